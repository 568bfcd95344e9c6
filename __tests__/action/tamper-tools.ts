import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { fingerprint, type PersonalId, type StudyId } from '../../src/core/ids.ts';

/** What somebody does who tampers with a ledger. */

/** The ledger before: its lines, and the commits of its branch, newest first. */
export interface Was {
  readonly lines: readonly string[];
  readonly commits: readonly string[];
}

/** Commits other lines as the study's file; pushed, or, with a login, edited in the browser. */
export function write(lab: Lab, lines: readonly string[], webLogin?: string): Promise<string> {
  const text = lines.map((line) => `${line}\n`).join('');
  const options = webLogin === undefined ? {} : { webLogin };
  return lab.github.commitFile(repository, ledgerBranch, ledgerPath(lab.study.id), text, options);
}

/** Rewrites the branch to one commit without a past that holds these lines. */
export async function rewrite(lab: Lab, lines: readonly string[]): Promise<void> {
  const { github } = lab;
  const text = lines.map((line) => `${line}\n`).join('');
  const oid = await github.commitFile(repository, 'draft', ledgerPath(lab.study.id), text);
  await github.forcePush(repository, ledgerBranch, oid);
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

/** A claim of 7.00 for the third person, whom nobody has paid, with its acceptance and its arrival. */
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
