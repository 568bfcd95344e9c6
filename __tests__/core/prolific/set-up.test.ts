import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import { centsOf } from '../../../src/core/money.ts';
import type { BulkSetUp } from '../../../src/core/prolific/shows.ts';
import { checkSetUp } from '../../../src/core/prolific/set-up.ts';
import { bulkId, claim, event, ledgerOf, outcomes, otherStudy, study } from '../../kit/builders.ts';

const answer: BulkSetUp = {
  bulk: bulkId('bulk-2'),
  study,
  amount: 850,
  fees: 283.34,
  vat: null,
  total: 1133.34,
};

function check(given: Partial<BulkSetUp>, ledger: StudyLedger = ledgerOf()): void {
  checkSetUp({ ...answer, ...given }, study, centsOf(850), (bulk) => ledger.bulks.has(bulk));
}

/** The stop that this answer leads to. */
function stopOf(given: Partial<BulkSetUp>, ledger?: StudyLedger): unknown {
  try {
    check(given, ledger);
  } catch (error) {
    return error;
  }
  throw new Error('It was taken.');
}

describe('an answer to set-up', () => {
  it.each<Partial<BulkSetUp>>([{ total: 1700.01 }, { fees: 800, vat: 51 }, { fees: 85_000 }])(
    'is SETUP_MISMATCH where fees and VAT are above the bonuses: %j',
    (given) => {
      expect(stopOf(given)).toMatchObject({
        code: 'SETUP_MISMATCH',
        message: expect.stringContaining('more than twice the bonuses of 8.50'),
      });
    },
  );

  it.each<[string, Partial<BulkSetUp>]>([
    ['as it was asked for', {}],
    ['with fees and VAT as high as the bonuses', { fees: 800, vat: 50, total: 1700 }],
    ['without study', { study: null }],
    ['without amount', { amount: null }],
    ['with the study in upper case', { study: study.toUpperCase() }],
  ])('is taken %s', (_, given) => {
    expect(() => {
      check(given);
    }).not.toThrow();
  });

  it('is taken beside other bulk payments of the ledger', () => {
    expect(() => {
      check({}, ledgerOf(claim(), event('settled')));
    }).not.toThrow();
  });

  it.each<[string, Partial<BulkSetUp>, string]>([
    ['another study', { study: otherStudy }, `it is for another study than ${study}`],
    ['no study of that name', { study: '' }, `it is for another study than ${study}`],
    ['a penny more', { amount: 851 }, 'its bonuses add up to 8.51, ours to 8.50'],
    ['pounds for pence', { amount: 85_000 }, 'its bonuses add up to 850.00, ours to 8.50'],
    ['a fraction more', { amount: 850.5 }, 'its bonuses add up to 8.51, ours to 8.50'],
    ['nothing at all', { amount: 0 }, 'its bonuses add up to 0.00, ours to 8.50'],
  ])('for %s is SETUP_MISMATCH', (_, given, why) => {
    const error = stopOf(given);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({
      code: 'SETUP_MISMATCH',
      message: `What Prolific set up is not what was asked for: ${why}.`,
    });
  });

  it.each(outcomes)('with a bulk id that the ledger has as `%s` is SETUP_MISMATCH', (outcome) => {
    const used = ledgerOf(claim({ bulk: answer.bulk }), event(outcome, answer.bulk));
    expect(stopOf({}, used)).toMatchObject({ code: 'SETUP_MISMATCH' });
    expect(stopOf({}, ledgerOf(claim({ bulk: answer.bulk })))).toMatchObject({
      message:
        'What Prolific set up is not what was asked for: the bulk id bulk-2 was used before; paying it would pay those people again.',
    });
  });
});
