import { describe, expect, it } from '@jest/globals';
import { findMissingInputs, type GivenInputs } from '../../../src/core/inputs/rules.ts';

const all: GivenInputs = {
  mode: 'pay',
  prolificToken: true,
  githubToken: true,
  studyId: true,
  csv: true,
  quote: false,
  resolutions: false,
  approve: false,
  isDefaultBranch: false,
  ledger: 'branch',
  branchInputs: [],
};

describe('findMissingInputs', () => {
  it.each<[string, Partial<GivenInputs>]>([
    ['pay', {}],
    ['pay whose study is in the file', { studyId: false }],
    ['pay that resolves', { resolutions: true }],
    ['a ledger on another branch', { branchInputs: ['ledger-branch'] }],
    ['a ledger of artifacts', { ledger: 'artifact' }],
    ['plan', { mode: 'plan' }],
    ['a plan of a digest', { mode: 'plan', approve: true }],
    ['plan without a token', { mode: 'plan', prolificToken: false }],
    ['plan with a quote', { mode: 'plan', quote: true }],
    ['reconcile of a file', { mode: 'reconcile', studyId: false }],
    ['reconcile of a study', { mode: 'reconcile', csv: false }],
  ])('finds nothing wrong in %s', (_what, given) => {
    expect(findMissingInputs({ ...all, ...given })).toEqual([]);
  });

  it.each<[string, Partial<GivenInputs>, string[]]>([
    ['pay without a token', { prolificToken: false }, ['prolific-token']],
    ['reconcile without a token', { mode: 'reconcile', prolificToken: false }, ['prolific-token']],
    [
      'a quote without a token',
      { mode: 'plan', quote: true, prolificToken: false },
      ['prolific-token'],
    ],
    [
      'pay with a quote, without a token',
      { quote: true, prolificToken: false },
      ['prolific-token'],
    ],
    ['no github-token', { githubToken: false }, ['github-token']],
    ['pay without csv', { csv: false }, ['csv']],
    ['pay without csv and study', { csv: false, studyId: false }, ['csv']],
    ['plan without csv', { mode: 'plan', csv: false }, ['csv']],
    ['reconcile of nothing', { mode: 'reconcile', csv: false, studyId: false }, ['study-id']],
    ['a digest for a run that pays nothing', { mode: 'reconcile', approve: true }, ['answer']],
    ['a ledger on the default branch', { isDefaultBranch: true }, ['ledger-branch']],
    [
      'an artifact on a branch',
      { ledger: 'artifact', branchInputs: ['ledger-branch', 'ledger-path'] },
      ['ledger-branch', 'ledger-path'],
    ],
    ['plan that resolves', { mode: 'plan', resolutions: true }, ['answer']],
    [
      'all of it',
      { githubToken: false, prolificToken: false, csv: false },
      ['github-token', 'prolific-token', 'csv'],
    ],
  ])('names what is wrong in %s', (_what, given, names) => {
    const found = findMissingInputs({ ...all, ...given });
    expect(found.map(({ message }) => message.split(':')[0])).toEqual(names);
    for (const { hint } of found) expect(hint).toMatch(/\.$/);
  });
});
