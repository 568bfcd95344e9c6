import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Artifact, Blob } from './artifact.ts';
import { type Attempt, Attempts, type NewAttempt } from './attempts.ts';
import { everything, type Listing } from './lists.ts';

/** A name that is taken in its attempt, whether anything came of it or not. */
interface Creation {
  key: string;
  expiresAtMs: number | null;
}

export interface StoreOptions {
  /** `owner/name` */
  repository: string;
  repositoryId: number;
  now: () => number;
}

export const dayMs = 86_400_000;

/** The artifacts and runs of one repository. */
export class ArtifactStore {
  readonly repository: string;
  readonly repositoryId: number;
  readonly attempts: Attempts;
  readonly blobs = new Map<string, Blob>();
  /** What lists of artifacts show; a test may set it at any time. */
  listing: Listing = everything;
  /** How many of the newest uploads a stale answer does not show. */
  staleUploads = 1;
  retentionDays = 90;
  /** Where blobs are served: `http://127.0.0.1:<port>`, known once the service listens. */
  blobsUrl = '';
  /** The id of the n-th artifact, counted from 1. Like GitHub's, they do not grow with time. */
  idOf = (nth: number): number => 10_338_000_000 + ((nth * 7_919) % 10_007);
  readonly #now: () => number;
  readonly #secret = randomUUID();
  readonly #creations = new Map<string, Creation>();
  #artifacts: Artifact[] = [];
  #count = 0;

  constructor({ repository, repositoryId, now }: StoreOptions) {
    this.repository = repository;
    this.repositoryId = repositoryId;
    this.attempts = new Attempts(repositoryId);
    this.#now = now;
  }

  now(): number {
    return this.#now();
  }

  /**
   * Begins an attempt of a run; one that has begun before is given as it is, for each job has
   * several steps.
   */
  startAttempt(made: NewAttempt): Attempt {
    const { runId, attempt = 1, rerun = 'all' } = made;
    const begun = this.attempts.find(runId, attempt);
    if (begun !== null) return begun;
    if (attempt > 1 && rerun === 'all') this.removeRun(runId);
    return this.attempts.add(made, this.#now());
  }

  /** Every artifact that there is, in the order of finalizing, expired ones included. */
  get all(): readonly Artifact[] {
    return this.#artifacts;
  }

  /** What a list shows at this moment. */
  listed({ stale = false } = {}): readonly Artifact[] {
    const there = stale ? this.#artifacts.slice(0, -this.staleUploads) : this.#artifacts;
    return this.listing(there, this.#now());
  }

  find(id: number): Artifact | null {
    return this.#artifacts.find((one) => one.id === id) ?? null;
  }

  bytesOf({ key }: Artifact): Buffer | null {
    return this.blobs.get(key)?.bytes ?? null;
  }

  isExpired({ expiresAtMs }: Artifact): boolean {
    return this.#now() >= expiresAtMs;
  }

  /** Takes a name in an attempt and gives the key of its blob, or null where it is taken. */
  create({ plan, job }: Attempt, name: string, expiresAtMs: number | null): string | null {
    const taken = `${plan}\n${name}`;
    if (this.#creations.has(taken)) return null;
    const key = `actions-results/${plan}/workflow-job-run-${job}/artifacts/${randomUUID()}.zip`;
    this.#creations.set(taken, { key, expiresAtMs });
    return key;
  }

  /**
   * Makes an artifact of a created name, another one at each call; null where there is no such
   * name.
   */
  finalize(
    attempt: Attempt,
    name: string,
    said: { sizeBytes: number; digest: string | null },
  ): Artifact | null {
    const creation = this.#creations.get(`${attempt.plan}\n${name}`);
    if (creation === undefined) return null;
    this.#count += 1;
    const nowMs = this.#now();
    const latestMs = nowMs + this.retentionDays * dayMs;
    const expiresAtMs = Math.min(creation.expiresAtMs ?? latestMs, latestMs);
    const { key } = creation;
    const id = this.idOf(this.#count);
    const made: Artifact = { id, name, attempt, key, ...said, createdAtMs: nowMs, expiresAtMs };
    this.#artifacts.push(made);
    return made;
  }

  /**
   * An upload from create to finalize, as any workflow may make one; `said` is what differs from
   * the truth.
   */
  upload(
    attempt: Attempt,
    name: string,
    bytes: Buffer,
    said: Partial<Pick<Artifact, 'digest' | 'sizeBytes'>> = {},
  ): Artifact {
    const key = this.create(attempt, name, null);
    if (key === null) throw new Error(`${name} is taken in this attempt`);
    this.blobs.set(key, { blocks: new Map(), bytes, type: 'application/zip' });
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const made = this.finalize(attempt, name, { sizeBytes: bytes.length, digest, ...said });
    if (made === null) throw new Error(`${name} was not created`);
    return made;
  }

  /** Deletes one, as somebody with `actions: write` may; its name is free again. */
  remove(id: number): boolean {
    const gone = this.find(id);
    if (gone === null) return false;
    this.#artifacts = this.#artifacts.filter((one) => one !== gone);
    this.#creations.delete(`${gone.attempt.plan}\n${gone.name}`);
    return true;
  }

  /** Takes all artifacts of a run away, as its deletion and a re-run of all its jobs do. */
  removeRun(runId: number): void {
    this.#artifacts = this.#artifacts.filter(({ attempt }) => attempt.runId !== runId);
  }

  signatureOf(key: string): string {
    return createHmac('sha256', this.#secret).update(key).digest('base64url');
  }

  /** The address at which a blob can be written or read by whoever has it. */
  signedUrl(key: string, permission: 'r' | 'rw', query: Readonly<Record<string, string>>): string {
    const url = new URL(`${this.blobsUrl}/blob/${key}`);
    const signed = { se: '2099-01-01T00:00:00Z', sig: this.signatureOf(key), sp: permission };
    const all = { ...query, ...signed, sr: 'b', sv: '2025-11-05' };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    return url.href;
  }
}
