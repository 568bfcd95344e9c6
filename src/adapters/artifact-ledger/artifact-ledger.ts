import type { ActionError } from '../../core/errors.ts';
import type { BulkId, StudyId } from '../../core/ids.ts';
import type { LedgerEvent } from '../../core/ledger/lines.ts';
import { bonusesPerBulk } from '../../core/plan/drafts.ts';
import type { Append, Ledger, LedgerReading } from '../../ports.ts';
import { momentOf } from '../../core/moment.ts';
import { stopUnreadable } from '../artifact-records/reading-stops.ts';
import { type SentClaim, uploadClaim } from './claim-upload.ts';
import { keepAlive, warnOfConcurrency, warnOfCrowd, warnOfExpiry } from './keep-alive.ts';
import { findLosses } from './losses.ts';
import { askPermission } from './permission.ts';
import { readOtherRecords } from '../artifact-records/other-records.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import { readRecords } from '../artifact-records/read-records.ts';
import { lineOf } from '../artifact-records/record.ts';
import { StudyMemory } from '../artifact-records/study-memory.ts';
import { writeRecord } from './write-record.ts';

export interface ArtifactLedgerAddress extends Omit<ProtocolDesk, 'runs'> {
  /** Whether this run may write to the ledger: it is not a plan, and its event may pay. */
  readonly mayWrite: boolean;
  /** Why artifacts cannot be this run's ledger; reading the ledger throws this. */
  readonly obstacle: ActionError | null;
  /** Where people look at runs: `https://github.com/lab/study/actions`. */
  readonly actionsUrl: string;
}

/** The ledger as artifacts of runs, for a job that may not write commits (docs/ledger.md). */
export function connectArtifactLedger(address: ArtifactLedgerAddress): Ledger {
  return new ArtifactLedger(address);
}

class ArtifactLedger implements Ledger {
  /** Each attempt makes one claim, and nobody remembers what a re-run removes. */
  readonly rules = { bonusesPerStudy: bonusesPerBulk, reRunsClaim: false };
  readonly past = {
    kind: 'impossible',
    why: 'the ledger is kept as artifacts, which have no history',
  } as const;
  readonly #address: ArtifactLedgerAddress;
  readonly #desk: ProtocolDesk;
  readonly #memories = new Map<StudyId, StudyMemory>();
  readonly #claims = new Map<BulkId, SentClaim>();
  /** Warnings of the first reading; each is given once. */
  #concurrency: Promise<string[]> | null = null;
  readonly #kept = new Set<StudyId>();

  constructor(address: ArtifactLedgerAddress) {
    this.#address = address;
    this.#desk = { ...address, runs: new Map() };
  }

  async read(
    studies: readonly StudyId[],
    { evenCancelled = false }: { readonly evenCancelled?: boolean } = {},
  ): Promise<LedgerReading> {
    const { mayWrite, obstacle, signals } = this.#address;
    if (obstacle !== null) throw obstacle;
    const signal = evenCancelled ? signals.record : signals.now;
    this.#concurrency ??= mayWrite ? warnOfConcurrency(this.#desk) : Promise.resolve([]);
    const readings = await Promise.all(studies.map((study) => this.#readStudy(study, signal)));
    const [first] = readings;
    return {
      texts: new Map(studies.map((study) => [study, this.#memoryOf(study).text])),
      warnings: [...(await this.#concurrency), ...readings.flatMap(({ warnings }) => warnings)],
      protection: { kind: 'unknown', why: 'no rule protects artifacts from deletion' },
      githubNow: first?.githubNow ?? null,
    };
  }

  async append(study: StudyId, base: string, events: readonly LedgerEvent[]): Promise<Append> {
    const memory = this.#memoryOf(study);
    if (memory.text !== base) return { kind: 'stale' };
    const [event] = events;
    if (event?.type === 'claimed') {
      const { append, sent } = await uploadClaim(this.#desk, memory, event);
      if (sent !== null) this.#claims.set(event.bulk, sent);
      return append;
    }
    const sentAt = momentOf(this.#desk.clock);
    // We record what became of our own claim even if a re-run or a person has deleted records: our
    // record brings them back.
    const evenGone = events.every(({ bulk }) => this.#claims.has(bulk));
    await readRecords(this.#desk, memory, this.#address.signals.record, { evenGone });
    if (memory.text !== base) return { kind: 'stale' };
    await writeRecord(this.#desk, memory, events.map(lineOf));
    return { kind: 'appended', text: memory.text, sentAt };
  }

  askToPay: Ledger['askToPay'] = (study, claim, sentAt) => {
    const sent = this.#claims.get(claim.bulk);
    if (sent === undefined) throw new Error('A claim that this process has not sent.');
    return askPermission(this.#desk, this.#memoryOf(study), sent, sentAt);
  };

  readOthers(studies: readonly StudyId[]): ReturnType<Ledger['readOthers']> {
    return readOtherRecords(this.#desk, studies, this.#address.signals.now);
  }

  async readLosses(study: StudyId): ReturnType<Ledger['readLosses']> {
    const losses = await findLosses(this.#desk, this.#memoryOf(study), this.#address.signals.now);
    return { losses, unseen: null };
  }

  async readDates(study: StudyId, eventIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const memory = this.#memoryOf(study);
    const known = new Set(memory.lines.map(({ event }) => event.id));
    const unknown = eventIds.find((id) => !known.has(id));
    if (unknown !== undefined) throw stopUnreadable(`no record has the event ${unknown}`);
    // Only a list gives the dates of what this process has written.
    if (eventIds.some((id) => !memory.dates().has(id)))
      await readRecords(this.#desk, memory, this.#address.signals.now);
    const dates = memory.dates();
    return new Map(
      eventIds.flatMap((id) => {
        const date = dates.get(id);
        return date === undefined ? [] : [[id, date]];
      }),
    );
  }

  url(study: StudyId): string {
    const run = this.#memoryOf(study).newest?.header.run.id;
    const { actionsUrl } = this.#address;
    return run === undefined ? actionsUrl : `${actionsUrl}/runs/${run}#artifacts`;
  }

  async #readStudy(
    study: StudyId,
    signal: AbortSignal,
  ): Promise<{ readonly warnings: string[]; readonly githubNow: Date | null }> {
    const memory = this.#memoryOf(study);
    const { lists, githubNow, ...read } = await readRecords(this.#desk, memory, signal);
    const warnings = [...read.warnings, ...warnOfCrowd(memory, lists.claims)];
    if (!this.#address.mayWrite || this.#kept.has(study))
      return { warnings: [...warnings, ...warnOfExpiry(memory, githubNow)], githubNow };
    this.#kept.add(study);
    return {
      warnings: [...warnings, ...(await keepAlive(this.#desk, memory, githubNow))],
      githubNow,
    };
  }

  #memoryOf(study: StudyId): StudyMemory {
    const known = this.#memories.get(study) ?? new StudyMemory(study);
    this.#memories.set(study, known);
    return known;
  }
}
