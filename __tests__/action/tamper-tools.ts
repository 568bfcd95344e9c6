import { renderCsv } from '../../sandbox/lab/bonus-csv.ts';
import { git } from '../../sandbox/git/git.ts';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { fingerprint, type PersonalId, type StudyId } from '../../src/core/ids.ts';

/** What somebody does who tampers with a ledger. */

/** The ledger before: its lines, and the commits of its branch, newest first. */
export interface Was {
  readonly lines: readonly string[];
  readonly commits: readonly string[];
}

/**
 * A way in which somebody can tamper with a ledger that holds two payments of two people, over real
 * git.
 */
export interface Tampering {
  /** As docs/audit.md names it. */
  readonly way: string;
  readonly tamper: (lab: Lab, was: Was) => Promise<unknown>;
  /** Whether the money of the second payment does not show yet. */
  readonly isAwaited?: boolean;
}

/** Commits other lines as the study's file; pushed, or, with a login, edited in the browser. */
export function write(
  lab: Lab,
  lines: readonly string[],
  webLogin?: string,
  webEmail?: string,
): Promise<string> {
  const text = lines.map((line) => `${line}\n`).join('');
  const options = {
    ...(webLogin === undefined ? {} : { webLogin }),
    ...(webEmail === undefined ? {} : { webEmail }),
  };
  return lab.github.commitFile(repository, ledgerBranch, ledgerPath(lab.study.id), text, options);
}

/** Rewrites the branch to one commit without a past that holds these lines. */
export async function rewrite(lab: Lab, lines: readonly string[]): Promise<void> {
  const { github } = lab;
  const text = lines.map((line) => `${line}\n`).join('');
  const oid = await github.commitFile(repository, 'draft', ledgerPath(lab.study.id), text);
  await github.forcePush(repository, ledgerBranch, oid);
}

/** Commits a text as the study's page; pushed. */
export function writePage(lab: Lab, text: string): Promise<string> {
  const path = ledgerPath(lab.study.id).replace(/jsonl$/, 'md');
  return lab.github.commitFile(repository, ledgerBranch, path, text);
}

/**
 * Makes a commit of the files of the first of these commits, on all of `parents`, and moves no
 * branch.
 */
export async function commitAgain(
  lab: Lab,
  commit: string,
  parents: readonly string[],
): Promise<string> {
  const by = ['-c', 'user.name=A Person', '-c', 'user.email=person@example.org'];
  const on = parents.flatMap((parent) => ['-p', parent]);
  const made = await git(
    lab.github.gitDirOf(repository),
    [...by, 'commit-tree', `${commit}^{tree}`, ...on],
    'Tidy up\n',
  );
  return made.toString().trim();
}

/** Moves the ledger branch to a commit that has its head among its ancestors, as a push. */
export async function push(lab: Lab, commit: string): Promise<void> {
  const gitDir = lab.github.gitDirOf(repository);
  await git(gitDir, ['update-ref', `refs/heads/${ledgerBranch}`, commit]);
}

/**
 * Somebody else's repository pays the third person, keeps a ledger of its own, and that is put in
 * the place of ours.
 */
export async function mirrorOther(lab: Lab): Promise<void> {
  const other = 'lab/other';
  const csv = 'bonuses/week3.csv';
  await lab.github.addRepository(other);
  lab.github.addToken(lab.githubToken, {
    login: 'github-actions[bot]',
    type: 'Bot',
    repositories: { [repository]: 'write', [other]: 'write' },
  });
  await lab.push({ [csv]: renderCsv([[lab.person(3), '7.00']]) });
  const inputs = { csv, 'ledger-repository': other };
  // It is asked whether the ledger is lost, for Prolific shows what ours has paid.
  const { plan = '' } = (await lab.run({ inputs })).outputs;
  await lab.run({ event: { name: 'workflow_dispatch' }, inputs: { ...inputs, answer: plan } });
  const head = (await lab.github.head(other, ledgerBranch)) ?? '';
  await lab.github.forcePush(repository, ledgerBranch, head, other);
}

export function edit(line: string | undefined, change: (event: Event) => void): string {
  const event = JSON.parse(line ?? '{}') as Event;
  change(event);
  return JSON.stringify(event);
}

interface Event {
  id: string;
  at: string;
  bulk: string;
  amount: number;
  by?: string;
  total: number;
  bonuses: { to: string; person: string; amount: number }[];
}

export function setRules(lab: Lab, rules: readonly string[]): Promise<void> {
  lab.github.setRules(repository, ledgerBranch, rules);
  return Promise.resolve();
}

const freshId = '00000000-0000-4000-8000-00000000abcd';

/** A line of the same run about the same bulk payment, of another type. */
export function outcome(line: string | undefined, type: string, more: object): string {
  const { v, at, run, bulk } = JSON.parse(line ?? '{}') as Record<string, unknown>;
  return JSON.stringify({ v, id: freshId, at, type, run, bulk, ...more });
}

/**
 * A claim of 7.00 for the third person, whom nobody has paid, with its acceptance and its arrival.
 */
export function forgedPayment(lab: Lab, { lines }: Was): string[] {
  const third = fingerprint(lab.study.id as StudyId, lab.person(3) as PersonalId);
  const claim = edit(lines[0], (event) => {
    Object.assign(event, { id: freshId, bulk: 'forged', amount: 700, total: 700 });
    event.bonuses = [{ ...event.bonuses[0], to: third, person: third, amount: 700 }].map((one) => ({
      ...one,
      before: [],
    }));
  });
  const settled = edit(lines.at(-1), (event) => {
    Object.assign(event, { id: freshId.replace('abcd', 'abce'), bulk: 'forged' });
  });
  return [claim, settled];
}
