import { branchOf } from '../../core/plan/event.ts';
import { type Protection, warnUnprotected } from '../../core/audit/protection.ts';
import { spellingsOf } from '../../core/checks/outdated.ts';
import type { StudyId } from '../../core/ids.ts';
import { GrowingLedger } from '../../core/ledger/growing-ledger.ts';
import { type LedgerEvent, serializeEvents } from '../../core/ledger/lines.ts';
import type { Ledgers } from '../../core/plan/due.ts';
import type { HomeAnswer } from '../../core/checks/tip.ts';
import type { Moment } from '../../core/moment.ts';
import { addWarning, type Run } from './run.ts';

/** The ledger as this run last saw it, and what its own repository says. */
export interface LedgerView {
  /** GitHub's clock when it answered; null if it did not say, and then nothing is old. */
  readonly githubNow: Date | null;
  readonly protection: Protection;
  readonly home: () => Promise<HomeAnswer>;
  readonly studies: ReadonlyMap<StudyId, GrowingLedger>;
}

/**
 * Reads the ledger of all studies of the run and folds it. Throws `LEDGER_UNREADABLE`,
 * `LEDGER_FORBIDDEN`.
 *
 * @param options.evenCancelled also reads after cancellation, because a cancelled run still records
 * outcomes
 */
export async function readView(
  run: Run,
  options: { readonly evenCancelled?: boolean } = {},
): Promise<LedgerView> {
  const paths = [...new Set(run.batches.flatMap(({ gitPath }) => spellingsOf(gitPath)))];
  const { home: repository, ledger } = run.ports;
  const home = repository.prepare({ ref: branchOf(run.event), paths });
  const reading = await ledger.read(run.studies, options);
  const unprotected = run.settings.mode === 'pay' ? warnUnprotected(reading.protection) : null;
  for (const text of [...reading.warnings, ...(unprotected === null ? [] : [unprotected])])
    if (!run.record.warnings.includes(text)) addWarning(run, text);
  const studies = new Map<StudyId, GrowingLedger>();
  for (const study of run.studies) {
    const text = reading.texts.get(study) ?? '';
    studies.set(study, GrowingLedger.empty.grow(text, ledger.url(study)));
  }
  for (const [study, read] of studies) run.record.ledgers.set(study, read);
  const { githubNow, protection } = reading;
  return { githubNow, protection, home, studies };
}

export function viewOf(view: LedgerView, study: StudyId): GrowingLedger {
  return view.studies.get(study) ?? GrowingLedger.empty;
}

export function ledgersOf(view: LedgerView): Ledgers {
  return new Map([...view.studies].map(([study, { ledger }]) => [study, ledger]));
}

/**
 * The age of something that GitHub has dated, in milliseconds; null if a date is missing. Both
 * dates are GitHub's; no runner's clock matters.
 */
export function ageOf({ githubNow }: LedgerView, date: Date | undefined): number | null {
  return githubNow === null || date === undefined ? null : githubNow.getTime() - date.getTime();
}

export type ViewAppend =
  | {
      readonly kind: 'appended';
      readonly view: LedgerView;
      readonly sentAt: Moment;
      /** Whether nobody else wrote to the study's file. */
      readonly alone: boolean;
    }
  | { readonly kind: 'stale' };

/**
 * Appends to one study's file if it is still as in this view. Errors are those of the ledger port.
 */
export async function appendTo(
  run: Run,
  view: LedgerView,
  study: StudyId,
  events: readonly LedgerEvent[],
  subject: string,
): Promise<ViewAppend> {
  const known = viewOf(view, study);
  const append = await run.ports.ledger.append(study, known.text, events, subject);
  if (append.kind === 'stale') return append;
  const grown = known.grow(append.text, run.ports.ledger.url(study));
  const alone = grown.events.length === known.events.length + events.length;
  const studies = new Map(view.studies).set(study, grown);
  run.record.ledgers.set(study, grown);
  return {
    kind: 'appended',
    view: { ...view, studies },
    sentAt: append.sentAt,
    alone,
  };
}

/** The view as if these events had been appended, for a dry run to continue with. */
export function appendInView(
  run: Run,
  view: LedgerView,
  study: StudyId,
  events: readonly LedgerEvent[],
): LedgerView {
  const known = viewOf(view, study);
  const grown = known.grow(known.text + serializeEvents(events), run.ports.ledger.url(study));
  return { ...view, studies: new Map(view.studies).set(study, grown) };
}
