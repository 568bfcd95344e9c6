import { lagStrongly, orderOf, type Plot, startAgain } from './plot.ts';
import { newFile } from '../deeds/edits.ts';
import { times } from '../process.ts';
import type { World } from '../world.ts';

/** Schemes in which records of a payment are lost. Each says how long it plays. */

const { second, minute, hour } = times;

/**
 * A run pays, and is run again minutes later, perhaps because its runner was lost; then somebody
 * starts a new one. Perhaps an earlier run has paid something else, and another one only reconciles
 * in between.
 */
export function runAgain({ world, start, in: later }: Plot): number {
  const { random, repository } = world;
  const isFirst = random.chance(0.5);
  if (!isFirst) {
    start(orderOf(world));
    newFile(world);
  }
  const files = repository.tip.slice(-1);
  later(isFirst ? 0 : random.between(3, 12) * minute, () => {
    const order = orderOf(world, files);
    const paying = start(order);
    if (random.chance(0.4)) {
      lagStrongly(world);
      later(random.between(2, 90) * second, () => start({ ...orderOf(world), mode: 'reconcile' }));
    }
    later(random.between(35, 240) * second, () => {
      if (random.chance(0.4)) paying?.process.die();
      startAgain(start, paying);
      later(random.between(5, 240) * second, () => start(order));
    });
  });
  return 30 * minute;
}

/**
 * A run that only reconciles sees lists of before the last payment, and copies the ledger without
 * it. A month later that payment's records have expired, the copy has not, and the amounts are
 * others.
 */
export function forget({ world, artifacts, start, in: later }: Plot): number {
  artifacts.lag = 'prefix';
  const { random, repository } = world;
  start(orderOf(world));
  const seenUntilMs = random.between(8, 20) * minute;
  const copiedMs = seenUntilMs + random.between(1, 20) * hour;
  const expiredMs = artifacts.hub.retentionMs + copiedMs - random.between(5, 30) * minute;
  later(seenUntilMs, () => {
    const untilMs = world.timeline.nowMs;
    newFile(world);
    const [file] = repository.tip.slice(-1);
    if (file === undefined) return;
    start(orderOf(world, [file]));
    later(copiedMs - seenUntilMs, () => {
      const copying = start({ ...orderOf(world), mode: 'reconcile' });
      if (copying !== null) artifacts.showsUntilMs.set(copying.process, untilMs);
    });
    later(expiredMs - seenUntilMs, () => {
      payOthers(world, file.number);
      const files = repository.tip.filter(({ number }) => number === file.number);
      start(orderOf(world, files));
    });
  });
  return expiredMs + hour;
}

/** Whoever is in the file is to have another amount. */
function payOthers({ repository, store, injected }: World, number: number): void {
  repository.edit(number, (file) => ({
    ...file,
    lines: file.lines.map((line) => ({ ...line, cents: line.cents + 20 })),
  }));
  store.tip = repository.tipBlobs();
  injected.add('an edited file');
}
