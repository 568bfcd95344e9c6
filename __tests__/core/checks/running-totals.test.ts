import { describe, expect, it } from '@jest/globals';
import { fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import { findRunningTotals } from '../../../src/core/checks/running-totals.ts';
import {
  ann,
  batch,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  otherStudy,
  personalId,
  study,
} from '../../kit/builders.ts';

const people = [1, 2, 3, 4, 5].map(personalId);
type Pairs = readonly (readonly [PersonalId, number])[];

function pairs(cents: readonly (number | null)[]): Pairs {
  return cents.flatMap((one, at) => {
    const id = people[at];
    return one === null || id === undefined ? [] : [[id, one] as const];
  });
}

function codesFor(earlier: Pairs, now: Pairs, label = 'bonuses/week2.csv'): string[] {
  const ledger = ledgerOf(
    claim({ bonuses: earlier.map(([id, cents]) => claimedBonus(id, cents)) }),
    event('settled'),
  );
  return findRunningTotals([batch(now, { label })], new Map([[study, ledger]]), () => null).map(
    ({ code }) => code,
  );
}

const week1 = pairs([100, 200, 300, 400, 500]);

describe('RUNNING_TOTALS', () => {
  it.each<[string, Pairs, Pairs]>([
    ['everybody has more', week1, pairs([150, 250, 350, 450, 550])],
    ['one of five is missing', week1, pairs([150, 250, 350, 450, null])],
    ['one of five has the same', week1, pairs([150, 250, 350, 450, 500])],
    ['there were only three', pairs([100, 200, 300]), pairs([101, 201, 301])],
    ['there are others too', pairs([100, 200, 300]), pairs([101, 201, 301, 50, 50])],
  ])('is asked where %s', (_, earlier, now) => {
    expect(codesFor(earlier, now)).toEqual(['RUNNING_TOTALS']);
  });

  it.each<[string, Pairs, Pairs]>([
    ['two of five are missing', week1, pairs([150, 250, 350, null, null])],
    ['two of five have the same', week1, pairs([150, 250, 350, 400, 500])],
    ['somebody has less', week1, pairs([150, 250, 350, 450, 499])],
    ['there were only two', pairs([100, 200]), pairs([150, 250])],
  ])('is not asked where %s', (_, earlier, now) => {
    expect(codesFor(earlier, now)).toEqual([]);
  });

  it('is not asked of a label that the study knows', () => {
    expect(codesFor(week1, pairs([150, 250, 350, 450, 550]), 'bonuses/week1.csv')).toEqual([]);
  });

  it.each<[string, Pairs, Pairs]>([
    ['everybody has more', week1, pairs([150, 250, 350, 450, 550])],
    ['one of five is missing', week1, pairs([150, 250, 350, 450, null])],
  ])('is asked of two files that are new in one run, where %s', (_, earlier, now) => {
    const files = [batch(earlier, { label: 'a.csv' }), batch(now, { label: 'b.csv' })];
    const [question, ...rest] = findRunningTotals(files, new Map(), () => null);
    expect(question?.place).toEqual({ file: 'b.csv' });
    expect(question?.about).toEqual({ study, batch: 'b.csv', subject: 'a.csv' });
    expect(rest).toEqual([]);
  });

  it('is asked of a file whose earlier one has lines for another study too', () => {
    const files = [
      batch(week1, { label: 'a.csv' }),
      batch(week1, { label: 'a.csv', of: otherStudy }),
      batch(pairs([150, 250, 350, 450, 550]), { label: 'b.csv' }),
    ];
    expect(findRunningTotals(files, new Map(), () => null)).toHaveLength(1);
  });

  it('is not asked of a file about itself, where one person has five lines', () => {
    const file = batch(week1, { label: 'a.csv' });
    expect(findRunningTotals([file], new Map(), () => fingerprint(study, ann))).toEqual([]);
  });

  it('is asked of an earlier file that was paid in part, and whose rest is due in the same run', () => {
    const ledger = ledgerOf(
      claim({
        batch: 'a.csv',
        bonuses: pairs([100, 200]).map(([id, cents]) => claimedBonus(id, cents)),
      }),
      event('settled'),
    );
    const files = [
      batch(pairs([100, 200, 300]), { label: 'a.csv' }),
      batch(pairs([150, 250, 350]), { label: 'b.csv' }),
    ];
    const [question, ...rest] = findRunningTotals(files, new Map([[study, ledger]]), () => null);
    expect(question?.about).toEqual({ study, batch: 'b.csv', subject: 'a.csv' });
    expect(question?.message).toContain('3 of the 3 people of "a.csv"');
    expect(rest).toEqual([]);
  });

  it.each([
    [10, '20.00 in all'],
    [12, '24.00 in all'],
  ])('shows what the differences of %d people would be, ten of them by value', (count, sum) => {
    const many = Array.from({ length: count }, (_, at) => personalId(at + 1));
    const files = [1, 3].map((times) =>
      batch(
        many.map((id) => [id, 100 * times] as const),
        { label: `${times}.csv` },
      ),
    );
    const [question] = findRunningTotals(files, new Map(), () => null);
    const more = count > 10 ? ' and 2 more' : '';
    expect(question?.message).toContain(
      `The differences are ${'2.00, '.repeat(9)}2.00${more}, ${sum}.`,
    );
  });
});
