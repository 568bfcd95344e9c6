import { ActionError, type Finding } from '../core/errors.ts';
import { findArrived, isProven } from '../core/evidence.ts';
import { type BulkId, type Fingerprint, maskIdsIn, type StudyId } from '../core/ids.ts';
import type { BulkPayment } from '../core/ledger.ts';
import type { LedgerEvent } from '../core/ledger-lines.ts';
import { plural } from '../core/plural.ts';
import { canBeProven, checkResolution, type Resolvable } from '../core/resolution.ts';
import type { Resolution } from '../core/settings.ts';
import { checkStart } from './check.ts';
import { settledEvents, stamp, subjectOf } from './events.ts';
import { appendTo, type LedgerView, readView, viewOf } from './ledger-view.ts';
import { lookAtPersons } from './look.ts';
import { addFindings, addNotice, type Run } from './run.ts';
import { sayAllArrived } from './settle.ts';

/** `resolve`: a named human says what became of a bulk payment. */

const triesAtMost = 20;

/**
 * Writes what the input `resolve` says. Nothing is written when one of its lines is wrong.
 *
 * @returns the view after it, or null where a line was wrong: the findings are in the record
 */
export async function resolveBulks(run: Run, view: LedgerView): Promise<LedgerView | null> {
  if (run.settings.resolve.length === 0) return view;
  run.ports.log.step('Resolve');
  let current = view;
  const written = new Set<BulkId>();
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const checked = await checkAll(run, current, written);
    if (checked.findings.length > 0) {
      addFindings(run, checked.findings);
      return null;
    }
    const after = await writeAll(run, current, checked.toWrite, written);
    if (after !== null) return after;
    current = await readView(run);
  }
  throw new ActionError(
    'LEDGER_CONFLICT',
    'Others kept writing to the ledger.',
    'What was resolved before that stands in the log. Run again later.',
  );
}

interface ToWrite {
  readonly resolution: Resolution;
  readonly found: Resolvable;
}

async function checkAll(
  run: Run,
  view: LedgerView,
  written: ReadonlySet<BulkId>,
): Promise<{ findings: Finding[]; toWrite: ToWrite[] }> {
  const findings: Finding[] = await checkStart(run, view);
  const toWrite: ToWrite[] = [];
  for (const resolution of run.settings.resolve) {
    if (written.has(resolution.bulk)) continue;
    const found = await findResolvable(run, view, resolution);
    const check = checkResolution(resolution, found, view.githubNow.getTime());
    if (check.kind === 'invalid') findings.push(check.finding);
    else if (check.kind === 'known')
      addNotice(run, `${resolution.bulk} was resolved as ${resolution.outcome} before.`);
    else if (found !== null) toWrite.push({ resolution, found });
  }
  return { findings, toWrite };
}

async function findResolvable(
  run: Run,
  view: LedgerView,
  { bulk: id }: Resolution,
): Promise<Resolvable | null> {
  for (const study of run.studies) {
    const bulk = viewOf(view, study).ledger.bulks.get(id);
    if (bulk === undefined) continue;
    const dates = await run.ports.ledger.readLineDates(view.head, study, [bulk.lineNumber]);
    const date = dates.get(bulk.lineNumber) ?? view.githubNow;
    return { study, bulk, ageMs: view.githubNow.getTime() - date.getTime() };
  }
  return null;
}

/**
 * One append for each study; null where another run wrote first. What was written before that stays, and is not said again on the next try.
 * Prolific is asked before the first append: where it does not answer, nothing is written.
 */
async function writeAll(
  run: Run,
  view: LedgerView,
  toWrite: readonly ToWrite[],
  written: Set<BulkId>,
): Promise<LedgerView | null> {
  const byStudy = [...Map.groupBy(toWrite, ({ found }) => found.study)];
  const described: Described[] = [];
  for (const [study, theirs] of byStudy) described.push(await describe(run, study, theirs));
  let current = view;
  for (const { study, theirs, events, sentences } of described) {
    const append = await appendTo(
      run,
      current,
      study,
      events,
      subjectOf(
        'resolved',
        theirs.map(({ found }) => found.bulk),
      ),
    );
    if (append.kind === 'stale') return null;
    current = append.view;
    for (const { resolution } of theirs) written.add(resolution.bulk);
    for (const sentence of sentences) {
      run.record.reconciled.push(sentence);
      run.ports.log.line(sentence);
    }
  }
  return current;
}

/** What one study's lines of `resolve` become. */
interface Described {
  readonly study: StudyId;
  readonly theirs: readonly ToWrite[];
  readonly events: LedgerEvent[];
  readonly sentences: string[];
}

async function describe(run: Run, study: StudyId, toWrite: readonly ToWrite[]): Promise<Described> {
  const arrivedOf = await lookWhereNeeded(run, study, toWrite);
  const events: LedgerEvent[] = [];
  const sentences: string[] = [];
  for (const { resolution, found } of toWrite) {
    const { claim } = found.bulk;
    const arrived = arrivedOf(found.bulk);
    if (canBeProven(found.bulk) && isProven(found.bulk, arrived)) {
      // Proof is better than a word: it counts as paid, whatever the line said.
      events.push(...settledEvents(run, [found.bulk]));
      sentences.push(`${sayAllArrived(claim)}, so the line of \`resolve\` is not needed.`);
      continue;
    }
    const said = {
      ...stamp(run, 'resolved', claim.bulk),
      by: run.triggeredBy,
      reason: maskIdsIn(resolution.reason),
    };
    if (resolution.outcome === 'paid') {
      events.push({ ...said, outcome: 'paid' });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as paid by ${run.triggeredBy}; ${plural(claim.bonuses.length, 'bonus counts', 'bonuses count')} as paid.`,
      );
    } else {
      events.push({ ...said, outcome: 'not-paid', arrived: [...arrived] });
      sentences.push(
        `Bulk payment ${claim.bulk}: resolved as not paid by ${run.triggeredBy}; ${claim.bonuses.length - arrived.size} of ${plural(claim.bonuses.length, 'bonus is', 'bonuses are')} due again, ${arrived.size} had arrived and count as paid.`,
      );
    }
  }
  return { study, theirs: toWrite, events, sentences };
}

/** Who has received a bonus must not be paid again on `not-paid`; on `paid` nobody needs to look. */
async function lookWhereNeeded(
  run: Run,
  study: StudyId,
  toWrite: readonly ToWrite[],
): Promise<(bulk: BulkPayment) => Set<Fingerprint>> {
  const doubted = toWrite.filter(({ resolution }) => resolution.outcome === 'not-paid');
  if (doubted.length === 0) return () => new Set();
  const persons = new Set(
    doubted.flatMap(({ found }) => found.bulk.claim.bonuses.map(({ person }) => person)),
  );
  const shown = await lookAtPersons(run, study, persons);
  return (bulk) => findArrived(bulk, shown);
}
