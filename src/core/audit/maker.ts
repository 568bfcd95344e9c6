import { renderForeign } from '../text/foreign-text.ts';
import { parseLenient } from './lenient-line.ts';
import type { LedgerWrite } from './writes.ts';

/** Who made a write, and whether it is what the action makes. */

/**
 * A rebase or an amendment keeps the author's time but has a new commit time; in the action's
 * writes the two are equal.
 */
const sameMomentMs = 60_000;

/**
 * No event of a runner is this far from the time of its write, whatever time zone the runner's
 * clock is set to.
 */
export const farMs = 24 * 60 * 60_000;

/** `github-actions` and `github-actions[bot]`: the two APIs name one bot in two ways. */
function plain(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

/**
 * What is wrong with how a write was made.
 *
 * @param writer login under which the action writes
 */
export function findMakerFaults(write: LedgerWrite, writer: string): string[] {
  const faults: string[] = [];
  const { by, isSigned, authoredAt, committedAt } = write;
  if (write.parents.length > 1) faults.push('is a merge, and the action never merges');
  if (!isSigned) faults.push('is not signed by GitHub, so somebody pushed it');
  if (by === null || plain(by) !== plain(writer))
    faults.push(
      `was made by ${by === null ? 'an account that GitHub does not know' : renderForeign(by, false)}, not by ${renderForeign(writer, false)}`,
    );
  if (Math.abs(committedAt.getTime() - authoredAt.getTime()) > sameMomentMs)
    faults.push(
      `was rebased or amended: authored at ${authoredAt.toISOString()}, committed at ${committedAt.toISOString()}`,
    );
  return faults;
}

/**
 * What is wrong with the lines that one write appended: a run writes only its own events, soon
 * after they happen.
 *
 * @param text whole lines
 */
export function findAppendFaults(text: string, committedAt: Date): string[] {
  const events = text.split('\n').flatMap((line) => parseLenient(line) ?? []);
  const faults: string[] = [];
  const runs = new Set(events.map(({ run }) => run));
  if (runs.size > 1)
    faults.push(`holds lines of ${runs.size} runs: several writes were squashed into one`);
  const far = events.filter(({ at }) => Math.abs(at - committedAt.getTime()) > farMs).length;
  if (far > 0)
    faults.push(
      `holds ${far === 1 ? 'a line' : `${far} lines`} dated more than a day from the write itself`,
    );
  return faults;
}
