import type { BulkId, StudyId } from '../../../src/core/ids.ts';
import type { Claimed, LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { checkAllowed } from './allowed-check.ts';
import { checkSeen } from './claim-check.ts';
import { checkNotAgain } from './look-check.ts';
import { checkOverruled } from './overruled-check.ts';
import { meantLabel, type SimFile } from '../repository.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

export interface ClaimFact {
  readonly event: Claimed;
  readonly study: StudyId;
  readonly atMs: number;
  /** When its look at Prolific began, as the claim has it. */
  readonly lookedMs: number;
  /** The one label that all its spellings mean. */
  readonly label: string;
  readonly payer: SimRun;
  /** As its run had it. */
  readonly file: SimFile;
  /** The study's ledger before it, as its run knew it; '' where the ledger is no branch. */
  readonly before: string;
}

interface ResolutionFact {
  readonly bulk: BulkId;
  readonly outcome: 'paid' | 'not-paid';
  readonly atMs: number;
}

interface RefusalFact {
  readonly bulk: BulkId;
  readonly atMs: number;
}

export interface DeletionFact {
  readonly study: StudyId;
  /**
   * A re-run of all jobs removes what the run had uploaded; retention ends for everything, and then
   * it vanishes from lists.
   */
  readonly by: 'somebody' | 're-run' | 'retention' | 'vanishing';
  readonly atMs: number;
}

/**
 * What happened to the ledger, and when: taken down as it happens, also of what was deleted since.
 */
export class LedgerHistory {
  readonly claims = new Map<BulkId, ClaimFact>();
  readonly resolutions: ResolutionFact[] = [];
  readonly refusals: RefusalFact[] = [];
  readonly deletions: DeletionFact[] = [];
  /** Deletions that somebody undid, with until when the ledger was gone. */
  readonly undone: (DeletionFact & { readonly untilMs: number })[] = [];
  /** When somebody broke a ledger or mended all. */
  readonly #breaks: { readonly atMs: number; readonly isBroken: boolean }[] = [];
  readonly #world: World;
  readonly #texts = new Map<StudyId, string>();
  readonly #changesMs: number[] = [];
  #head: string | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** How many updates of the branch there were in this time. */
  changesWithin(ms: number): number {
    const sinceMs = this.#world.timeline.nowMs - ms;
    return this.#changesMs.filter((atMs) => atMs >= sinceMs).length;
  }

  /** To be called after whatever may have written to the branch. */
  noteChange(): void {
    const { store, studies } = this.#world;
    if (store.headAt() === this.#head) return;
    this.#head = store.headAt();
    this.#changesMs.push(this.#world.timeline.nowMs);
    for (const { id } of studies) this.#noteGrowth(id);
  }

  /** Somebody has done to the branch what no run does. */
  noteMeddling(kind: 'deleted' | 'mended' | 'broken'): void {
    const { store, studies, timeline } = this.#world;
    this.#head = store.headAt();
    this.#changesMs.push(timeline.nowMs);
    if (kind !== 'deleted')
      this.#breaks.push({ atMs: timeline.nowMs, isBroken: kind === 'broken' });
    for (const { id } of studies) {
      const before = this.#texts.get(id) ?? '';
      const text = store.textAt(store.headAt(), id);
      if (kind === 'deleted' && text.length < before.length) this.noteDeletion(id, 'somebody');
      this.#texts.set(id, text);
    }
  }

  #noteGrowth(id: StudyId): void {
    const { store, keeping } = this.#world;
    const before = this.#texts.get(id) ?? '';
    const text = store.textAt(store.headAt(), id);
    if (!text.startsWith(before)) this.#world.violate('the ledger did not only grow', id);
    this.#texts.set(id, text);
    if (text.length > before.length && keeping.isSoiled(id))
      this.#world.violate('a run wrote to a ledger that cannot be read', id);
    for (const line of text.slice(before.length).split('\n').slice(0, -1))
      this.note(id, JSON.parse(line) as LedgerEvent, before);
  }

  /** Whether some study's ledger could not be read at some moment of this time. */
  wasBroken(sinceMs: number, untilMs: number): boolean {
    const before = this.#breaks.findLast(({ atMs }) => atMs <= sinceMs);
    if (before?.isBroken === true) return true;
    return this.#breaks.some(
      ({ atMs, isBroken }) => isBroken && atMs >= sinceMs && atMs <= untilMs,
    );
  }

  /** The last deletion is undone, and nothing was written in between. */
  noteRestored(study: StudyId): void {
    const at = this.deletions.findLastIndex((one) => one.study === study);
    if (at === -1) return;
    const untilMs = this.#world.timeline.nowMs;
    this.undone.push(...this.deletions.splice(at, 1).map((one) => ({ ...one, untilMs })));
  }

  /** What runs have written is gone. */
  noteDeletion(study: StudyId, by: DeletionFact['by']): void {
    this.deletions.push({ study, by, atMs: this.#world.timeline.nowMs });
  }

  /**
   * A run has written an event.
   *
   * @param before the study's ledger without it
   */
  note(study: StudyId, event: LedgerEvent, before: string): void {
    const atMs = this.#world.timeline.nowMs;
    this.#world.trace(() => `ledger: ${event.type} ${event.bulk} by run ${event.run.id}`);
    if (event.type === 'claimed') {
      const { payer, file } = this.#world.originOf(event);
      // Prolific of the simulation always says when it answered.
      const lookedMs = Date.parse(event.looked ?? '');
      const label = meantLabel(file);
      const claim = { event, study, atMs, lookedMs, label, payer, file, before };
      this.claims.set(event.bulk, claim);
      checkSeen(this.#world, claim);
      checkAllowed(this.#world, claim);
    }
    if (event.type === 'refused') this.refusals.push({ bulk: event.bulk, atMs });
    if (event.type === 'resolved') {
      checkOverruled(this.#world, study, event, before);
      this.resolutions.push({ bulk: event.bulk, outcome: event.outcome, atMs });
      if (event.outcome === 'not-paid') checkNotAgain(this.#world, event);
    }
  }
}
