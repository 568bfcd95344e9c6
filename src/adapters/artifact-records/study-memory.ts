import type { StudyId } from '../../core/ids.ts';
import type { StudyLedger } from '../../core/ledger/fold.ts';
import { GrowingLedger } from '../../core/ledger/growing-ledger.ts';
import type { ListedArtifact } from './artifact-store.ts';
import type { RecordHeader, RecordLine } from './record.ts';
import { type DatedRecord, unionOf } from './union.ts';

/** A record that this process has read, or has written. */
export interface KnownRecord extends DatedRecord {
  readonly header: RecordHeader;
  /** When GitHub deletes it; null where that is not known. */
  readonly expiresAt: Date | null;
}

/**
 * What this process knows of one study. It only grows: whatever was seen once stays known, no
 * matter what a later list shows.
 */
export class StudyMemory {
  readonly study: StudyId;
  readonly #records: KnownRecord[] = [];
  readonly #listed = new Set<number>();
  readonly #included = new Set<number>();
  #expired: readonly ListedArtifact[] = [];
  #firstReadAt: Date | null = null;
  #lines: readonly RecordLine[] = [];
  #ledger = GrowingLedger.empty;
  /** The number at the end of the last name that this attempt used. */
  lastK = 0;

  constructor(study: StudyId) {
    this.study = study;
  }

  get records(): readonly KnownRecord[] {
    return this.#records;
  }

  /** All events, in the order of the union. */
  get lines(): readonly RecordLine[] {
    return this.#lines;
  }

  /** The study's whole ledger, as the flows know it. */
  get text(): string {
    return this.#lines.map(({ text }) => `${text}\n`).join('');
  }

  /** What its lines mean; only new lines are folded. Throws `LEDGER_UNREADABLE`. */
  get ledger(): StudyLedger {
    this.#ledger = this.#ledger.grow(this.text, 'the artifacts');
    return this.#ledger.ledger;
  }

  /** The newest record that a list has shown. */
  get newest(): (KnownRecord & { readonly createdAt: Date }) | null {
    let newest: (KnownRecord & { readonly createdAt: Date }) | null = null;
    for (const record of this.#records) {
      const { createdAt } = record;
      if (createdAt !== null && (newest === null || createdAt >= newest.createdAt))
        newest = { ...record, createdAt };
    }
    return newest;
  }

  /**
   * Whether the events of this artifact are known, from itself or from a record that includes it.
   */
  includes(artifactId: number): boolean {
    return this.#included.has(artifactId);
  }

  get included(): readonly number[] {
    return [...this.#included];
  }

  learnRecord(record: KnownRecord): void {
    this.#records.push(record);
    if (record.artifactId !== null) this.#included.add(record.artifactId);
    for (const id of record.header.seen) this.#included.add(id);
    this.#lines = unionOf(this.#records);
  }

  /** Learns what a list shows of known artifacts, including our own. */
  learnListed(artifacts: readonly ListedArtifact[]): void {
    for (const { id, createdAt, expiresAt, expired } of artifacts) {
      if (!expired && this.#included.has(id)) this.#listed.add(id);
      const at = this.#records.findIndex(({ artifactId }) => artifactId === id);
      const known = this.#records[at];
      if (known !== undefined && known.createdAt === null)
        this.#records[at] = { ...known, createdAt, expiresAt };
    }
  }

  /** The first artifact that a list no longer shows; null if none is missing. */
  missingIn(artifacts: readonly ListedArtifact[]): number | null {
    const shown = new Set(artifacts.map(({ id }) => id));
    return [...this.#listed].find((id) => !shown.has(id)) ?? null;
  }

  /** Learns of expired records; those that no readable record includes are lost. */
  learnExpired(artifacts: readonly ListedArtifact[]): void {
    this.#expired = artifacts;
  }

  get lost(): readonly ListedArtifact[] {
    return this.#expired.filter(({ id }) => !this.#included.has(id));
  }

  /**
   * GitHub's clock at the first complete reading; null if GitHub did not say, or nothing was read.
   */
  get firstReadAt(): Date | null {
    return this.#firstReadAt;
  }

  learnRead(githubNow: Date | null): void {
    this.#firstReadAt ??= githubNow;
  }

  /** GitHub's date of each event, where known. */
  dates(): Map<string, Date> {
    const dates = new Map<string, Date>();
    for (const { header, createdAt, lines } of this.#records) {
      for (const { event } of lines) {
        const date = header.dates.get(event.id) ?? createdAt;
        const known = dates.get(event.id);
        if (date !== null && (known === undefined || date < known)) dates.set(event.id, date);
      }
    }
    return dates;
  }
}
