import { randomUUID } from 'node:crypto';

/** One attempt of a workflow run, as GitHub knows it. */
export interface Attempt {
  /** What the artifact service calls the attempt, and the job in it. */
  plan: string;
  job: string;
  /** The runner's token for the artifact service. */
  token: string;
  runId: number;
  attempt: number;
  event: string;
  /** `.github/workflows/pay.yml` */
  path: string;
  headBranch: string | null;
  headSha: string;
  /** The repository that the commit is of; null where a fork has been deleted. */
  headRepositoryId: number | null;
  /** Names of the concurrency groups that the run belongs to. */
  groups: readonly string[];
  startedAtMs: number;
  /** When its first attempt began. */
  createdAtMs: number;
}

/** What a new attempt is; what is left out is that of the attempt before it, or a push to main. */
export interface NewAttempt
  extends Partial<
    Pick<Attempt, 'event' | 'path' | 'headBranch' | 'headSha' | 'headRepositoryId' | 'groups'>
  > {
  runId: number;
  /** 1 where it is left out. */
  attempt?: number;
  /**
   * How a later attempt came about. `all` takes the artifacts of the attempts before it away,
   * `failed` keeps them; `all` where it is left out, for that is the worse.
   */
  rerun?: 'all' | 'failed';
}

function encodePart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * A token of the form that the runner has: a JWT whose `scp` names plan and job. Its signature is
 * none.
 */
function runtimeToken(plan: string, job: string): string {
  const scp = `Actions.ExampleScope Actions.Results:${plan}:${job}`;
  const parts = [
    { typ: 'JWT', alg: 'HS256' },
    { scp, exp: 4_102_444_800 },
  ];
  return `${parts.map(encodePart).join('.')}.${randomUUID()}`;
}

/** All attempts of all runs of one repository. */
export class Attempts {
  readonly #all: Attempt[] = [];
  readonly #repositoryId: number;

  constructor(repositoryId: number) {
    this.#repositoryId = repositoryId;
  }

  find(runId: number, attempt: number): Attempt | null {
    return this.#all.find((one) => one.runId === runId && one.attempt === attempt) ?? null;
  }

  byToken(token: string): Attempt | null {
    return this.#all.find((one) => one.token === token) ?? null;
  }

  /** The tokens of all attempts, which nobody but the artifact service may see. */
  tokens(): string[] {
    return this.#all.map(({ token }) => token);
  }

  /** The newest attempt of a run, which is what GitHub shows of the run. */
  latest(runId: number): Attempt | null {
    return this.#all.findLast((one) => one.runId === runId) ?? null;
  }

  /** The newest attempt of each run, the newest run first. */
  latestOfAll(): Attempt[] {
    const runs = new Map(this.#all.map((one) => [one.runId, one]));
    return [...runs.values()].toReversed();
  }

  add(made: NewAttempt, nowMs: number): Attempt {
    const { runId, attempt = 1, event, path, headBranch, headSha, headRepositoryId, groups } = made;
    const given = { event, path, headBranch, headSha, headRepositoryId, groups };
    const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined;
    const plan = randomUUID();
    const job = randomUUID();
    const before = this.latest(runId);
    const usual = {
      event: 'push',
      path: '.github/workflows/bonuses.yml',
      headBranch: 'main',
      headSha: '0'.repeat(40),
      headRepositoryId: this.#repositoryId,
      groups: [] as readonly string[],
      createdAtMs: nowMs,
    };
    const token = runtimeToken(plan, job);
    const changes = Object.fromEntries(Object.entries(given).filter(isGiven)) as Partial<Attempt>;
    const known = { ...usual, ...before, ...changes };
    const added: Attempt = { ...known, runId, attempt, plan, job, token, startedAtMs: nowMs };
    this.#all.push(added);
    return added;
  }
}
