import { describe, expect, it } from '@jest/globals';
import type { Batch, Bonus } from '../../../src/core/bonus.ts';
import { fingerprint, type PersonalId } from '../../../src/core/ids.ts';
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
  personalId,
  study,
  submission,
} from '../../kit/builders.ts';
import { ask, paid, renamedFile, week1Pairs } from './renamed-scenes.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';

describe('BATCH_RENAMED is asked where', () => {
  it.each<[string, Batch]>([
    ['a paid file was renamed', batch(week1Pairs, renamedFile)],
    [
      'it was renamed and one line was corrected',
      batch([[ann, 426], ...week1Pairs.slice(1)], renamedFile),
    ],
    [
      'its path was paid, and a label was added later',
      batch(week1Pairs, { label: 'Week 1', path: 'bonuses/week1.csv' }),
    ],
    [
      'an export is cumulative: the earlier batch is a small part of it',
      batch(
        [...week1Pairs, ...[7, 8, 9, 10, 11].map((n) => [personalId(n), 425] as const)],
        renamedFile,
      ),
    ],
    [
      'exactly half of the batch is the same',
      batch(
        [
          [ann, 425],
          [bob, 1],
        ],
        renamedFile,
      ),
    ],
    [
      'exactly half of the earlier batch is in it',
      batch(
        [
          [ann, 425],
          [bob, 1000],
          [cyd, 1],
          [dan, 1],
          [personalId(7), 1],
        ],
        renamedFile,
      ),
    ],
    ['one of its lines is all of it', batch([[ann, 425]], renamedFile)],
  ])('%s', (_, renamed) => {
    expect(ask([renamed], paid(week1Pairs))).toMatchObject([
      { kind: 'question', code: 'BATCH_RENAMED', place: { file: renamed.path } },
    ]);
  });

  it.each<[Outcome, number]>([
    ['accepted', 1],
    ['settled', 1],
    ['resolved-paid', 1],
    ['refused', 0],
    ['resolved-not-paid', 0],
  ])('the earlier batch was paid: after `%s` there are %i questions', (after, count) => {
    expect(ask([batch(week1Pairs, renamedFile)], paid(week1Pairs, after))).toHaveLength(count);
  });

  it('says how many and how much, and how to answer', () => {
    const [question] = ask(
      [
        batch(
          [
            [ann, 425],
            [bob, 1000],
            [cyd, 1],
          ],
          renamedFile,
        ),
      ],
      paid(week1Pairs),
    );
    expect(question?.message).toBe(
      `"bonuses/renamed.csv" is new to study ${study}, but 2 of its 3 bonuses (14.25 in all) are the same people with the same amounts as in the paid batch "bonuses/week1.csv".`,
    );
    // Another earlier batch is another question.
    expect(question?.about).toEqual({
      study,
      batch: 'bonuses/renamed.csv',
      subject: 'bonuses/week1.csv',
    });
    expect(question?.hint).toContain('give the file its earlier name back');
    expect(question?.hint).toContain('`answer`');
  });

  it('several earlier batches are alike: once for each', () => {
    const ledger = ledgerOf(
      claim({ batch: 'a' }),
      event('accepted'),
      claim({ bulk: bulkId('b'), batch: 'b' }),
      event('accepted', 'b'),
      claim({ bulk: bulkId('c'), batch: 'b', bonuses: [claimedBonus(bob)] }),
      event('accepted', 'c'),
      claim({ bulk: bulkId('d'), batch: 'd', bonuses: [claimedBonus(cyd)] }),
      event('accepted', 'd'),
    );
    const questions = ask([batch([[ann, 425]], renamedFile)], ledger);
    expect(questions.map(({ message }) => message.split(' as in ')[1])).toEqual([
      'the paid batch "a".',
      'the paid batch "b".',
    ]);
  });
});

describe('BATCH_RENAMED is not asked where', () => {
  it.each<[string, Batch]>([
    [
      'less than half of either is the same',
      batch(
        [
          [ann, 425],
          [bob, 1],
          [cyd, 1],
        ],
        renamedFile,
      ),
    ],
    [
      'the people are the same and the amounts are not',
      batch(
        week1Pairs.map(([id, cents]) => [id, cents + 1] as const),
        renamedFile,
      ),
    ],
    [
      'the label is known, though the file has moved',
      batch(week1Pairs, { label: 'bonuses/week1.csv', path: 'moved.csv' }),
    ],
    [
      'the label was given and its path was never paid',
      batch(week1Pairs, { label: 'Week 2', path: 'bonuses/week2.csv' }),
    ],
    ['the batch is for another study', batch(week1Pairs, { ...renamedFile, of: otherStudy })],
    ['the batch has no bonuses', batch([[ann, 0]], renamedFile)],
  ])('%s', (_, other) => {
    expect(ask([other], paid(week1Pairs))).toEqual([]);
  });

  it('nothing was ever paid', () => {
    expect(ask([batch(week1Pairs)], null)).toEqual([]);
  });

  it('one person has the amount twice here and once there: that is one in common, not two', () => {
    // Ann twice under two submissions, paid once.
    const twice = batch(
      [
        [ann, 425],
        [bob, 425],
        [cyd, 1],
      ],
      renamedFile,
    );
    const personOf = ({ id }: Bonus) => (id === bob ? fingerprint(study, ann) : null);
    const earlier = paid([
      [ann, 425],
      [dan, 1],
      [personalId(7), 1],
    ]);
    expect(ask([twice], earlier, personOf)).toEqual([]);
  });
});

describe('between the files of one run', () => {
  const copy = batch(week1Pairs, { label: 'bonuses/week1 copy.csv' });

  it('asks about the later of two new ones that are alike', () => {
    const questions = ask([batch(week1Pairs), copy], null);
    expect(questions.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"bonuses\/week1 copy\.csv" .* as in the file bonuses\/week1\.csv\.$/),
    ]);
  });

  it('asks about a copy, matched by the same pattern, of a file that was paid, once, wherever it stands', () => {
    const grown = batch([...week1Pairs, [personalId(7), 5]]);
    for (const files of [
      [copy, grown],
      [grown, copy],
    ]) {
      const questions = ask(files, paid(week1Pairs));
      expect(questions.map(({ message }) => message.split(' as in ')[1])).toEqual([
        'the paid batch "bonuses/week1.csv".',
      ]);
    }
  });

  it('asks about a copy of the new lines only of a file that was paid in part', () => {
    const grown = batch(week1Pairs);
    const newLines = batch(week1Pairs.slice(2), { label: 'bonuses/new.csv' });
    for (const files of [
      [newLines, grown],
      [grown, newLines],
    ]) {
      expect(ask(files, paid(week1Pairs.slice(0, 2)))).toMatchObject([
        { code: 'BATCH_RENAMED', place: { file: 'bonuses/new.csv' } },
      ]);
    }
  });

  it('asks both about a paid batch and about another file that the same people are in', () => {
    const other = batch(week1Pairs, { label: 'bonuses/other.csv' });
    const questions = ask([other, copy], paid(week1Pairs));
    expect(questions.map(({ message }) => message.replace(/ is new .* as in/, ' as in'))).toEqual([
      '"bonuses/other.csv" as in the paid batch "bonuses/week1.csv".',
      '"bonuses/week1 copy.csv" as in the paid batch "bonuses/week1.csv".',
      '"bonuses/week1 copy.csv" as in the file bonuses/other.csv.',
    ]);
  });

  it('does not ask about a file and another that has no bonuses', () => {
    const nothing = batch([], { label: 'bonuses/nothing.csv' });
    for (const files of [
      [nothing, copy],
      [copy, nothing],
    ])
      expect(ask(files, null)).toEqual([]);
  });

  it('does not compare the files of different studies, or of different people', () => {
    expect(ask([batch(week1Pairs, { of: otherStudy }), copy], null)).toEqual([]);
    expect(ask([batch([[ann, 426]]), copy], null)).toEqual([]);
  });
});

describe('who is the same person', () => {
  const annsSubmission = submission(ann).id;
  const annsPerson = fingerprint(study, ann);
  const bySubmission = ledgerOf(
    claim({ bonuses: [claimedBonus(annsSubmission, 425, { person: annsPerson })] }),
    event('accepted'),
  );
  const askProlific = ({ id }: Bonus) => (id === annsSubmission || id === ann ? annsPerson : null);

  it.each<[string, StudyLedger, PersonalId, typeof askProlific | undefined, number]>([
    ['participant id, both times', paid([[ann, 425]]), ann, undefined, 1],
    ['submission id, both times', bySubmission, annsSubmission, undefined, 1],
    ['submission id, then participant id', bySubmission, ann, undefined, 1],
    ['participant id, then submission id', paid([[ann, 425]]), annsSubmission, askProlific, 1],
    // Without a token nobody can tell; paying needs one.
    [
      'participant id, then submission id, without a token',
      paid([[ann, 425]]),
      annsSubmission,
      undefined,
      0,
    ],
  ])('is seen by %s', (_, ledger, id, personOf, count) => {
    expect(ask([batch([[id, 425]], renamedFile)], ledger, personOf)).toHaveLength(count);
  });

  it('is seen between two new files, one with participant ids and one with submission ids', () => {
    const files = [batch([[ann, 425]]), batch([[annsSubmission, 425]], renamedFile)];
    expect(ask(files, null, askProlific)).toHaveLength(1);
    expect(ask(files, null)).toHaveLength(0);
  });
});
