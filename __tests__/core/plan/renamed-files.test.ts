import { describe, expect, it } from '@jest/globals';
import type { Bonus } from '../../../src/core/bonus.ts';
import { fingerprint, type PersonalId } from '../../../src/core/ids.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import {
  ann,
  batch,
  personalId,
  claim,
  claimedBonus,
  event,
  ledgerOf,
  otherStudy,
  study,
  submission,
} from '../../kit/builders.ts';
import { ask, paid, renamedFile, week1Pairs } from './renamed-scenes.ts';

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
