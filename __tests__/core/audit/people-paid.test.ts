import { describe, expect, it } from '@jest/globals';
import { comparePeople, sumsOf } from '../../../src/core/audit/people-paid.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import { ann, bob, cyd, dan } from '../../kit/builders.ts';
import { both, ledger, of, type Shown, shown } from './money-shown.ts';

function compared(held: StudyLedger, people: Shown): string[] {
  const { over, under } = comparePeople(held, shown(people));
  const names = new Map([ann, bob, cyd, dan].map((id, n) => [of(id), 'abcd'[n] ?? '']));
  return [
    ...over.map(
      ({ person, cents, isInLedger }) =>
        `${names.get(person) ?? '?'}+${cents}${isInLedger ? '' : ' outside'}`,
    ),
    ...under.map(({ person, cents }) => `${names.get(person) ?? '?'}-${cents}`),
  ].sort();
}

describe('money by person', () => {
  it.each<[string, StudyLedger, Shown, string[]]>([
    ['as settled', ledger('settled'), both, []],
    ['settled, and one has nothing', ledger('settled'), [[ann, [425]]], ['b-300']],
    [
      'settled, and one has nothing but is known',
      ledger('settled'),
      [
        [ann, [425]],
        [bob, []],
      ],
      ['b-300'],
    ],
    [
      'swapped',
      ledger('settled'),
      [
        [ann, [300]],
        [bob, [425]],
      ],
      ['a+300', 'a-425', 'b+425', 'b-300'],
    ],
    [
      'twice',
      ledger('settled'),
      [
        [ann, [425, 425]],
        [bob, [300]],
      ],
      ['a+425'],
    ],
    [
      'a penny off',
      ledger('settled'),
      [
        [ann, [424]],
        [bob, [300]],
      ],
      ['a+424', 'a-425'],
    ],
    [
      'in two parts of the same sum',
      ledger('settled'),
      [
        [ann, [400, 25]],
        [bob, [300]],
      ],
      ['a+425', 'a-425'],
    ],
    ['to somebody outside', ledger('settled'), [...both, [cyd, [700]]], ['c+700 outside']],
    ['to nobody else', ledger('settled'), [...both, [cyd, []]], []],
    ['accepted and there', ledger('accepted'), both, []],
    ['accepted and on its way', ledger('accepted'), [[ann, []]], []],
    ['in doubt and there', ledger('unknown'), both, []],
    ['in doubt and not there', ledger('unknown'), [], []],
    ['in doubt and there twice', ledger('unknown'), [[ann, [425, 425]]], ['a+425']],
    ['refused and there anyway', ledger('refused'), [[ann, [425]]], ['a+425 outside']],
    ['answered as paid and not there', ledger('resolved-paid'), [], []],
    ['answered as paid and there', ledger('resolved-paid'), both, []],
    ['answered as not paid and there', ledger([]), [[ann, [425]]], ['a+425 outside']],
    ['answered as not paid but for one', ledger([ann]), [[ann, [425]]], []],
    ['accepted against an answer', ledger([ann], 'accepted'), both, []],
  ])('is compared as multisets: %s', (_, held, people, expected) => {
    expect(compared(held, people)).toEqual(expected);
  });

  it.each<[StudyLedger, ReturnType<typeof sumsOf>]>([
    [ledger('settled'), { seenCents: 725, awaitedCents: 0, answeredCents: 0, people: 2 }],
    [ledger('accepted'), { seenCents: 0, awaitedCents: 725, answeredCents: 0, people: 0 }],
    [ledger(), { seenCents: 0, awaitedCents: 725, answeredCents: 0, people: 0 }],
    [ledger('refused'), { seenCents: 0, awaitedCents: 0, answeredCents: 0, people: 0 }],
    [ledger('resolved-paid'), { seenCents: 0, awaitedCents: 0, answeredCents: 725, people: 0 }],
    [ledger([ann]), { seenCents: 0, awaitedCents: 0, answeredCents: 425, people: 0 }],
    [ledger([ann], 'accepted'), { seenCents: 0, awaitedCents: 300, answeredCents: 425, people: 0 }],
  ])('is summed up by what proves it', (held, sums) => {
    expect(sumsOf(held)).toEqual(sums);
  });
});
