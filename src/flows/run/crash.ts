import type { Finding } from '../../core/errors.ts';
import { maskIdsIn } from '../../core/ids.ts';
import { addCents, renderCents } from '../../core/money.ts';
import { paidBulks, unansweredBulks } from '../../core/record/own-bulks.ts';
import type { RunRecord } from '../../core/record/run-record.ts';
import { cutText, endSentence } from '../../core/text/foreign-text.ts';
import { plural } from '../../core/text/plural.ts';
import { endAs, type Ending, unansweredFinding } from './endings.ts';
import { addFindings, type Run } from './run.ts';

/** The longest part of an error's own text that a finding repeats, in characters. */
const longestText = 300;
/** The most lines of a stack that the log shows. */
const mostLines = 30;

/**
 * A bug has ended the run: `UNEXPECTED`, with what is known about the money; the log says where it
 * happened. The run is in doubt if a pay request may have left.
 *
 * @param known how the run had already ended; that ending remains
 */
export function stopCrashed(run: Run, error: unknown, known: Ending | null = null): Ending {
  const { record } = run;
  const unanswered = unansweredBulks(record);
  addFindings(run, [unexpected(error, moneyOf(record)), ...unanswered.map(unansweredFinding)]);
  run.ports.log.line('Where it happened:');
  for (const line of stackOf(error)) run.ports.log.line(line);
  if (unanswered.length > 0) return endAs('in-doubt');
  return known ?? endAs(record.payRequests > 0 ? 'in-doubt' : 'blocked');
}

/** The same in one line, for a crash outside a run. */
export function renderUnexpected(error: unknown): string {
  const money =
    'If it had begun to pay, the log above says what; the ledger keeps the next run from paying anybody twice.';
  const { code, message, hint } = unexpected(error, money);
  return `${code}: ${message} ${hint}`;
}

function unexpected(error: unknown, money: string): Finding {
  return {
    kind: 'error',
    code: 'UNEXPECTED',
    message: `The action itself has a fault: ${textOf(error)} ${money}`,
    hint: 'Please report it, with the lines of the log that say where it happened. A new run is safe: it first checks what this one left behind.',
  };
}

function moneyOf(record: RunRecord): string {
  const paid = paidBulks(record);
  const [first] = paid;
  if (first === undefined)
    return record.payRequests === 0
      ? 'No pay request had left, so nobody was paid by this run.'
      : 'Nothing that this run asked Prolific to pay is known to be paid.';
  const people = paid.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
  const amount = renderCents(addCents(paid.map(({ amountCents }) => amountCents)));
  return `Before that, this run had paid ${plural(people, 'bonus', 'bonuses')}, ${amount} ${first.currency}.`;
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return endSentence(cutText(maskIdsIn(text.replace(/\s+/g, ' ').trim()), longestText));
}

function stackOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return maskIdsIn(stack).split('\n').slice(0, mostLines);
}
