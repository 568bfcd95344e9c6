/** The repository that all runs belong to, and its default branch. */
export const repositoryId = '42';
export const workflowPath = '.github/workflows/pay.yml';

/** An artifact as GitHub holds it; its text is what is in its ZIP. */
export interface HeldArtifact {
  readonly id: number;
  readonly name: string;
  readonly runId: string;
  readonly attempt: number;
  readonly text: string;
  readonly createdAtMs: number;
  readonly headRepositoryId: string | null;
  state: 'listed' | 'expired' | 'gone';
}

export interface HeldRun {
  readonly id: string;
  readonly event: string;
  readonly headBranch: string;
  readonly createdAtMs: number;
  attempt: number;
  attemptStartedAtMs: number;
}

/**
 * What GitHub holds of one repository: runs, and their artifacts in the order in which they were
 * finalized.
 */
export class ArtifactHub {
  readonly now: () => number;
  readonly artifacts: HeldArtifact[] = [];
  readonly runs = new Map<string, HeldRun>();
  /** Names that an attempt has used up, whether or not anything became of them. */
  readonly taken = new Set<string>();
  readonly #blobs = new Map<string, string>();
  /** Ids are not in the order in which artifacts are made. */
  nextId: (name: string) => number;
  /** How long GitHub keeps an artifact. */
  retentionMs = 90 * 86_400_000;
  /** Is told of each artifact as it becomes visible. */
  onPut: (artifact: HeldArtifact) => void = () => undefined;

  /** @param now GitHub's clock, in milliseconds since 1970 */
  constructor(now: () => number) {
    this.now = now;
    let last = 1_000;
    this.nextId = () => {
      last += 1;
      return last;
    };
  }

  /** A run begins, or one begins its next attempt. */
  start(id: string, event = 'workflow_dispatch', headBranch = 'main'): HeldRun {
    const known = this.runs.get(id);
    if (known !== undefined) {
      known.attempt += 1;
      known.attemptStartedAtMs = this.now();
      return known;
    }
    const atMs = this.now();
    const times = { createdAtMs: atMs, attemptStartedAtMs: atMs };
    const run = { id, event, headBranch, attempt: 1, ...times };
    this.runs.set(id, run);
    return run;
  }

  /** What *Re-run all jobs* is assumed to do; *Re-run failed jobs* is `start` alone. */
  reRunAll(id: string): HeldRun {
    for (const artifact of this.artifacts) if (artifact.runId === id) artifact.state = 'gone';
    return this.start(id);
  }

  put(given: Partial<HeldArtifact> & Pick<HeldArtifact, 'name' | 'text'>): HeldArtifact {
    const artifact: HeldArtifact = {
      id: this.nextId(given.name),
      runId: '1',
      attempt: 1,
      createdAtMs: this.now(),
      headRepositoryId: repositoryId,
      state: 'listed',
      ...given,
    };
    this.artifacts.push(artifact);
    this.onPut(artifact);
    return artifact;
  }

  /** Whether the name was free in this attempt; it is not any more. */
  take(name: string): boolean {
    if (this.taken.has(name)) return false;
    this.taken.add(name);
    return true;
  }

  keepBlob(key: string, text: string): void {
    this.#blobs.set(key, text);
  }

  blobOf(key: string): string {
    const text = this.#blobs.get(key);
    if (text === undefined) throw new Error('Nothing was uploaded.');
    return text;
  }
}
