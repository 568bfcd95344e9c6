import { expect, it } from '@jest/globals';
import { timeline } from '../../bench/critical-path.ts';
import { renderCsv } from '../../sandbox/lab/bonus-csv.ts';
import { Lab, repository } from '../../sandbox/lab/lab.ts';
import type { LabOptions } from '../../sandbox/lab/lab-options.ts';
import { findLabLeaks, type LeakOptions } from '../../sandbox/lab/lab-leaks.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { judgeLedgerBranch } from '../judges/ledger-branch.ts';
import { judgeProlific } from '../judges/prolific-api.ts';

export type StoryOptions = LabOptions & LeakOptions;

/** No story waits for bonuses to show unless it is about waiting. */
const impatient = { 'settle-minutes': '0' };

/**
 * The body of a test: tells a story in a lab of its own. Whatever the story is about, at its end no
 * full id and no token may be where people can see it, no foreign text may have commanded the
 * runner, and judges that nobody here wrote must find that what was said to Prolific is what it
 * publishes, and the ledger whole and only appended to. A story that fails shows what the last run
 * printed.
 */
export function story(options: StoryOptions, tell: (lab: Lab) => Promise<void>) {
  return async (): Promise<void> => {
    const lab = await Lab.start({ ...options, inputs: { ...impatient, ...options.inputs } });
    try {
      await tell(lab);
      expect(await findLabLeaks(lab, options)).toEqual([]);
      expect(judgeProlific(lab.prolific.requests)).toEqual([]);
      expect(await judgeLedgerBranch(lab.github.gitDirOf(repository))).toEqual([]);
    } catch (failure) {
      const last = lab.results.at(-1);
      if (failure instanceof Error && last !== undefined) {
        failure.stack = `${failure.stack ?? ''}\n\nThe last run:\n${last.log}\n${last.summary}`;
      }
      throw failure;
    } finally {
      await lab.close();
    }
  };
}

/** A test that is a story in a lab as it comes; `it(name, story(options, …))` is one in another. */
export function test(name: string, tell: (lab: Lab) => Promise<void>): void {
  it(name, story({}, tell));
}

/** A CSV that gives the n-th participant the n-th amount. */
export function csvOf(lab: Lab, amounts: readonly string[]): string {
  return renderCsv(amounts.map((amount, at) => [lab.person(at + 1), amount]));
}

/** What each of the first participants was really paid, in cents, in their order. */
export function paidInOrder(lab: Lab): number[][] {
  const paid = lab.paid();
  return lab.study.participants.map((id) => paid.get(id) ?? []);
}

/** The ledger's events in their order: `claimed accepted settled`. */
export async function ledgerTypes(lab: Lab): Promise<string> {
  return (await lab.ledger()).map(({ type }) => type).join(' ');
}

/**
 * The endpoints of a run's requests, by the time of their arrival: `github query`, `prolific cost`,
 * …
 */
export function endpointsOf(result: ActionResult): string[] {
  return timeline(result).map(({ server, endpoint }) => `${server} ${endpoint}`);
}

/** The codes of all errors and questions that a run annotated, each once, sorted. */
export function codesOf({ annotations }: ActionResult): string[] {
  const codes = annotations.flatMap(
    ({ message }) => /^([A-Z]+_[A-Z_]+)\b/.exec(message)?.[1] ?? [],
  );
  return [...new Set(codes)].sort();
}
