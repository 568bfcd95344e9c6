import { type Batch, findLine } from '../../core/bonus.ts';
import { type Finding, groupEqual } from '../../core/errors.ts';
import { maskIdsIn, type StudyId } from '../../core/ids.ts';
import type { RunName } from '../../core/ledger/lines.ts';
import type { RunEvent } from '../../core/plan/event.ts';
import type { RunRecord } from '../../core/record/run-record.ts';
import type { ShowId } from '../../core/text/foreign-text.ts';
import type { Settings } from '../../core/settings.ts';
import type { Ports } from '../../ports.ts';

/** One run of the action, as the flows see it. */
export interface Run {
  readonly ports: Ports;
  readonly settings: Settings;
  /** As the ledger has it. */
  readonly name: RunName;
  /** Who started this attempt; it may be somebody else than who started the run. */
  readonly triggeredBy: string;
  readonly event: RunEvent;
  readonly batches: readonly Batch[];
  /** The studies of the batches, or the one named by `study-id`; each once. */
  readonly studies: readonly StudyId[];
  /** Whether there is a token for Prolific; only a plan can do without. */
  readonly asksProlific: boolean;
  readonly record: RunRecord;
}

/** A plan looks once and writes nothing; its view of the ledger continues as if it had written. */
export function writesNothing({ settings }: Run): boolean {
  return settings.mode === 'plan';
}

/** How a finding names the person of a line: by the line; by the id only with `show-ids`. */
export function showIdIn({ settings }: Run): ShowId {
  return (id) => (settings.showIds ? id : 'This person');
}

/** Masks ids in foreign text: a person in a file of the run is named by file and line. */
export function maskIn({ batches }: Pick<Run, 'batches'>, text: string): string {
  return maskIdsIn(text, (id) => findLine(batches, id));
}

/** Where the run reports things: in the log at once, and in the summary at the end. */
export interface Telling {
  readonly record: RunRecord;
  readonly ports: Pick<Ports, 'log'>;
}

export function addFindings(run: Telling, findings: readonly Finding[]): void {
  for (const finding of findings) run.record.findings.push(finding);
  for (const equal of groupEqual(findings)) {
    const [first] = equal;
    const places = equal.flatMap(({ place }) => (place === undefined ? [] : [place]));
    run.ports.log.finding(first, places);
  }
}

/** A sentence that needs attention but stops nothing. */
export function addWarning(run: Telling, text: string): void {
  run.record.warnings.push(text);
  run.ports.log.warning(text);
}

/** The same about a valid file: the heading shows it, to whoever merges or approves. */
export function addFileWarning(run: Telling, text: string): void {
  run.record.fileWarnings.push(text);
  run.ports.log.warning(text);
}

/** Said once, however often a run plans again. */
export function addNotice(run: Telling, text: string): void {
  if (run.record.notices.includes(text)) return;
  run.record.notices.push(text);
  run.ports.log.notice(text);
}
