import { randomUUID } from 'node:crypto';
import { ActionError } from '../../src/core/errors.ts';
import type { PersonalId, StudyId } from '../../src/core/ids.ts';
import {
  type LedgerEvent,
  parseLedgerLines,
  serializeEvents,
} from '../../src/core/ledger/lines.ts';
import type { RunRecord } from '../../src/core/record/run-record.ts';
import type { Settings } from '../../src/core/settings.ts';
import { stopCrashed } from '../../src/flows/run/crash.ts';
import { type Ending, stopWith } from '../../src/flows/run/endings.ts';
import { audit } from '../../src/flows/audit.ts';
import { pay } from '../../src/flows/pay.ts';
import { plan } from '../../src/flows/plan.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Run } from '../../src/flows/run/run.ts';
import type { Ledger, Log, Ports } from '../../src/ports.ts';
import {
  ann,
  bob,
  claimedBonus,
  committedBlob,
  cyd,
  dan,
  otherStudy,
  study,
  submission,
} from './builders.ts';
import { bulkLines } from './ledger-states.ts';
import { Journal } from '../fakes/journal.ts';
import { createLedgerStore } from '../fakes/ledger-store.ts';
import {
  type LedgerHooks,
  nameOf,
  openMemoryHome,
  openMemoryLedger,
} from '../fakes/memory-ledger.ts';
import { MemoryProlific } from '../fakes/memory-prolific.ts';
import { virtualClock } from '../fakes/virtual-clock.ts';
import { openRun, type RunGiven } from './run-given.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** The end of a process, in the middle of something; no flow catches it. */
class Death extends Error {}

/**
 * A Prolific, a ledger branch and a clock, which outlive the runs; Ann, Bob, Cyd and Dan took part
 * in both studies.
 */
export class World {
  readonly clock = virtualClock(Date.parse('2026-11-22T12:00:00Z'));
  readonly journal = new Journal();
  readonly prolific = new MemoryProlific(this.clock, this.journal);
  readonly store = createLedgerStore({ now: () => this.#commitsAtMs ?? this.clock.nowMs() });
  /** What the runs have said. */
  readonly log: string[] = [];
  /** What the runs' ledger does in another way than the one in memory. */
  ledger: Partial<Ledger> = {};
  #commitsAtMs: number | null = null;
  readonly #others = new Map<string, () => void>();
  #runs = 0;

  constructor() {
    // Every file is as it was committed, where a test does not say otherwise.
    this.store.otherBlobs = committedBlob;
    const people = [ann, bob, cyd, dan];
    this.prolific.addStudy(
      study,
      people.map((id) => submission(id)),
    );
    this.prolific.addStudy(
      otherStudy,
      people.map((id) => submission(id, { id: `8${id.slice(1)}` as PersonalId })),
    );
  }

  /** Something that was paid and seen before, so that the study has a ledger. */
  startLedger(): void {
    this.writeBulk('bulk-0', ['settled'], { batch: 'pilot.csv', bonuses: [claimedBonus(dan, 7)] });
    this.prolific.give(study, dan, 7);
  }

  /** Lines that were there before, or that another process writes now. */
  write(
    events: readonly LedgerEvent[],
    { of = study, minutesAgo = 0 }: { of?: StudyId; minutesAgo?: number } = {},
  ): void {
    this.#commitsAtMs = this.clock.nowMs() - minutesAgo * minute;
    this.store.commit(of, this.text(of) + serializeEvents(events));
    this.#commitsAtMs = null;
  }

  /** A bulk payment, its claim and what came of it, that another process writes now. */
  writeBulk(...bulk: Parameters<typeof bulkLines>): void {
    this.write(bulkLines(...bulk));
  }

  text(of: StudyId = study): string {
    return this.store.textAt(this.store.headAt(), of);
  }

  events(of: StudyId = study): LedgerEvent[] {
    return parseLedgerLines(this.text(of), 'ledger').map(({ event }) => event);
  }

  /** The study's ledger in short: `claimed draft-1`, `accepted draft-1`. */
  lines(of: StudyId = study): string[] {
    return this.events(of).map(({ type, bulk }) => `${type} ${bulk}`);
  }

  /** The process dies before the request has its effect, or before its answer comes. */
  dieAt(moment: 'before' | 'after', request: string): void {
    this.journal[moment](request, () => {
      throw new Death(request);
    });
  }

  /** The answer to the append is lost; its fate is read when others have written behind it. */
  foundByReading(name: string, others: () => void): void {
    this.#others.set(name, others);
  }

  pay(given: RunGiven = {}): Promise<RunRecord> {
    return this.#end(this.#open(given, 'pay'), pay);
  }

  reconcile(given: RunGiven = {}): Promise<RunRecord> {
    return this.#end(this.#open({ batches: [], ...given }, 'reconcile'), reconcile);
  }

  audit(given: RunGiven = {}): Promise<RunRecord> {
    return this.#end(this.#open({ batches: [], ...given }, 'audit'), audit);
  }

  plan(given: RunGiven = {}): Promise<RunRecord> {
    return this.#end(this.#open(given, 'plan'), plan);
  }

  /** As the only catch of the action ends a run. */
  async #end(run: Run, flow: (run: Run) => Promise<Ending>): Promise<RunRecord> {
    const { status } = await flow(run).catch((error: unknown) => {
      if (error instanceof ActionError) return stopWith(run, error);
      if (error instanceof Death) return stopCrashed(run, error);
      throw error;
    });
    run.record.status = status;
    return run.record;
  }

  /** A process of its own: what an earlier one knew of the ledger is forgotten. */
  #open(given: RunGiven, mode: Settings['mode']): Run {
    this.#runs += 1;
    const { clock, prolific } = this;
    const log = this.#logger();
    const { ledger, home } = this.#ledger();
    const ports = { clock, prolific, ledger, home, newId: randomUUID, log };
    return openRun(given, mode, ports, String(this.#runs));
  }

  #ledger(): Pick<Ports, 'ledger' | 'home'> {
    const hooks: LedgerHooks = {
      queued: (call) => this.journal.queue(nameOf(call)),
      before: (call) => this.journal.begin(nameOf(call)),
      after: (call) => this.journal.end(nameOf(call)),
    };
    const ledger = openMemoryLedger(this.store, this.clock, hooks);
    const append: Ledger['append'] = async (of, base, events, subject) => {
      const answer = await ledger.append(of, base, events, subject);
      const name = nameOf({ kind: 'append', study: of, subject });
      const others = this.#others.get(name);
      if (answer.kind === 'stale' || others === undefined) return answer;
      this.#others.delete(name);
      others();
      return { ...answer, text: this.text(of) };
    };
    return {
      ledger: { ...ledger, append, ...this.ledger },
      home: openMemoryHome(this.store, hooks),
    };
  }

  #logger(): Log {
    const say = (text: string): void => {
      this.log.push(text);
    };
    return {
      list: say,
      line: say,
      notice: say,
      warning: say,
      finding: ({ code, message }) => {
        say(`${code}: ${message}`);
      },
    };
  }
}
