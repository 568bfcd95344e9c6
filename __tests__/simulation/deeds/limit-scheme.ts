import type { Resolution } from '../../../src/core/settings.ts';
import { correction } from './answers.ts';
import { dueCents } from './draw-order.ts';
import { publish } from './edits.ts';
import type { Order } from '../order.ts';
import { times } from '../process.ts';
import type { SimFile } from '../repository.ts';
import type { World } from '../world.ts';

/**
 * Of fewer than three people, so that no file looks like running totals of another; minor units for
 * each of them.
 */
const cents = [80, 90, 70];

/**
 * A bulk payment is lost, somebody takes it for paid, and takes that back while a run pays two more
 * files under a limit that is exactly what they cost: then more is due than the run may pay.
 *
 * @returns how long that takes, in milliseconds; 0 where it is not played
 */
export function playLimit(world: World, start: (order: Order) => void): number {
  const { random, theme, timeline, faults } = world;
  if (theme !== 'answers' || random.chance(0.5)) return 0;
  const at = (afterMs: number, act: () => void): void => {
    timeline.schedule(afterMs, () => {
      act();
      return true;
    });
  };
  const files = cents.map((each, index) => addFile(world, `limit/${index}.csv`, each));
  const order = (some: readonly SimFile[]): Order => ({
    files: some,
    mode: 'pay',
    approve: null,
    resolve: [],
    settleMs: 0,
    maxTotalCents: null,
  });
  faults.payLost = 1;
  start(order(files.slice(0, 1)));
  at(65 * times.minute, () => {
    faults.payLost = 0;
    start({ ...order(files.slice(0, 1)), mode: 'reconcile', resolve: takenForPaid(world) });
  });
  at(70 * times.minute, () => {
    start({ ...order(files), maxTotalCents: dueCents(world, files) });
  });
  at(70 * times.minute + random.between(2, 9) * times.second, () => {
    const back = correction(world);
    if (back !== null) start({ ...back, mode: 'reconcile' });
  });
  return 80 * times.minute;
}

function addFile(world: World, path: string, each: number): SimFile {
  const { repository, people } = world;
  const lines = people.slice(0, 2).map((person) => ({ person, as: person.id, cents: each }));
  const file = { number: repository.commits.length, path, label: null, lines };
  repository.add(file);
  publish(world, 'a new file');
  return file;
}

function takenForPaid(world: World): Resolution[] {
  return world.studies.flatMap(({ id }) =>
    [...world.foldedLedger(id).bulks.values()]
      .filter(({ state }) => state.kind === 'unknown')
      .map(({ claim: { bulk } }) => ({ bulk, outcome: 'paid', reason: 'as it seems' })),
  );
}
