import type { ArtifactKeeping } from './artifact-keeping.ts';
import type { StartRun } from './keeping.ts';
import { newFile } from './edits.ts';
import { noFaults } from './faults.ts';
import { times } from './process.ts';
import type { Order } from './order.ts';
import type { SimRun } from './runs.ts';
import { groupsOf, type SimFile } from './repository.ts';
import type { World } from './world.ts';

const { second, minute, hour } = times;

interface Plot {
  readonly world: World;
  readonly artifacts: ArtifactKeeping;
  readonly start: StartRun;
  /** Something happens so much later. */
  readonly in: (ms: number, deed: () => void) => void;
}

/** What comes together by chance too seldom: each plays for the minutes that it returns, in milliseconds. */
const schemes: readonly ((plot: Plot) => number)[] = [
  meet,
  meet,
  straggle,
  overtake,
  runAgain,
  runAgain,
  lie,
  forget,
];

/** Begins one scheme in every second history. How long it plays, in milliseconds; 0: there is none. */
export function contrive(world: World, artifacts: ArtifactKeeping, start: StartRun): number {
  const { random, timeline } = world;
  if (!random.chance(0.5)) return 0;
  // It seldom comes to the end where other things go wrong too.
  if (random.chance(0.8)) world.faults = noFaults();
  const later: Plot['in'] = (ms, deed) => {
    timeline.schedule(ms, () => {
      deed();
      return true;
    });
  };
  return random.pick(schemes)({ world, artifacts, start, in: later });
}

/** Two or three runs begin within seconds, of one file or of two, and lists lag often; one may die of it. */
function meet({ world, start, in: later }: Plot): number {
  const { random, repository } = world;
  lagStrongly(world);
  if (random.chance(0.4)) newFile(world);
  const files = random.chance(0.5) ? repository.tip.slice(-1) : undefined;
  const withinMs = random.pick([2 * second, 25 * second]);
  for (let left = random.pick([2, 2, 3]); left > 0; left -= 1)
    later(random.between(0, withinMs), () => {
      const run = start(orderOf(world, files));
      if (random.chance(0.25))
        later(random.between(8, 45) * second, () => {
          run?.process.die();
        });
    });
  return 10 * minute;
}

/** Of two claims at about the same moment one gets no answer and lands half a minute later. */
function straggle({ world, artifacts, start, in: later }: Plot): number {
  const { random } = world;
  artifacts.lag = 'mixture';
  lagStrongly(world);
  const order = orderOf(world);
  const late = start(order);
  if (late !== null) artifacts.landsAfterMs.set(late.process, random.between(10, 50) * second);
  later(random.between(0, 30) * second, () => start(order));
  return 10 * minute;
}

/** A run stands still between its reading and its claim. Meanwhile another pays, and is run again. */
function overtake({ world, start, in: later }: Plot): number {
  const { random } = world;
  const order = orderOf(world);
  const slow = start(order);
  later(random.between(1, 8) * second, () => slow?.process.pause(random.between(90, 400) * second));
  later(random.between(1, 10) * second, () => {
    const other = start(order);
    later(random.between(60, 240) * second, () => {
      startAgain(start, other);
    });
  });
  return 20 * minute;
}

/**
 * A run pays, and is run again minutes later, perhaps because its runner was lost; then somebody starts a new one. Perhaps an
 * earlier run has paid something else, and another one only reconciles in between.
 */
function runAgain({ world, start, in: later }: Plot): number {
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

/** Somebody from outside uploads lies about a claim as soon as it can be seen, and a new run reads them. */
function lie({ world, artifacts, start, in: later }: Plot): number {
  const { random } = world;
  const order = orderOf(world);
  start(order);
  later(random.between(35, 240) * second, () => {
    artifacts.soil();
    later(random.between(1, 120) * second, () => start(order));
  });
  return 20 * minute;
}

/**
 * A run that only reconciles sees lists of before the last payment, and copies the ledger without it. A month later that payment's
 * records have expired, the copy has not, and the amounts are others.
 */
function forget({ world, artifacts, start, in: later }: Plot): number {
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

/** These files are to be paid, or else some file, with no limit. */
function orderOf({ random, repository }: World, files?: readonly SimFile[]): Order {
  return {
    files: files ?? random.pick(groupsOf(repository.tip, 'artifact')),
    mode: 'pay',
    approve: null,
    resolve: [],
    settleMs: random.pick([0, 30, 120, 600]) * second,
    maxTotalCents: null,
  };
}

function startAgain(start: StartRun, run: SimRun | null): void {
  if (run !== null) start(run.order, run);
}

function lagStrongly(world: World): void {
  world.faults = { ...world.faults, listLags: 0.8 };
}
