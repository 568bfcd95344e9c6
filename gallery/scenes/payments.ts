import { batchOf, finding, planOf, recordOf, ownBulk } from '../../__tests__/kit/run-records.ts';
import { answerQuestions } from '../../src/core/plan/approval.ts';
import { paidBefore, twoBatches } from './plans.ts';
import { asking, csvErrors, notPreviewed, renamed } from './questions.ts';
import { bulk, known, large, paid, type Scene, summary, unpaid, week } from './runs.ts';

/** Runs that paid, in full, in part or not at all. */

const cancelled =
  'The run was cancelled before everything was paid. What is not paid is still due: run again.';

const refusal = finding({
  code: 'PROLIFIC_REFUSED',
  message: `Prolific refused to pay bulk payment ${bulk} (HTTP 400): Not enough funds`,
  hint: 'Nobody was paid by this bulk payment; its bonuses are still due. Fix the cause and run again.',
});

function fault(money: string) {
  return finding({
    code: 'UNEXPECTED',
    message: `The action itself has a fault: TypeError: Cannot read properties of undefined (reading 'bulks'). ${money}`,
    hint: 'Please report it, with the lines of the log that say where it happened. A new run is safe: it first checks what this one left behind.',
  });
}

const pullRequests = [{ number: 7, title: 'Bonuses of week 2', approvedBy: ['ada'] }];

export function paymentScenes(): Scene[] {
  const twelve = week(12);
  const part = week(250);
  const first = ownBulk(bulk, part.slice(0, 200));
  const [one, other] = twoBatches();
  return [
    summary('paid', paid(twelve, { pullRequests }), { receiptPath: 'receipt.csv' }),
    summary('paid-one', paid(week(1))),
    summary(
      'paid-not-arrived',
      paid(twelve, { bulks: [ownBulk(bulk, twelve, { state: 'accepted' })] }),
    ),
    summary('paid-450', paid(week(450)), large),
    summary('paid-10000', paid(week(10_000)), large),
    summary(
      'paid-two-studies',
      paid([], {
        plan: planOf(twoBatches()),
        bulks: [ownBulk(bulk, one?.bonuses ?? []), ownBulk('b2', other?.bonuses ?? [])],
      }),
    ),
    summary(
      'paid-with-an-answer',
      paid(twelve, { ...asking(renamed), findings: answerQuestions(renamed) }),
    ),
    summary(
      'part-paid',
      paid(part, {
        status: 'refused',
        bulks: [first, ownBulk('42a65e4e1800ba016b0e9ece', part.slice(200), { state: 'refused' })],
        findings: [refusal],
      }),
      large,
    ),
    summary(
      'refused',
      paid(twelve, {
        status: 'refused',
        bulks: [ownBulk(bulk, twelve, { state: 'refused', answeredAtMs: null })],
        findings: [refusal],
      }),
    ),
    summary(
      'already-paid',
      recordOf('pay', { ...known, status: 'already-paid', plan: paidBefore() }),
    ),
    summary('csv-errors', recordOf('pay', { status: 'blocked', findings: csvErrors })),
    summary('question', recordOf('pay', { ...known, status: 'blocked', ...asking(renamed) })),
    ...notPreviewed.map((question, n) =>
      summary(
        `not-previewed-${n + 1}`,
        recordOf('pay', { ...known, status: 'blocked', ...asking([question]) }),
      ),
    ),
    summary('cancelled', unpaid(twelve, { warnings: [cancelled] })),
    summary(
      'cancelled-half-way',
      paid(part, { status: 'refused', bulks: [first], warnings: [cancelled] }),
      large,
    ),
    summary(
      'bug',
      unpaid(twelve, {
        findings: [fault('No pay request had left, so nobody was paid by this run.')],
      }),
    ),
    summary(
      'bug-half-way',
      paid(part, {
        status: 'in-doubt',
        bulks: [first, ownBulk('42a65e4e1800ba016b0e9ece', part.slice(200), { state: 'claimed' })],
        findings: [fault('Before that, this run had paid 200 bonuses, 649.50 GBP.')],
      }),
      large,
    ),
    summary(
      'wrong-inputs',
      recordOf('pay', {
        status: 'blocked',
        findings: [
          finding({
            code: 'INPUT_INVALID',
            message: 'max-total: "500 pounds" is not a limit.',
            hint: 'Write an amount of at least 0.01 and at most 99,999,999.99: digits, or digits, a point and two digits.',
          }),
        ],
      }),
      { settings: null },
    ),
    summary(
      'ledger-unreadable',
      recordOf('pay', {
        status: 'blocked',
        plan: planOf([batchOf([])]),
        findings: [
          finding({
            code: 'LEDGER_UNREADABLE',
            message: 'ledger/5f1d7a2b9c3e4d5f6a7b8c99.jsonl, line 14 is no JSON.',
            hint: 'Put back what the branch had before, with a new commit; docs/recovery.md says how.',
          }),
        ],
      }),
    ),
  ];
}
