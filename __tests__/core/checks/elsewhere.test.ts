import { describe, expect, it } from '@jest/globals';
import type { Batch } from '../../../src/core/bonus.ts';
import type { Finding } from '../../../src/core/errors.ts';
import type { PersonalId } from '../../../src/core/ids.ts';
import type { BulkPayment, StudyLedger } from '../../../src/core/ledger/fold.ts';
import { findNewBatches, findPaidElsewhere } from '../../../src/core/checks/elsewhere.ts';
import {
  ann,
  batch,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  ledgerOf,
  otherStudy,
  type Outcome,
  study,
} from '../../kit/builders.ts';

type Pairs = readonly (readonly [PersonalId, number])[];

/** The other study has paid this under that label. */
function paid(pairs: Pairs, label = 'part1.csv', outcome: Outcome | null = 'settled'): StudyLedger {
  const bonuses = pairs.map(([id, cents]) => claimedBonus(id, cents, { of: otherStudy }));
  const claimed = claim({ batch: label, path: label, bonuses });
  return outcome === null ? ledgerOf(claimed) : ledgerOf(claimed, event(outcome));
}

interface Given {
  readonly others: StudyLedger;
  readonly all?: readonly Batch[];
  readonly mine?: StudyLedger;
  readonly participantOf?: () => PersonalId | null;
  readonly isOwn?: (bulk: BulkPayment) => boolean;
}

function ask(due: Batch, { others, mine, ...given }: Given): Finding[] {
  const ledgers = new Map([[otherStudy, others], ...(mine ? [[study, mine] as const] : [])]);
  const { participantOf = () => null, isOwn = () => false } = given;
  return findPaidElsewhere([due], given.all ?? [due], ledgers, participantOf, isOwn);
}

const three: Pairs = [
  [ann, 150],
  [bob, 125],
  [cyd, 75],
];

describe('PAID_ELSEWHERE', () => {
  it('is asked of a file that another study was paid by, and says of which, and how much', () => {
    const [question, ...others] = ask(batch(three, { label: 'part1.csv' }), {
      others: paid(three),
    });
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      kind: 'question',
      code: 'PAID_ELSEWHERE',
      message: `"part1.csv" is new to study ${study}, but "part1.csv" was paid under study ${otherStudy}, 3 of its 3 people with the same amounts (3.50 in all).`,
      place: { file: 'part1.csv' },
      about: { study, batch: 'part1.csv', subject: `${otherStudy}\tpart1.csv` },
    });
  });

  it.each<[string, Batch, Pairs, boolean]>([
    ['the same label and other people', batch([[dan, 5]], { label: 'part1.csv' }), three, true],
    ['another label and half of the people', batch([...three, [dan, 5]]), three.slice(0, 2), true],
    ['another label and less than half', batch([...three]), three.slice(0, 1), false],
    [
      'another label and the same people with other amounts',
      batch(three.map(([id]) => [id, 9])),
      three,
      false,
    ],
    ['another label and nobody', batch([[dan, 5]]), three, false],
    [
      'half of the batch, though a small part of what was paid there',
      batch([[ann, 150]]),
      three,
      true,
    ],
  ])('with %s: asked is %3$j', (_, due, there, isAsked) => {
    expect(ask(due, { others: paid(there) })).toHaveLength(isAsked ? 1 : 0);
  });

  it('says so where the same label has nobody with the same amount, whatever other files there are', () => {
    const due = batch([[dan, 5]], { label: 'part1.csv' });
    const another = batch([[dan, 5]], { label: 'part2.csv', of: otherStudy });
    const [question, ...rest] = ask(due, { others: paid(three), all: [due, another] });
    expect(rest).toEqual([]);
    expect(question?.message).toContain(
      `"part1.csv" was paid under study ${otherStudy}, though none of its 1 person with the same amount.`,
    );
  });

  it.each<[Outcome | null, boolean]>([
    ['accepted', true],
    ['settled', true],
    ['resolved-paid', true],
    [null, true],
    ['unknown', true],
    ['refused', false],
    ['resolved-not-paid', false],
  ])('counts what may have been paid: after %j asked is %j', (outcome, isAsked) => {
    const due = batch(three, { label: 'part1.csv' });
    expect(ask(due, { others: paid(three, 'part1.csv', outcome) })).toHaveLength(isAsked ? 1 : 0);
  });

  it('is not asked of a batch that the study itself knows, nor of other batches of its own', () => {
    const due = batch([...three, [dan, 5]], { label: 'part1.csv' });
    const mine = ledgerOf(
      claim({ batch: 'part1.csv', bonuses: [claimedBonus(ann, 150)] }),
      event('settled'),
    );
    expect(ask(due, { others: paid(three), mine })).toEqual([]);
    expect(findNewBatches([due], new Map([[study, mine]]))).toEqual([]);
    expect(findNewBatches([due], new Map())).toEqual([due]);
    const label = 'part2.csv';
    expect(ask(batch([[ann, 150]], { label }), { others: ledgerOf(), mine })).toEqual([]);
  });

  it('knows a participant behind the id of a submission, which no other study has', () => {
    const submission = `9${ann.slice(1)}` as PersonalId;
    const due = batch([[submission, 150]]);
    expect(ask(due, { others: paid(three) })).toEqual([]);
    expect(ask(due, { others: paid(three), participantOf: () => ann })).toHaveLength(1);
  });

  it('takes people from all labels of the other study together, and names that with most of them', () => {
    const bonusOf = (id: PersonalId, cents: number) => claimedBonus(id, cents, { of: otherStudy });
    const bulk = bulkId('bulk-2');
    const others = ledgerOf(
      claim({ batch: 'a.csv', bonuses: [bonusOf(ann, 150)] }),
      event('settled'),
      claim({ bulk, batch: 'b.csv', bonuses: [bonusOf(bob, 125), bonusOf(cyd, 75)] }),
      event('settled', bulk),
    );
    const [question] = ask(batch(three, { label: 'all.csv' }), { others });
    expect(question?.message).toContain('"b.csv"');
    expect(question?.message).toContain('3 of its 3 people');
  });

  it.each<[string, string, string[]]>([
    ['its own label, though more of its people are under another', 'a.csv', ['a.csv', 'b.csv']],
    ['of two labels with as many of its people, the first by name', 'c.csv', ['b.csv', 'a.csv']],
    ['the same where that was paid first', 'c.csv', ['a.csv', 'b.csv']],
  ])('names %s', (_, label, [annsLabel = '', bobsLabel = '']) => {
    const bonusOf = (id: PersonalId, cents: number) => claimedBonus(id, cents, { of: otherStudy });
    const bulk = bulkId('bulk-2');
    const more = label === 'a.csv' ? [bonusOf(cyd, 75)] : [];
    const others = ledgerOf(
      claim({ batch: annsLabel, bonuses: [bonusOf(ann, 150)] }),
      event('settled'),
      claim({ bulk, batch: bobsLabel, bonuses: [bonusOf(bob, 125), ...more] }),
      event('settled', bulk),
    );
    const [question] = ask(batch(three, { label }), { others });
    expect(question?.about?.subject).toBe(`${otherStudy}\ta.csv`);
  });

  it('is one question for each other study', () => {
    const third = '5f00000000000000000000cc' as typeof study;
    const due = batch(three, { label: 'part1.csv' });
    const ledgers = new Map([
      [otherStudy, paid(three)],
      [third, paid(three)],
    ]);
    const questions = findPaidElsewhere(
      [due],
      [due],
      ledgers,
      () => null,
      () => false,
    );
    expect(questions.map(({ about }) => about?.subject)).toEqual([
      `${otherStudy}\tpart1.csv`,
      `${third}\tpart1.csv`,
    ]);
  });

  it('is not asked because of what the run itself has paid, or the plan that it was given', () => {
    const due = batch(three, { label: 'part1.csv' });
    expect(ask(due, { others: paid(three), isOwn: () => true })).toEqual([]);
  });
});

describe('of a file that names the study in each line, PAID_ELSEWHERE', () => {
  const label = 'all.csv';
  const theirs = batch(three, { label, of: otherStudy });

  it('is not asked where each study has its own people, or the file has them in both', () => {
    const others = paid(three, label);
    const own = batch([[dan, 5]], { label });
    expect(ask(own, { others, all: [own, theirs] })).toEqual([]);
    const both = batch(three, { label });
    expect(ask(both, { others, all: [both, theirs] })).toEqual([]);
  });

  it('is not asked of new people where somebody was taken out who was paid in the other study', () => {
    const own = batch([[dan, 5]], { label });
    const left = batch(three.slice(1), { label, of: otherStudy });
    expect(ask(own, { others: paid(three, label), all: [own, left] })).toEqual([]);
  });

  it('is asked where people whom it has in both were paid under another label', () => {
    const both = batch(three, { label });
    expect(ask(both, { others: paid(three, 'old.csv'), all: [both, theirs] })).toHaveLength(1);
  });

  it('is asked where the study of lines was changed that were paid', () => {
    const others = paid(three, label);
    const moved = batch(three.slice(0, 2), { label });
    const left = batch(three.slice(2), { label, of: otherStudy });
    const [question] = ask(moved, { others, all: [moved, left] });
    expect(question?.message).toContain('2 of its 2 people');
  });
});
