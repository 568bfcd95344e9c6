import type { Finding } from '../../../src/core/errors.ts';
import { effectivePayments } from '../checks/reached.ts';
import { mendTotals, moveBack } from './mistakes.ts';
import { areSame, meantLabel, type SimFile } from '../repository.ts';
import type { Person } from '../people.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/** How a human who is asked puts right what was wrong. */

/** The file of this run that a finding is about. */
export function fileOf({ order, checkout }: SimRun, { about }: Finding): SimFile | undefined {
  const label = checkout.meant.get(about?.batch ?? '');
  return order.files.find((file) => meantLabel(file) === label);
}

/** Whether a new file has what an earlier one paid, or will pay, in its amounts again. */
export function isTotals(asked: SimRun, finding: Finding): boolean {
  return fileOf(asked, finding)?.totalsOf !== undefined;
}

/** Whether the action has paid, or is paying, people of this file under the other study. */
export function isMoved(world: World, asked: SimRun, finding: Finding): boolean {
  const number = fileOf(asked, finding)?.number;
  const [other = ''] = finding.about?.subject?.split('\t') ?? [];
  return [...world.history.claims.values()].some(
    ({ study, file }) => study === other && file.number === number,
  );
}

/**
 * Mends what a question is about. False where there is nothing to be mended.
 */
export function mendAsked(world: World, asked: SimRun, finding: Finding): boolean {
  const { code, about } = finding;
  const study = world.studies.find(({ id }) => id === about?.study)?.id;
  if (study === undefined) return false;
  if (code === 'LEDGER_LOST') return world.keeping.restore?.(study) ?? false;
  const number = fileOf(asked, finding)?.number;
  const file = world.repository.tip.find((one) => one.number === number);
  if (file === undefined) return false;
  if (code === 'RUNNING_TOTALS' && file.totalsOf !== undefined) {
    mendTotals(world, file.number, study);
    return true;
  }
  if (code !== 'PAID_ELSEWHERE' || !isMoved(world, asked, finding)) return false;
  moveBack(world, file.number, (person) => isPaidIn(world, file, person));
  return !world.repository.tip.some((one) => areSame(one, file));
}

/** Whether a file has paid somebody, under any label that it ever had. */
function isPaidIn(world: World, { number }: SimFile, person: Person) {
  return [...world.history.claims.values()].some(
    ({ file, label }) =>
      file.number === number && effectivePayments(world, label, person).length > 0,
  );
}
