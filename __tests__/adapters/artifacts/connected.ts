import { connectArtifacts } from '../../../src/adapters/artifacts/client.ts';
import {
  type RuntimeReading,
  readRuntimeService,
} from '../../../src/adapters/artifacts/runtime-service.ts';
import type {
  ArtifactStore,
  ListedArtifact,
  StoreOptions,
} from '../../../src/adapters/artifact-records/artifact-store.ts';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import { type ArtifactScene, startScene, token } from '../../sandbox/artifacts/scene.ts';
import { ActionError } from '../../../src/core/errors.ts';

export interface Connected extends ArtifactScene {
  attempt: Attempt;
  /** The client as the first attempt of run 7 has it; it waits for nothing. */
  client: ArtifactStore;
  /** The client of another attempt, or with another token or surroundings. */
  clientOf: (attempt: Attempt, changes?: Changes) => ArtifactStore;
  /** The pauses that were asked for, in milliseconds. */
  pausesMs: number[];
}

interface Changes {
  token?: string;
  runtime?: RuntimeReading;
  apiUrl?: string;
}

export const patience: StoreOptions = { signal: new AbortController().signal };

export async function connect(): Promise<Connected> {
  const scene = await startScene();
  const attempt = scene.artifacts.store.startAttempt({ runId: 7 });
  const pausesMs: number[] = [];
  const clientOf: Connected['clientOf'] = (by, changes = {}) =>
    connectArtifacts({
      apiUrl: new URL(changes.apiUrl ?? scene.github.url),
      token: changes.token ?? token,
      repository: 'lab/bonuses',
      runtime: changes.runtime ?? readRuntimeService(scene.artifacts.environmentOf(by)),
      timeoutMs: 30_000,
      sleep: (ms) => {
        pausesMs.push(ms);
        return Promise.resolve();
      },
    });
  return { ...scene, attempt, client: clientOf(attempt), clientOf, pausesMs };
}

/** A whole upload by a client; gives the id. */
export async function write(client: ArtifactStore, name: string, text: string): Promise<number> {
  const created = await client.create(name, patience);
  if (created.kind !== 'created') throw new Error(created.kind);
  const uploaded = await client.upload(created.uploadUrl, text, patience);
  if (uploaded.kind !== 'uploaded') throw new Error(uploaded.reason);
  const made = await client.finalize(name, uploaded.blob, patience);
  if (made.kind !== 'finalized') throw new Error(made.reason);
  return made.id;
}

/** The only artifact of that name. */
export async function findOnly(client: ArtifactStore, name: string): Promise<ListedArtifact> {
  const { artifacts } = await client.list(name, patience);
  const [only] = artifacts;
  if (only === undefined || artifacts.length > 1) throw new Error(`${artifacts.length} of ${name}`);
  return only;
}

/** What stops a reading. */
export async function stopOf(reading: Promise<unknown>): Promise<ActionError> {
  try {
    await reading;
  } catch (stop) {
    if (stop instanceof ActionError) return stop;
    throw stop;
  }
  throw new Error('It did not stop');
}
