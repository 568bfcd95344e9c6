import { describe, expect, it } from '@jest/globals';
import type { Bonus } from '../../../src/core/bonus.ts';
import { fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import { buildRoster } from '../../../src/core/prolific/roster.ts';
import { findRecipients } from '../../../src/core/plan/witness.ts';
import {
  ann,
  bob,
  bonuses,
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
const roster = buildRoster(study, [annsSubmission, annsSecond, submission(bob)]);

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
      const of = buildRoster(study, [submission(cyd, { status })]);
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
