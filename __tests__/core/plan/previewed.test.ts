import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/core/plan/digest.ts';
import { planDue } from '../../../src/core/plan/due.ts';
import {
  findNotPreviewed,
  previewBeginning,
  parsePreviewMark,
  renderPreviewMark,
} from '../../../src/core/plan/previewed.ts';
import {
  ann,
  batch,
  bob,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  study,
} from '../../kit/builders.ts';

const both = batch([
  [ann, 425],
  [bob, 300],
]);
const digest = digestOf(both.bonuses);
const plan = planDue([both], new Map(), String);
const first = `${previewBeginning}pay.yml/bonuses 0123 -->`;
const second = renderPreviewMark(plan);

describe('what a preview comment shows', () => {
  it('is the digest of what is due, without its questions', () => {
    expect(parsePreviewMark(`${first}\n${second}\n## Merging …`)).toBe(digest);
  });

  it('is read where an editor has made its ends of lines those of Windows', () => {
    expect(parsePreviewMark(`${first}\r\n${second}\r\n## Merging …`)).toBe(digest);
  });

  it.each([
    ['a comment that is no preview', `${second}\n${second}`],
    ['a quote of a preview', `> ${first}\n> ${second}`],
    ['a preview of a plan that could not be paid', `${first}\n## Nothing can be paid`],
    ['a preview with the mark on a later line', `${first}\n\n${second}`],
    ['a preview with a word behind the mark', `${first}\n${second} x`],
    ['a preview with a word before the mark', `${first}\nx ${second}`],
    ['a mark that is cut off', `${first}\n${second.slice(0, -8)}`],
    ['a first line without an end', `${first}${'<'.repeat(1_000)}\n${second}`],
    ['nothing', ''],
  ])('is nothing in %s', (_, comment) => {
    expect(parsePreviewMark(comment)).toBeNull();
  });
});

describe('NOT_PREVIEWED', () => {
  const shown = (...digests: readonly string[]) => ({
    pullRequests: [{ number: 7, title: 'Bonuses', approvedBy: [] }],
    digests: new Set(digests),
  });

  it('is not asked where one of the previews showed the same people and amounts', () => {
    expect(findNotPreviewed(plan, '1', shown('0'.repeat(64), digest))).toBeNull();
  });

  it.each([
    ['no pull request', { pullRequests: [], digests: new Set<string>() }, 'no merged pull request'],
    ['no preview', shown(), '#7'],
    ['a preview of other amounts', shown(digestOf(batch([[ann, 425]]).bonuses)), '#7'],
  ])('is asked where there is %s', (_, previews, words) => {
    expect(findNotPreviewed(plan, '1', previews)).toMatchObject({
      kind: 'question',
      code: 'NOT_PREVIEWED',
      message: expect.stringContaining(words),
    });
  });

  it.each([
    ['this very run', '19', null],
    ['another run', '20', 'NOT_PREVIEWED'],
  ])('takes what %s has paid of it for a part of what was shown, or not', (_, runId, code) => {
    // The claim is of run 19.
    const ledger = ledgerOf(claim({ bonuses: [claimedBonus(ann)] }), event('accepted'));
    const rest = planDue([both], new Map([[study, ledger]]), String);
    expect(rest.due).toHaveLength(1);
    expect(findNotPreviewed(rest, runId, shown(digest))?.code ?? null).toBe(code);
  });
});
