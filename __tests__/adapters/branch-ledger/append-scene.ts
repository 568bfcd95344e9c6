import type { Fault } from '../../../sandbox/server/faults.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import type { GithubOptions } from '../../../sandbox/github/github.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { Append } from '../../../src/ports.ts';
import { type AddressGiven, branch, openLedger, pathOf, repository, startLab } from './harness.ts';
import { eventOf, studyA, studyB } from '../ledger/ledger-events.ts';

/** A ledger branch with one line for study A, and one append to it that a test lets go wrong. */
export interface AppendScene {
  readonly github: Github;
  /** What the append stands on. */
  readonly head: string;
  readonly base: string;
  /** The file as the append leaves it. */
  readonly whole: string;
  /**
   * By a process that has read the ledger. Between the reading and the append there is time for
   * something else.
   */
  append(changes?: AddressGiven, between?: () => void | Promise<void>): Promise<Append>;
  textOf(study?: StudyId): Promise<string | null>;
  /** How many commits were made since the scene began. */
  commitCount(): Promise<number>;
  /** Of all requests since that reading, in order. */
  endpoints(): string[];
  /** Of the requests that commit, in order. */
  commitBodies(): string[];
  /** A fault of the n-th commit, or of another endpoint's n-th call. */
  script(nth: number | 'every', fault: Fault, endpoint?: string): void;
  /** Somebody else's commit, when the request has arrived and before its effect. */
  meanwhile(study: StudyId, text: string): Fault;
}

export async function startAppendScene(options: Partial<GithubOptions> = {}): Promise<AppendScene> {
  const github = await startLab(options);
  const event = eventOf();
  const base = serializeEvents([eventOf('bulk-0')]);
  // A second commit, so that a late look has an older head to show.
  await github.commitFile(repository, branch, pathOf(studyA), base);
  const head = await github.commitFile(repository, branch, pathOf(studyB), 'another study\n');
  const requests = github.server.requests;
  let read = 0;
  return {
    github,
    head,
    base,
    whole: base + serializeEvents([event]),
    append: async (changes = {}, between = () => undefined) => {
      const ledger = openLedger(github, changes);
      await ledger.read([studyA]);
      read = requests.length;
      await between();
      return ledger.append(studyA, base, [event], 'Claim bulk-1: 2 bonuses, 8.50');
    },
    textOf: (study = studyA) => github.readFile(repository, branch, pathOf(study)),
    commitCount: async () =>
      (await github.commits(repository, branch)).findIndex(({ oid }) => oid === head),
    endpoints: () => requests.slice(read).map(({ endpoint }) => endpoint),
    commitBodies: () =>
      requests.filter(({ endpoint }) => endpoint === 'commit').map(({ body }) => body),
    script: (nth, fault, endpoint = 'commit') => {
      // The first query is that of the reading.
      const at = endpoint === 'query' && nth !== 'every' ? nth + 1 : nth;
      github.server.script(endpoint, at, fault);
    },
    meanwhile: (study, text) => ({
      kind: 'call',
      before: async () => {
        await github.commitFile(repository, branch, pathOf(study), text);
      },
    }),
  };
}
