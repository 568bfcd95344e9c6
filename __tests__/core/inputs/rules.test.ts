import { describe, expect, it } from '@jest/globals';
import { inputDefaults } from '../../../src/core/inputs/defaults.ts';
import { findTogether, type Together } from '../../../src/core/inputs/rules.ts';

const all: Together = {
  mode: 'pay',
  prolificToken: 'p',
  githubToken: 'g',
  studyId: '5'.repeat(24),
  csv: ['a.csv'],
  quote: false,
  resolve: [],
  approve: null,
  ledger: 'branch',
  ledgerBranch: inputDefaults['ledger-branch'],
  ledgerPath: inputDefaults['ledger-path'],
  ledgerRepository: null,
  ledgerToken: 'g',
};

const find = (given: Partial<Together>, wrong: readonly string[] = []) =>
  findTogether({ ...all, ...given }, new Set(wrong), 'main');

describe('the rules between inputs', () => {
  it.each<[string, Partial<Together>]>([
    ['pay', {}],
    ['pay whose study is in the file', { studyId: null }],
    ['pay that resolves', { resolve: [{}] }],
    ['a ledger on another branch', { ledgerBranch: 'accounts' }],
    ['a ledger of artifacts', { ledger: 'artifact' }],
    ['plan', { mode: 'plan' }],
    ['a plan of a digest', { mode: 'plan', approve: 'd'.repeat(64) }],
    ['plan without a token', { mode: 'plan', prolificToken: null }],
    ['plan with a quote', { mode: 'plan', quote: true }],
    ['audit of a study', { mode: 'audit', csv: [] }],
    [
      'a branch of that name in another repository',
      { ledgerBranch: 'main', ledgerRepository: 'lab/ledger' },
    ],
    ['reconcile of a file', { mode: 'reconcile', studyId: null }],
    ['reconcile of a study', { mode: 'reconcile', csv: [] }],
  ])('finds nothing wrong in %s', (_what, given) => {
    expect(find(given)).toEqual([]);
  });

  it.each<[string, Partial<Together>, string[]]>([
    ['pay without a token', { prolificToken: null }, ['prolific-token']],
    ['reconcile without a token', { mode: 'reconcile', prolificToken: null }, ['prolific-token']],
    [
      'a quote without a token',
      { mode: 'plan', quote: true, prolificToken: null },
      ['prolific-token'],
    ],
    ['pay with a quote, without a token', { quote: true, prolificToken: null }, ['prolific-token']],
    ['no github-token', { githubToken: '', ledgerToken: '' }, ['github-token']],
    ['pay without csv', { csv: [] }, ['csv']],
    ['pay without csv and study', { csv: [], studyId: null }, ['csv']],
    ['plan without csv', { mode: 'plan', csv: [] }, ['csv']],
    ['reconcile of nothing', { mode: 'reconcile', csv: [], studyId: null }, ['study-id']],
    [
      'a digest for a run that pays nothing',
      { mode: 'reconcile', approve: 'd'.repeat(64) },
      ['answer'],
    ],
    ['a ledger on the default branch', { ledgerBranch: 'main' }, ['ledger-branch']],
    [
      'an artifact on a branch',
      { ledger: 'artifact', ledgerBranch: 'accounts', ledgerPath: 'folder' },
      ['ledger-branch', 'ledger-path'],
    ],
    [
      'an artifact in another repository',
      { ledger: 'artifact', ledgerRepository: 'lab/ledger', ledgerToken: 'l' },
      ['ledger-repository', 'ledger-token'],
    ],
    ['plan that resolves', { mode: 'plan', resolve: [{}] }, ['answer']],
    ['audit that resolves', { mode: 'audit', resolve: [{}] }, ['answer']],
    [
      'all of it',
      { githubToken: '', ledgerToken: '', prolificToken: null, csv: [] },
      ['github-token', 'prolific-token', 'csv'],
    ],
  ])('names what is wrong in %s', (_what, given, names) => {
    const found = find(given);
    expect(found.map(({ message }) => message.split(':')[0])).toEqual(names);
    for (const { hint } of found) expect(hint).toMatch(/\.$/);
  });

  it('call nothing missing that was given and is wrong', () => {
    const nothing = { prolificToken: null, githubToken: '', ledgerToken: '', csv: [] };
    expect(find(nothing, ['prolific-token', 'github-token', 'csv'])).toEqual([]);
    const noStudy = { mode: 'reconcile', csv: [], studyId: null } as const;
    expect(find(noStudy, ['study-id'])).toEqual([]);
  });
});
