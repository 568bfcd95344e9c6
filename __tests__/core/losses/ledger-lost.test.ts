import { describe, expect, it } from '@jest/globals';
import { ledgerLost } from '../../../src/core/losses/ledger-lost.ts';
import { findMissingRecords, type Loss } from '../../../src/core/losses/missing-records.ts';
import { study } from '../../kit/builders.ts';

describe('LEDGER_LOST of a study without a ledger', () => {
  it.each([
    ['question', 'give the digest of this plan as `answer`'],
    ['error', 'the first payment makes a ledger.'],
  ] as const)('is a %s that says how much was paid, and what to do', (kind, words) => {
    const found = ledgerLost({ study, currency: 'GBP', bonusesCents: 725 }, kind);
    expect(found).toMatchObject({
      kind,
      code: 'LEDGER_LOST',
      message: `Prolific shows bonuses of 7.25 GBP in study ${study}, but there is no ledger for it.`,
      about: { study },
    });
    expect(found.hint).toContain(words);
    expect(found.hint.includes('`answer`')).toBe(kind === 'question');
  });
});

const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);
const loss: Loss = { subject: 'run 19', message: 'Its records are gone.', answerableFrom: null };

describe('LEDGER_LOST of records that were there once', () => {
  it.each<[string, Date | null, Date | null, 'question' | 'error']>([
    ['it may be answered at once', null, at('12:00:00'), 'question'],
    ['it may be answered at once, and nobody knows the time', null, null, 'question'],
    ['its time has come', at('12:00:00'), at('12:00:00'), 'question'],
    ['its time is over', at('12:00:00'), at('12:00:01'), 'question'],
    ['money may still be on its way', at('12:00:00'), at('11:59:59'), 'error'],
    ['nobody knows the time', at('12:00:00'), null, 'error'],
  ])('may be answered or not where %s', (_, answerableFrom, now, kind) => {
    const [found, ...rest] = findMissingRecords(study, [{ ...loss, answerableFrom }], now);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ kind, code: 'LEDGER_LOST', message: loss.message });
    expect(found?.hint).toContain(
      kind === 'error' ? 'Run again after 2026-11-22T12:00:00.000Z,' : 'as `answer`',
    );
  });

  it('is one question for each loss, and another loss is another question', () => {
    const found = findMissingRecords(study, [loss, { ...loss, subject: 'run 20' }], null);
    expect(found.map(({ about }) => about)).toEqual([
      { study, subject: 'run 19' },
      { study, subject: 'run 20' },
    ]);
    expect(findMissingRecords(study, [], null)).toEqual([]);
  });
});
