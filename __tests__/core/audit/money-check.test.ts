import { describe, expect, it } from '@jest/globals';
import { checkMoney } from '../../../src/core/audit/money-check.ts';
import { comparePeople, sumsOf } from '../../../src/core/audit/people-paid.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import {
  ann,
  bob,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  ledgerOf,
  personalId,
  study,
} from '../../kit/builders.ts';
import { both, ledger, of, type Shown, shown } from './money-shown.ts';

describe('the check of the money', () => {
  function check(
    held: StudyLedger,
    people: Shown | null,
    places: Readonly<Record<string, string>> = {},
    shownCents: number | null = null,
  ): string {
    const comparison = people === null ? null : comparePeople(held, shown(people));
    const { verdict, details } = checkMoney({
      ...{ study, currency: 'GBP', costCents: 725, sums: sumsOf(held), comparison, shownCents },
      placeOf: (person) => places[person] ?? null,
    });
    return `${verdict}: ${details.join(' / ')}`;
  }

  it.each<[string, string]>([
    [
      check(ledger('settled'), null),
      'passed: Prolific shows 7.25 GBP of bonuses, and the ledger holds 7.25 GBP for 2 people as arrived. The sums agree, so people were not compared one by one.',
    ],
    [
      check(ledger('settled'), both),
      'passed: Prolific shows 7.25 GBP of bonuses, and the ledger holds 7.25 GBP for 2 people as arrived. Person by person.',
    ],
    [
      check(ledger('accepted'), both),
      'passed: Prolific shows 7.25 GBP of bonuses, and the ledger holds 0.00 GBP for 0 people as arrived. Person by person. Another 7.25 GBP is accepted or in doubt, and may be on its way.',
    ],
    [
      check(ledger('resolved-paid'), both),
      'passed: Prolific shows 7.25 GBP of bonuses, and the ledger holds 0.00 GBP for 0 people as arrived. Person by person. Another 7.25 GBP counts as paid because of an answer: nothing proves that it arrived.',
    ],
    [
      check(ledger('settled'), [[ann, [425]]]),
      `failed: 1 person has 3.00 GBP less than what the ledger says had arrived. / \`person\` ${of(bob)} of the ledger: 3.00 GBP less.`,
    ],
    [
      check(ledger('settled'), [[ann, [425]]], { [of(bob)]: 'Line 3 of a.csv' }),
      'failed: 1 person has 3.00 GBP less than what the ledger says had arrived. / Line 3 of a.csv: 3.00 GBP less.',
    ],
    [
      check(ledger('settled'), [
        [ann, [425, 425]],
        [bob, [300]],
      ]),
      'failed: 1 person has 4.25 GBP more than the ledger holds for them.',
    ],
    [
      check(
        ledger('settled'),
        [
          [ann, [425, 425]],
          [bob, [300]],
        ],
        { [of(ann)]: 'Line 2 of a.csv' },
      ),
      'failed: 1 person has 4.25 GBP more than the ledger holds for them. / Line 2 of a.csv: 4.25 GBP more.',
    ],
    [
      check(
        ledger('settled'),
        [
          [ann, [425, 425]],
          [bob, [300]],
          [cyd, [700]],
          [dan, [20]],
        ],
        { [of(ann)]: 'Line 2 of a.csv' },
      ),
      'failed: 3 people have 11.45 GBP more than the ledger holds for them; the ledger has nothing at all for 2 of them. / Line 2 of a.csv: 4.25 GBP more. / 2 people have 7.20 GBP of that, and are in no line of the CSV.',
    ],
    [
      check(ledger('settled'), [...both, [cyd, [700], 'screened out'], [dan, [20.4]]]),
      'failed: 2 people have 7.20 GBP more than the ledger holds for them; the ledger has nothing at all for 2 of them. 1 of them was screened out: the reward for that is a likely cause.',
    ],
    [
      check(
        ledger('settled'),
        [
          [ann, [425, 425], 'screened out'],
          [bob, [300, 1], 'screened out'],
          [cyd, [700]],
        ],
        { [of(ann)]: 'Line 2 of a.csv', [of(bob)]: 'Line 3 of a.csv' },
      ),
      'failed: 3 people have 11.26 GBP more than the ledger holds for them; the ledger has nothing at all for 1 of them. 2 of them were screened out: the reward for that is a likely cause. / Line 2 of a.csv: 4.25 GBP more. / Line 3 of a.csv: 0.01 GBP more. / 1 person has 7.00 GBP of that, and is in no line of the CSV.',
    ],
  ])('says %s', (told, expected) => {
    expect(told).toBe(expected);
  });

  it.each([
    [ledger('settled'), 725, 'passed'],
    [ledger('settled'), 724.6, 'passed'],
    [ledger('settled'), 724.5, 'failed'],
    // A reward shows for its person, and is no part of the study's cost.
    [ledger('settled'), 900, 'passed'],
    [ledger('accepted'), 0, 'passed'],
    [ledger('resolved-paid'), 0, 'passed'],
    [ledger('refused'), 0, 'failed'],
  ])(
    'fails where the study cost more than its people have, and than is on its way',
    (held, shownCents, verdict) => {
      const nobodyElse = { over: [], under: [] };
      const sums = sumsOf(held);
      const seen = { study, currency: 'GBP', costCents: 725, sums, comparison: nobodyElse };
      const told = checkMoney({ ...seen, shownCents, placeOf: () => null });
      expect(told.verdict).toBe(verdict);
    },
  );

  it('names twenty who have less, and counts the rest', () => {
    const many = Array.from({ length: 22 }, (_, n) => claimedBonus(personalId(n + 1), 100));
    const held = ledgerOf(claim({ bonuses: many }), event('settled'));
    const told = check(held, []);
    expect(told.match(/1\.00 GBP less/g)).toHaveLength(20);
    expect(told).toMatch(/^failed: 22 people have 22\.00 GBP less .* \/ And 2 more\.$/);
  });
});
