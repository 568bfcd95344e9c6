import type {
  ArtifactStore,
  Created,
  Finalized,
  ListedArtifact,
  ListedRun,
  StoreOptions,
  Uploaded,
} from '../../src/adapters/artifact-records/artifact-store.ts';
import { stopUnreadable } from '../../src/adapters/artifact-records/reading-stops.ts';
import {
  type ArtifactHub,
  type HeldArtifact,
  type HeldRun,
  repositoryId,
  workflowPath,
} from './artifact-hub.ts';

/** One call of a store, and on what it is made. */
export interface StoreCall {
  readonly kind: 'list' | 'download' | 'create' | 'upload' | 'finalize' | 'run' | 'runs' | 'groups';
  readonly name: string;
}

/** Where a test or a scheduler steps in, as in the ledger in memory. */
export interface StoreHooks {
  /** The request is on its way. Throwing loses it; never resolving is a crash. */
  before?(call: StoreCall, options: StoreOptions): Promise<void>;
  /** What a list shows of what is there. */
  view?(artifacts: readonly HeldArtifact[], call: StoreCall): readonly HeldArtifact[];
  /** Whether a list comes without GitHub's date. */
  isUndated?(): boolean;
  /**
   * How a finalized artifact becomes visible: at once and once when left out. Throwing loses the
   * answer.
   */
  land?(put: () => HeldArtifact, name: string): HeldArtifact;
  /** The effect has happened, the answer is on its way. Throwing loses the answer. */
  after?(call: StoreCall, options: StoreOptions): Promise<void>;
}

/** Artifacts as one attempt of a run sees them: the store of the client, without a network. */
export function openMemoryArtifacts(
  hub: ArtifactHub,
  runId: string,
  attempt: number,
  hooks: StoreHooks = {},
): ArtifactStore {
  async function underway<T>(
    kind: StoreCall['kind'],
    name: string,
    options: StoreOptions,
    effect: (call: StoreCall) => T,
  ): Promise<T> {
    const call = { kind, name };
    await hooks.before?.(call, options);
    const result = effect(call);
    await hooks.after?.(call, options);
    return result;
  }
  /** What goes wrong on the way of a write is an answer too. */
  async function written<T>(
    kind: StoreCall['kind'],
    name: string,
    options: StoreOptions,
    effect: (call: StoreCall) => T,
    lost: (reason: string) => T,
  ): Promise<T> {
    try {
      return await underway(kind, name, options, effect);
    } catch (error) {
      if (error instanceof LostError) return lost(error.message);
      throw error;
    }
  }
  const keyOf = (name: string): string => `${runId} ${attempt} ${name}`;
  return {
    list: (name, options) =>
      underway('list', name, options, (call) => {
        const there = hub.artifacts.filter(({ state }) => state !== 'gone');
        const shown = (hooks.view?.(there, call) ?? there).filter((one) => one.name === name);
        const artifacts = shown.map((one) => listed(one, hub.retentionMs));
        const answers = Math.max(1, Math.ceil(artifacts.length / 100));
        const githubNow = hooks.isUndated?.() === true ? null : new Date(hub.now());
        return { artifacts, githubNow, answers };
      }),
    listNewest: (options) =>
      underway('list', '', options, (call) => {
        const there = hub.artifacts.filter(({ state }) => state !== 'gone');
        const shown = (hooks.view?.(there, call) ?? there).toReversed();
        const artifacts = shown.slice(0, 300).map((one) => listed(one, hub.retentionMs));
        const answers = Math.max(1, Math.ceil(artifacts.length / 100));
        const isWhole = artifacts.length < 300;
        return { artifacts, githubNow: new Date(hub.now()), answers, isWhole };
      }),
    download: ({ id, name }, options) =>
      underway('download', name, options, () => {
        const held = hub.artifacts.find((one) => one.id === id && one.state === 'listed');
        return held === undefined ? { kind: 'gone' } : { kind: 'text', text: held.text };
      }),
    create: (name, options) =>
      written<Created>(
        'create',
        name,
        options,
        () =>
          hub.take(keyOf(name))
            ? { kind: 'created', uploadUrl: new URL(`memory:${encodeURIComponent(name)}`) }
            : { kind: 'taken' },
        (reason) => ({ kind: 'unclear', reason }),
      ),
    upload: (url, text, options) => {
      const name = decodeURIComponent(url.pathname);
      return written<Uploaded>(
        'upload',
        name,
        options,
        () => {
          hub.keepBlob(keyOf(name), text);
          return { kind: 'uploaded', blob: { sizeBytes: text.length, digest: 'sha256:' } };
        },
        (reason) => ({ kind: 'failed', reason }),
      );
    },
    finalize: (name, _blob, options) =>
      written<Finalized>(
        'finalize',
        name,
        options,
        () => {
          const text = hub.blobOf(keyOf(name));
          const put = (): HeldArtifact => hub.put({ name, text, runId, attempt });
          return { kind: 'finalized', id: (hooks.land?.(put, name) ?? put()).id };
        },
        (reason) => ({ kind: 'unclear', reason }),
      ),
    readRun: (id, options) =>
      underway('run', id, options, () => {
        const run = hub.runs.get(id);
        if (run === undefined) throw stopUnreadable(`there is no run ${id}`);
        return shownRun(run);
      }),
    listRuns: (path, createdSince, options) =>
      underway('runs', path, options, () =>
        [...hub.runs.values()]
          .filter((run) => path === workflowPath && run.createdAtMs >= createdSince.getTime())
          .map(shownRun),
      ),
    readConcurrencyGroups: (id, options) =>
      underway('groups', id, options, () => ['prolific-bonuses']),
  };
}

/** The network lost a request, or its answer. */
export class LostError extends Error {}

function listed(
  { id, name, text, createdAtMs, state, runId, ...held }: HeldArtifact,
  retentionMs: number,
): ListedArtifact {
  return {
    id,
    name,
    sizeBytes: text.length,
    digest: 'sha256:',
    // GitHub dates to the second.
    createdAt: new Date(Math.floor(createdAtMs / 1_000) * 1_000),
    expiresAt: new Date(createdAtMs + retentionMs),
    expired: state === 'expired',
    runId,
    repositoryId,
    headRepositoryId: held.headRepositoryId,
  };
}

function shownRun(run: HeldRun): ListedRun {
  const { id, event, headBranch, attempt, attemptStartedAtMs } = run;
  const attemptStartedAt = new Date(Math.floor(attemptStartedAtMs / 1_000) * 1_000);
  return { id, event, headBranch, attempt, attemptStartedAt, workflowPath };
}
