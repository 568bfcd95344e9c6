import { ActionError, type Finding } from '../../core/errors.ts';
import type { BulkId } from '../../core/ids.ts';
import {
  checkResolution,
  findUnseenAnswers,
  type Resolvable,
} from '../../core/ledger/resolution.ts';
import type { Resolution } from '../../core/settings.ts';
import { checkStart } from '../check.ts';
import { subjectOf } from '../run/events.ts';
import { ageOf, appendTo, type LedgerView, readView, viewOf } from '../run/ledger-view.ts';
import { type ResolvedPlan, planResolved, type ToWrite } from './resolve-events.ts';
import { type Ending, stopBy } from '../run/endings.ts';
import { addNotice, type Run } from '../run/run.ts';

/** Handles the lines of `answer` in which a named human says what became of a bulk payment. */

const triesAtMost = 20;

/**
 * Records what the lines of `answer` say. If one line is wrong, it records nothing.
 *
 * @returns the view afterwards; the end of the run if a line was wrong
 */
export async function resolveBulks(
  run: Run,
  view: LedgerView,
): Promise<{ readonly kind: 'resolved'; readonly view: LedgerView } | Ending> {
  if (run.settings.resolve.length === 0) return { kind: 'resolved', view };
  let current = view;
  const written = new Set<BulkId>();
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const unseen = answersSince(run, view, current, written);
    if (unseen.length > 0) return stopBy(run, unseen);
    const { findings, toWrite } = await checkAll(run, current, written);
    if (findings.length > 0) return stopBy(run, findings);
    const after = await writeAll(run, current, toWrite, written);
    if (after !== null) return { kind: 'resolved', view: after };
    current = await readView(run);
  }
  throw new ActionError(
    'LEDGER_CONFLICT',
    'Others kept writing to the ledger.',
    'What was resolved before that is in the log. Run again later.',
  );
}

/**
 * What others have answered since this run first read the ledger, for payments that this run has
 * yet to answer.
 */
function answersSince(
  run: Run,
  first: LedgerView,
  now: LedgerView,
  written: ReadonlySet<BulkId>,
): Finding[] {
  const fresh = run.studies.flatMap((study) =>
    viewOf(now, study)
      .events.slice(viewOf(first, study).events.length)
      .map(({ event }) => event),
  );
  return run.settings.resolve
    .filter(({ bulk }) => !written.has(bulk))
    .flatMap((resolution) => findUnseenAnswers(resolution, fresh));
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
    const check = checkResolution(resolution, found, view.githubNow?.getTime() ?? null);
    if (check.kind === 'invalid') findings.push(check.finding);
    else if (check.kind === 'known')
      addNotice(run, `${resolution.bulk} was resolved as ${resolution.outcome} before.`);
    else toWrite.push({ resolution, found: check.found });
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
    const dates = await run.ports.ledger.readDates(study, [bulk.claim.id]);
    return { study, bulk, ageMs: ageOf(view, dates.get(bulk.claim.id)) };
  }
  return null;
}

/**
 * One append per study; null if another run wrote first. Earlier appends remain, and are not
 * reported again on the next try. Prolific is asked before the first append: if it does not answer,
 * nothing is written.
 */
async function writeAll(
  run: Run,
  view: LedgerView,
  toWrite: readonly ToWrite[],
  written: Set<BulkId>,
): Promise<LedgerView | null> {
  const byStudy = [...Map.groupBy(toWrite, ({ found }) => found.study)];
  const planned: ResolvedPlan[] = [];
  for (const [study, theirs] of byStudy) planned.push(await planResolved(run, study, theirs));
  let current = view;
  for (const { study, theirs, events, sentences } of planned) {
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
