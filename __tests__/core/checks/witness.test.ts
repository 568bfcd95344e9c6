import { describe, expect, it } from '@jest/globals';
import type { Bonus } from '../../../src/core/bonus.ts';
import { type Fingerprint, fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import type { ClaimedBonus } from '../../../src/core/ledger/lines.ts';
import { rosterOf, type Received } from '../../../src/core/prolific/roster.ts';
import {
  findAlreadyBonused,
  findPersonsToRead,
  findRecipients,
  isCostExplained,
  settledAmounts,
} from '../../../src/core/checks/witness.ts';
import {
  ann,
  bob,
  bonuses,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  ledgerOf,
  type Outcome,
  study,
  submission,
} from '../../kit/builders.ts';

const mask = (id: string): string => `…${id.slice(-4)}`;
const empty = ledgerOf();
const annsPerson = fingerprint(study, ann);
const annsSubmission = submission(ann);
const annsSecond = submission(ann, { id: '9'.repeat(24) as PersonalId });
const roster = rosterOf(study, [annsSubmission, annsSecond, submission(bob)]);

function recipientsOf(due: readonly Bonus[], ledger = empty, of = roster) {
  return findRecipients(due, ledger, of, mask);
}

describe('findRecipients', () => {
  it('finds the person behind a participant id and behind a submission id', () => {
    const due = bonuses([
      [annsSubmission.id, 425],
      [bob, 1000],
    ]);
    const { recipients, findings } = recipientsOf(due);
    expect(findings).toEqual([]);
    expect(recipients.map(({ bonus, participant }) => [bonus, participant.id])).toEqual([
      [due[0], ann],
      [due[1], bob],
    ]);
  });

  it('is NOT_IN_STUDY for each id that never took part, and the others go on', () => {
    const { recipients, findings } = recipientsOf(
      bonuses([
        [cyd, 425],
        [ann, 425],
        ['8'.repeat(24) as PersonalId, 425],
      ]),
    );
    expect(recipients).toHaveLength(1);
    expect(findings).toMatchObject([
      {
        kind: 'error',
        code: 'NOT_IN_STUDY',
        message: `…66c3 has no submission in study ${study}.`,
        place: { file: 'bonuses/week1.csv', lineNumber: 1 },
      },
      { code: 'NOT_IN_STUDY', place: { lineNumber: 3 } },
    ]);
  });

  it.each<[string, PersonalId, string[]]>([
    ['is their first', annsSubmission.id, []],
    ['is their second', annsSecond.id, []],
    ["is somebody else's", submission(bob).id, ['NOT_IN_STUDY']],
    ["is nobody's", '8'.repeat(24) as PersonalId, ['NOT_IN_STUDY']],
  ])('holds a participant and a submission of one line together: it %s', (_, theirs, codes) => {
    const [line, other] = bonuses([
      [ann, 425],
      [bob, 425],
    ]);
    if (line === undefined || other === undefined) throw new Error('No lines.');
    const { recipients, findings } = recipientsOf([{ ...line, submission: theirs }, other]);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(findings.map(({ place }) => place?.lineNumber)).toEqual(codes.map(() => 1));
    expect(recipients).toHaveLength(2 - codes.length);
  });

  it.each(['RETURNED', 'TIMED-OUT', 'REJECTED', 'SCREENED OUT', 'RESERVED', 'SOMETHING NEW'])(
    'takes a submission that is %s for taking part',
    (status) => {
      const of = rosterOf(study, [submission(cyd, { status })]);
      expect(recipientsOf(bonuses([[cyd, 425]]), empty, of).findings).toEqual([]);
    },
  );

  it('finds nobody where nothing is due', () => {
    expect(recipientsOf([])).toEqual({ recipients: [], findings: [] });
  });
});

describe('SAME_PERSON', () => {
  it.each<[string, PersonalId, PersonalId]>([
    ['participant id and submission id', ann, annsSubmission.id],
    ['submission id and participant id', annsSubmission.id, ann],
    ['the ids of two submissions', annsSubmission.id, annsSecond.id],
  ])('is an error in the file for %s', (_, first, second) => {
    const { findings } = recipientsOf(
      bonuses([
        [first, 425],
        [bob, 1],
        [second, 300],
      ]),
    );
    expect(findings).toMatchObject([
      { kind: 'error', code: 'SAME_PERSON', place: { file: 'bonuses/week1.csv', lineNumber: 3 } },
    ]);
    expect(findings[0]?.message).toContain(
      `${mask(second)} is the same person as the one of line 1 of bonuses/week1.csv: `,
    );
  });

  it('names each line after the first', () => {
    const { findings } = recipientsOf(
      bonuses([
        [ann, 1],
        [annsSubmission.id, 1],
        [annsSecond.id, 1],
      ]),
    );
    expect(findings.map(({ place }) => place?.lineNumber)).toEqual([2, 3]);
  });

  it.each<[Outcome, number]>([
    ['accepted', 1],
    ['settled', 1],
    ['resolved-paid', 1],
    ['refused', 0],
    ['resolved-not-paid', 0],
  ])('is found against the ledger: after `%s` there are %i errors', (outcome, count) => {
    const ledger = ledgerOf(claim(), event(outcome));
    const { findings } = recipientsOf(bonuses([[annsSubmission.id, 425]]), ledger);
    expect(findings).toHaveLength(count);
    for (const { code, message } of findings) {
      expect(code).toBe('SAME_PERSON');
      expect(message).toContain(
        'is the same person as the one of bulk payment bulk-1, which was paid:',
      );
    }
  });

  it('is found against a ledger that knows the submission', () => {
    const paid = claimedBonus(annsSubmission.id, 425, { person: annsPerson });
    const ledger = ledgerOf(claim({ bonuses: [paid] }), event('settled'));
    expect(recipientsOf(bonuses([[ann, 425]]), ledger).findings).toMatchObject([
      { code: 'SAME_PERSON' },
    ]);
  });

  it('is not for two batches, nor for the same id that a repeated batch has', () => {
    const ledger = ledgerOf(claim(), event('settled'));
    const [other] = bonuses([[annsSubmission.id, 425]], { label: 'week 2' });
    const [same] = bonuses([[ann, 425]]);
    if (other === undefined || same === undefined) throw new Error('Two bonuses.');
    expect(recipientsOf([other, same], ledger)).toMatchObject({
      findings: [],
      recipients: [{ bonus: other }, { bonus: same }],
    });
  });
});

const onlyAnn = rosterOf(study, [annsSubmission]);

function recipientsAlone(due: readonly Bonus[], ledger = empty, of = onlyAnn) {
  return recipientsOf(due, ledger, of);
}

describe('the cheap check holds', () => {
  const gbp = (cents: number) => ({ currency: 'GBP', bonuses: cents });

  it.each<[string, Outcome[], number, boolean]>([
    ['nothing was ever paid, and the cost is nothing', ['refused'], 0, true],
    ['nothing was ever paid, and the cost is something', ['refused'], 425, false],
    ['all is settled, and the cost is that', ['settled'], 425, true],
    ['all is settled, and the cost lags', ['settled'], 0, false],
    ['all is settled, and the cost is more', ['settled'], 850, false],
    ['all is settled, and the cost differs by a fraction', ['settled'], 425.5, false],
    // A payment by hand of the same sum could stand for the one that is on its way.
    ['one is unsettled, and the cost is as if it were settled', ['accepted'], 425, false],
    ['one is unsettled, and the cost is as if it were not there', ['accepted'], 0, false],
    ['one was resolved as paid, and the cost has it', ['resolved-paid'], 425, false],
    ['one was resolved as not paid', ['resolved-not-paid'], 0, true],
    ['one was resolved as not paid, and came anyway', ['resolved-not-paid'], 425, false],
  ])('or not where %s', (_, outcomes, cents, holds) => {
    const ledger = ledgerOf(claim(), ...outcomes.map((outcome) => event(outcome)));
    expect(isCostExplained(ledger, gbp(cents))).toBe(holds);
  });

  it('for an empty ledger only at no cost, and for several bulk payments at their sum', () => {
    expect(isCostExplained(empty, gbp(0))).toBe(true);
    expect(isCostExplained(empty, gbp(1))).toBe(false);
    const other = claim({
      bulk: bulkId('b'),
      bonuses: [claimedBonus(bob, 1000), claimedBonus(cyd, 5)],
    });
    const ledger = ledgerOf(claim(), event('settled'), other, event('settled', 'b'));
    expect(isCostExplained(ledger, gbp(1430))).toBe(true);
    const oneOpen = ledgerOf(claim(), event('settled'), other, event('accepted', 'b'));
    expect(isCostExplained(oneOpen, gbp(425))).toBe(false);
  });

  it('never after some of what was resolved as not paid had arrived', () => {
    const ledger = ledgerOf(claim(), event('resolved-not-paid', 'bulk-1', [annsPerson]));
    expect([0, 425].map((cents) => isCostExplained(ledger, gbp(cents)))).toEqual([false, false]);
  });
});

describe('findPersonsToRead', () => {
  const screened = rosterOf(study, [
    submission(ann),
    submission(bob, { status: 'SCREENED OUT' }),
    submission(bob, { id: '9'.repeat(24) as PersonalId }),
    submission(cyd, { status: 'RETURNED' }),
  ]);
  const { recipients } = recipientsAlone(
    [ann, bob, cyd].flatMap((id) => bonuses([[id, 425]])),
    empty,
    screened,
  );

  it('is everybody due where the cost is not explained', () => {
    expect(findPersonsToRead(recipients, false).map(({ id }) => id)).toEqual([ann, bob, cyd]);
  });

  it('is only who was ever screened out where it is', () => {
    expect(findPersonsToRead(recipients, true).map(({ id }) => id)).toEqual([bob]);
  });

  it('names a person of several bonuses once', () => {
    const twice = [...recipients, ...recipients];
    expect(findPersonsToRead(twice, false)).toHaveLength(3);
    expect(findPersonsToRead([], false)).toEqual([]);
  });
});

describe('settledAmounts', () => {
  it('is what was settled for each person, and nothing that is on its way or was only taken as arrived', () => {
    const ledger = ledgerOf(
      claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
      event('settled'),
      claim({
        bulk: bulkId('b'),
        bonuses: [claimedBonus(annsSubmission.id, 300, { person: annsPerson })],
      }),
      event('settled', 'b'),
      claim({ bulk: bulkId('c') }),
      event('accepted', 'c'),
      claim({ bulk: bulkId('d'), bonuses: [claimedBonus(cyd)] }),
      event('resolved-not-paid', 'd', [claimedBonus(cyd).to]),
    );
    expect(settledAmounts(ledger)).toEqual(
      new Map([
        [annsPerson, [425, 300]],
        [fingerprint(study, bob), [1000]],
      ]),
    );
    expect(settledAmounts(empty).size).toBe(0);
  });
});

describe('ALREADY_BONUSED', () => {
  const due = bonuses([[ann, 425]], { label: 'week 2' });
  const { recipients } = recipientsAlone(due);
  const seen = (...amounts: number[]): ReadonlyMap<typeof annsPerson, Received> =>
    new Map([[annsPerson, { amounts, screenedOutAt: [] }]]);
  const ask = (shown: ReadonlyMap<typeof annsPerson, Received>, ledger = empty) =>
    findAlreadyBonused(recipients, ledger, shown, 'GBP', mask);

  it.each<[string, Outcome[], number[], boolean]>([
    ['nothing, and the ledger has nothing', ['refused'], [], false],
    ['the same amount once, which the ledger does not know', ['refused'], [425], true],
    ['other amounts only', ['refused'], [424, 425.5, 850], false],
    ['what the ledger has settled', ['settled'], [425], false],
    ['what the ledger has accepted', ['accepted'], [425], false],
    ['what a human resolved as paid', ['resolved-paid'], [425], false],
    ['nothing yet of what the ledger has accepted', ['accepted'], [], false],
    ['one more than the ledger has settled', ['settled'], [425, 425], true],
    ['what a human resolved as not paid', ['resolved-not-paid'], [425], true],
  ])('is a question or not where Prolific shows %s', (_, outcomes, amounts, asked) => {
    const ledger = ledgerOf(claim(), ...outcomes.map((outcome) => event(outcome)));
    expect(ask(seen(...amounts), ledger)).toHaveLength(asked ? 1 : 0);
  });

  it('says how often, what the ledger paid, and what this line would pay', () => {
    const [question] = ask(seen(425));
    expect(question).toMatchObject({
      kind: 'question',
      code: 'ALREADY_BONUSED',
      message:
        '…66a1 has already received 4.25 GBP once in this study, and the ledger did not pay it. This line would pay 4.25 GBP more.',
      place: { file: 'week 2', lineNumber: 1 },
    });
    expect(question?.hint).toContain('`answer`');
    const [more] = ask(seen(425, 425, 425), ledgerOf(claim(), event('settled')));
    expect(more?.message).toContain(
      '4.25 GBP 3 times in this study, and the ledger paid 1 of them.',
    );
  });

  it('says of several that the ledger did not pay them', () => {
    expect(ask(seen(425, 425))[0]?.message).toContain(
      '4.25 GBP 2 times in this study, and the ledger did not pay them.',
    );
  });

  const annsAmong = [claimedBonus(bob, 425), claimedBonus(ann, 425)];
  it.each<[string, Outcome, ClaimedBonus[], Fingerprint[], boolean]>([
    ['that was resolved as not paid', 'resolved-not-paid', annsAmong, [], true],
    [
      'that was resolved as not paid, and had arrived',
      'resolved-not-paid',
      annsAmong,
      [annsPerson],
      false,
    ],
    [
      'that had arrived of somebody else',
      'resolved-not-paid',
      annsAmong,
      [fingerprint(study, bob)],
      true,
    ],
    ['that was paid', 'settled', annsAmong, [], false],
    ['of other people', 'resolved-not-paid', [claimedBonus(bob, 425)], [], false],
    ['of another amount', 'resolved-not-paid', [claimedBonus(ann, 300)], [], false],
  ])(
    'names as the likely cause a bulk payment %s, or not',
    (_, outcome, held, arrived, isCause) => {
      const ledger = ledgerOf(claim({ bonuses: held }), event(outcome, 'bulk-1', arrived));
      const [question] = ask(seen(425, 425), ledger);
      const words = ' Bulk payment bulk-1 was meant to pay it, and was resolved as not paid:';
      expect(question?.message.includes(words)).toBe(isCause);
    },
  );

  it('counts what the ledger paid to the same person under a submission id', () => {
    const paid = claimedBonus(annsSubmission.id, 425, { person: annsPerson });
    expect(ask(seen(425), ledgerOf(claim({ bonuses: [paid] }), event('settled')))).toEqual([]);
  });

  it('counts, of what was resolved as not paid, those that had arrived', () => {
    const ledger = ledgerOf(claim(), event('resolved-not-paid', 'bulk-1', [annsPerson]));
    expect(ask(seen(425), ledger)).toEqual([]);
    expect(ask(seen(425, 425), ledger)).toHaveLength(1);
  });

  it('is not asked about who was not read: the cost has explained them', () => {
    expect(ask(new Map())).toEqual([]);
  });

  it('names a screen-out reward as the likely cause for somebody screened out, if only once', () => {
    const annsSecond = submission(ann, { id: '9'.repeat(24) as PersonalId });
    const of = rosterOf(study, [submission(ann, { status: 'SCREENED OUT' }), annsSecond]);
    const screened = recipientsAlone(due, empty, of).recipients;
    const [question] = findAlreadyBonused(screened, empty, seen(425), 'GBP', mask);
    expect(question?.message).toContain('a screen-out reward of that amount is a likely cause');
    expect(ask(seen(425))[0]?.message).not.toContain('screen-out');
  });
});
