import { describe, expect, it } from '@jest/globals';
import { fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import {
  believeList,
  rosterOf,
  countOf,
  isScreenedOut,
  receivedBy,
} from '../../../src/core/prolific/roster.ts';
import { ann, bob, cyd, study, submission } from '../../kit/builders.ts';

const second = '9'.repeat(24) as PersonalId;

describe('rosterOf', () => {
  it('finds a participant by participant id, by each submission id, and by pseudonym', () => {
    const first = submission(ann);
    const again = submission(ann, { id: second });
    const { byId, byPerson } = rosterOf(study, [first, submission(bob), again]);
    const found = byId.get(ann);
    expect(found).toEqual({
      id: ann,
      person: fingerprint(study, ann),
      submissions: [first, again],
    });
    expect(byId.get(first.id)).toBe(found);
    expect(byId.get(second)).toBe(found);
    expect(byPerson.get(fingerprint(study, ann))).toBe(found);
    expect(byId.get(bob)?.submissions).toHaveLength(1);
  });

  it('does not find who never took part', () => {
    const { byId, byPerson } = rosterOf(study, [submission(ann)]);
    expect(byId.get(cyd)).toBeUndefined();
    expect(byPerson.get(fingerprint(study, cyd))).toBeUndefined();
    expect(rosterOf(study, []).byId.size).toBe(0);
  });
});

describe('isScreenedOut', () => {
  it.each([
    ['SCREENED OUT', true],
    ['SCREENED_OUT', true],
    ['screened-out', true],
    ['ScreenedOut', true],
    ['APPROVED', false],
    ['RETURNED', false],
    ['TIMED-OUT', false],
    ['SOMETHING NEW', false],
    ['', false],
  ])('of a submission that is "%s" is %p', (status, expected) => {
    expect(isScreenedOut(submission(ann, { status }))).toBe(expected);
  });
});

describe('believeList', () => {
  const listed = (received: number[] | null, given: Parameters<typeof submission>[1] = {}) =>
    submission(ann, { ...given, received });
  const bobs = submission(bob, { received: [300] });
  const believed = (cost: number | null, ...list: Parameters<typeof believeList>[0]) =>
    believeList(list, cost).map(({ received }) => received);

  it.each<[string, (number[] | null)[], number | null, (number[] | null)[]]>([
    ['takes what adds up to the cost', [[425], []], 725, [[425], [], [300]]],
    ['takes nothing where the cost is more', [[], []], 725, [null, null, null]],
    ['takes nothing where the cost is less', [[425], []], 724, [null, null, null]],
    ['takes nothing where the cost is not known', [[425], []], null, [null, null, null]],
    ['leaves out what the list does not say', [[425], null], 725, [[425], null, [300]]],
  ])('%s', (_, [first = null, again = null], cost, expected) => {
    const theirs = [listed(first), listed(again, { id: second })];
    expect(believed(cost, ...theirs, bobs)).toEqual(expected);
  });

  it('takes nothing of somebody who was screened out, on none of their submissions', () => {
    const out = listed([], { id: second, status: 'SCREENED OUT' });
    expect(believed(725, listed([425]), out, bobs)).toEqual([null, null, [300]]);
  });

  it('takes that nobody has received anything where the cost is nothing', () => {
    expect(believed(0, listed([]))).toEqual([[]]);
  });
});

describe('receivedBy', () => {
  it('adds all submissions of a person up, and notes when each screened-out one was completed', () => {
    const at = new Date('2026-11-22T12:00:00Z');
    expect(
      receivedBy([
        { ...submission(ann), received: [425, 20.5] },
        { ...submission(ann, { status: 'SCREENED OUT', completedAt: at }), received: [425] },
        { ...submission(ann, { status: 'SCREENED OUT', completedAt: null }), received: [] },
      ]),
    ).toEqual({ amounts: [425, 20.5, 425], screenedOutAt: [at, null] });
  });

  it('of no submissions is nothing', () => {
    expect(receivedBy([])).toEqual({ amounts: [], screenedOutAt: [] });
  });
});

describe('countOf', () => {
  it.each<[number[], number]>([
    [[], 0],
    [[425], 1],
    [[425, 100, 425], 2],
    [[425.0], 1],
    [[425.5, 424.99, 425.0000001], 0],
    [[4.25, 42500], 0],
    [[-425, Number.NaN], 0],
  ])('finds 425 in %p %i times', (amounts, times) => {
    expect(countOf(amounts, 425)).toBe(times);
  });
});
