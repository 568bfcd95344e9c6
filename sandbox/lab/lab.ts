import { type ArtifactService, startArtifacts } from '../artifacts/artifacts.ts';
import type { RunnerEvent } from '../runner/environment.ts';
import { checkOut, removeWorkspace, writeFiles } from '../runner/workspace.ts';
import {
  type LedgerLine,
  ledgerBranch,
  protectLedger,
  parseLedger,
  readLedgerText,
} from './ledger.ts';
import type { LabOptions } from './lab-options.ts';
import type { Github } from '../github/host.ts';
import type { Token } from '../github/hub.ts';
import { startGitHub } from '../github/github.ts';
import { type ProlificSandbox, startProlific } from '../prolific/prolific.ts';
import type { Study } from '../prolific/people.ts';
import {
  type ActionProcess,
  type ActionResult,
  type ActionRun,
  runAction,
} from '../runner/run-action.ts';

export const repository = 'lab/bonuses';
const githubToken = 'github-sandbox-token-0123456789';

/** A run of the lab's workflow; by default, a push to main of the last pushed commit. */
export interface LabRun
  extends Pick<ActionRun, 'inputs' | 'run' | 'attempt' | 'env' | 'limitMs' | 'main'> {
  event?: Partial<RunnerEvent>;
  workspace?: string;
}

/**
 * A research lab: a study at Prolific, a repository at GitHub, and a workflow that runs the built
 * action.
 */
export class Lab {
  readonly github: Github;
  readonly artifacts: ArtifactService;
  readonly prolific: ProlificSandbox;
  readonly study: Study;
  /** The workflow's `with`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Every run that has ended, in that order. */
  readonly results: ActionResult[] = [];
  readonly #workspaces: string[] = [];
  /** Which commit each workspace has. */
  readonly #shas = new Map<string, string>();
  readonly #pullRequests: number[] = [];
  readonly #processes: ActionProcess[] = [];

  private constructor(parts: Pick<Lab, 'github' | 'artifacts' | 'prolific' | 'study' | 'inputs'>) {
    this.github = parts.github;
    this.artifacts = parts.artifacts;
    this.prolific = parts.prolific;
    this.study = parts.study;
    this.inputs = parts.inputs;
  }

  static async start(options: LabOptions = {}): Promise<Lab> {
    const prolific = await startProlific(options.prolific);
    const study = prolific.addStudy({ ...options.study, participants: options.participants ?? 3 });
    const token: Token = {
      login: 'github-actions[bot]',
      type: 'Bot',
      repositories: { [repository]: 'write' },
      pullRequests: 'write',
      ...options.token,
    };
    const github = await startGitHub({ ...options.github, tokens: { [githubToken]: token } });
    await github.addRepository(repository, { visibility: options.visibility ?? 'private' });
    protectLedger(github, repository, options.ledgerRules);
    const inputs = { 'study-id': study.id, csv: 'bonuses/*.csv', ...options.inputs };
    const artifacts = await startArtifacts(github.actionsOf(repository));
    return new Lab({ github, artifacts, prolific, study, inputs });
  }

  get githubToken(): string {
    return githubToken;
  }

  /** The n-th participant of the study, counted from 1. */
  person(nth: number): string {
    const id = this.study.participants[nth - 1];
    if (id === undefined) throw new Error(`The study has no participant ${nth}`);
    return id;
  }

  /** Commits files to main, as a merge does, and checks main out for the runs that follow. */
  async push(files: Readonly<Record<string, string>>): Promise<string> {
    for (const [path, text] of Object.entries(files)) {
      await this.github.commitFile(repository, 'main', path, text);
    }
    return this.checkOut();
  }

  /**
   * Checks a commit out (by default the head of main) for the following runs; returns the folder.
   */
  async checkOut(sha?: string): Promise<string> {
    const commit = sha ?? (await this.head());
    const folder = await checkOut(this.github.gitDirOf(repository), commit);
    this.#workspaces.push(folder);
    this.#shas.set(folder, commit);
    return folder;
  }

  /** The newest commit of main. */
  async head(): Promise<string> {
    return (await this.github.head(repository, 'main')) ?? '';
  }

  /** Writes files into the newest checkout without committing them. */
  async write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
    await writeFiles(this.#newestWorkspace(), files);
  }

  /** Starts the action; whoever starts it awaits `done`. */
  start(run: LabRun = {}): ActionProcess {
    const { event, inputs, workspace = this.#newestWorkspace(), ...rest } = run;
    const sha = this.#shas.get(workspace) ?? '0'.repeat(40);
    const process = runAction({
      github: this.github,
      artifacts: this.artifacts,
      prolific: this.prolific,
      githubToken,
      repository,
      workspace,
      event: { name: 'push', ref: 'refs/heads/main', sha, ...event },
      inputs: { ...this.inputs, ...inputs },
      ...rest,
    });
    this.#processes.push(process);
    void process.done.then(
      (result) => this.results.push(result),
      () => undefined,
    );
    return process;
  }

  run(run: LabRun = {}): Promise<ActionResult> {
    return this.start(run).done;
  }

  /** Makes the ledger branch before anything is paid. */
  async startLedger(): Promise<void> {
    await this.github.commitFile(repository, ledgerBranch, 'README.md', '# Ledger\n');
  }

  /** The text of a study's ledger; empty if there is none. */
  ledgerText(study = this.study.id): Promise<string> {
    return readLedgerText(this.github, repository, study);
  }

  async ledger(study = this.study.id): Promise<LedgerLine[]> {
    return parseLedger(await this.ledgerText(study));
  }

  /**
   * What each participant of the study was really paid, in cents: according to Prolific's own
   * books, not the ledger, including payments that were accepted and show late. People who were
   * paid nothing are left out.
   */
  paid(study = this.study): Map<string, number[]> {
    const paid = study.participants.map((id): [string, number[]] => [
      id,
      this.prolific.money.paidTo(id, study.id).map(({ cents }) => cents),
    ]);
    return new Map(paid.filter(([, cents]) => cents.length > 0));
  }

  addPullRequest(number: number, options: Parameters<Github['addPullRequest']>[2] = {}): void {
    this.github.addPullRequest(repository, number, options);
    this.#pullRequests.push(number);
  }

  /** The texts of all comments on the lab's pull requests. */
  comments(): string[] {
    const all = this.#pullRequests.flatMap((number) => this.github.comments(repository, number));
    return all.map(({ body }) => body);
  }

  /** Ends everything that is still running, and removes all files. */
  async close(): Promise<void> {
    for (const { child } of this.#processes) child.kill('SIGKILL');
    await Promise.allSettled(this.#processes.map(({ done }) => done));
    try {
      await Promise.all([this.prolific.close(), this.github.close(), this.artifacts.close()]);
    } finally {
      await Promise.all(this.#workspaces.map(removeWorkspace));
    }
  }

  #newestWorkspace(): string {
    const newest = this.#workspaces.at(-1);
    if (newest === undefined) throw new Error('Nothing was checked out: push a file first');
    return newest;
  }
}
