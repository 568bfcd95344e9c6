import { connectArtifactLedger } from '../../../src/adapters/artifact-ledger/artifact-ledger.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import type { Claimed, LedgerEvent } from '../../../src/core/ledger/lines.ts';
import type { Clock, Ledger, Permission } from '../../../src/ports.ts';
import {
  ArtifactHub,
  type HeldArtifact,
  repositoryId,
  workflowPath,
} from '../../fakes/artifact-hub.ts';
import { openMemoryArtifacts, type StoreHooks } from '../../fakes/memory-artifacts.ts';
import { type VirtualClock, virtualClock } from '../../fakes/virtual-clock.ts';
import { claim, event } from '../../kit/builders.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';

/** What a test says of one process; the rest is the first attempt of a manual run. */
export interface ProcessGiven {
  readonly runId?: string;
  readonly event?: string;
  readonly ref?: string;
  readonly mayWrite?: boolean;
  /** GitHub lets it create artifacts. */
  readonly mayUpload?: boolean;
  /** The concurrency groups of its run; null: GitHub does not say. */
  readonly groups?: readonly string[] | null;
  readonly clock?: Clock;
  readonly hooks?: StoreHooks;
  /** What ends reads: the run was cancelled. */
  readonly now?: AbortSignal;
}

/** A repository whose runs keep the ledger as artifacts, on one clock that only pauses move. */
export class ArtifactScene {
  readonly clock: VirtualClock = virtualClock(Date.parse('2026-11-22T12:00:00Z'));
  readonly hub = new ArtifactHub(() => this.clock.nowMs());
  #runs = 100;

  /** The ledger as a new process sees it: a new run, or the next attempt of one that was. */
  open(given: ProcessGiven = {}): Ledger {
    const { hooks = {}, clock = this.clock, event = 'workflow_dispatch' } = given;
    const runId = given.runId ?? String((this.#runs += 1));
    const run = this.hub.runs.get(runId) ?? this.hub.start(runId, event);
    const never = new AbortController().signal;
    const store = openMemoryArtifacts(this.hub, runId, run.attempt, hooks);
    const refuse: typeof store.create = () =>
      Promise.resolve({ kind: 'forbidden', reason: 'status 403, insufficient usage' });
    return connectArtifactLedger({
      store: {
        ...store,
        ...(given.mayUpload === false ? { create: refuse } : {}),
        readConcurrencyGroups: () =>
          Promise.resolve(given.groups === undefined ? ['prolific-bonuses'] : given.groups),
      },
      clock,
      sleep: (ms) => clock.sleep(ms),
      me: {
        runId,
        attempt: run.attempt,
        event: { name: event, ref: given.ref ?? 'refs/heads/main', defaultBranch: 'main' },
        repositoryId,
        workflowPath,
      },
      defaultBranch: () => Promise.resolve('main'),
      random: () => 0.5,
      waits: { beforeLookMs: 30_000, betweenLooksMs: 5_000 },
      signals: { now: given.now ?? never, record: never },
      mayWrite: given.mayWrite ?? false,
      obstacle: null,
      actionsUrl: 'https://github.com/lab/study/actions',
    });
  }

  /** The record that such a run would have left, with nothing in it that the test does not say. */
  put(
    study: StudyId,
    given: Partial<HeldArtifact> & { lines?: string; header?: object } = {},
  ): HeldArtifact {
    const { runId = '1', lines = '', header = {} } = given;
    if (!this.hub.runs.has(runId)) this.hub.start(runId);
    const first = {
      v: 1,
      study,
      run: { id: runId, attempt: 1 },
      workflow: workflowPath,
      seen: [],
      dates: {},
      ...header,
    };
    const name = given.name ?? `prolific-bonus-ledger-${study}-1`;
    const text = given.text ?? `${JSON.stringify(first)}\n${lines}`;
    return this.hub.put({ ...given, name, text, runId });
  }
}

/** A claim of that run. */
export function claimOf(runId: string, bulk: string): Claimed {
  const made = claim({ bulk: bulk as Claimed['bulk'] });
  return { ...made, run: { ...made.run, id: runId } };
}

/** What a run writes that takes its claim back. */
export function withdrawalOf(bulk: string): LedgerEvent {
  const refused = event('refused', bulk);
  return refused.type === 'refused' ? { ...refused, status: null } : refused;
}

/** Appends a claim to what the handle reads, and asks whether it may be paid. */
export async function claimAndAsk(
  ledger: Ledger,
  study: StudyId,
  claimed: Claimed,
): Promise<Permission> {
  const { sentAt } = expectAppended(await appendNow(ledger, study, [claimed]));
  return ledger.askToPay(study, claimed, sentAt);
}
