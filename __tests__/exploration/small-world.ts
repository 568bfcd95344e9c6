import { makeStudy, type Person, type SimSubmission, type Study } from '../simulation/people.ts';
import { times } from '../simulation/process.ts';
import type { Touches } from '../simulation/touches.ts';
import type { SimFile } from '../simulation/repository.ts';
import type { Order } from '../simulation/order.ts';
import { type SimRun, startRun } from '../simulation/runs.ts';
import { drawScene } from '../simulation/scene.ts';
import { noFaults } from '../simulation/faults.ts';
import { World } from '../simulation/world.ts';

/** What small worlds are made of. */

/** Something that happens once in every history of a scenario, at any time. */
export interface Deed {
  readonly what: string;
  readonly touches: Touches | 'everything';
  /** Whether it runs the first run again. */
  readonly isReRun?: true;
  readonly go: (world: World) => void;
}

/** The small world of one history. */
export interface Small {
  readonly studies: readonly Study[];
  readonly deeds: readonly Deed[];
  readonly begin: (world: World) => void;
}

/** Of every bonus. */
const cents = 150;

function line(person: Person): SimFile['lines'][number] {
  return { person, as: person.id, cents };
}

export function fileOf(people: readonly Person[]): SimFile {
  return { number: 1, path: 'bonuses/wöche1.csv', label: null, lines: people.map(line) };
}

/** What a workflow asks for that looks twice whether the money has arrived. */
export function orderOf(file: SimFile, approve: string | null = null): Order {
  const settleMs = 5 * times.second;
  return { files: [file], mode: 'pay', approve, resolve: [], settleMs, maxTotalCents: null };
}

export function push(world: World, file: SimFile): void {
  if (world.repository.tip.length === 0) world.repository.add(file);
  else world.repository.edit(file.number, () => file);
  world.store.tip = world.repository.tipBlobs();
}

export function starts(order: Order): Deed {
  return {
    what: 'another run is started',
    touches: 'nothing',
    go: (world) => {
      void startRun(world, order);
    },
  };
}

export function reRuns(order: Order): Deed {
  return {
    what: 'the first run is run again',
    touches: 'nothing',
    isReRun: true,
    go: (world) => {
      void startRun(world, order, firstRunOf(world));
    },
  };
}

export function study(number: number, people: number): Study {
  return makeStudy(number, Array<number>(people).fill(1), {
    list: 'silent',
    rewardsCostAsBonuses: false,
  });
}

function firstOf({ submissions: [first] }: Person): SimSubmission {
  if (first === undefined) throw new Error('Nobody takes part without a submission');
  return first;
}

/** Before the history: a reward that a screen-out has earned, or a bonus that a hand has paid. */
export function receives(
  world: World,
  person: Person,
  kind: 'reward' | 'hand',
  inMs: number,
): void {
  const submission = firstOf(person);
  const atMs = world.timeline.nowMs + inMs;
  world.money.payments.push({
    person,
    submission,
    cents,
    bulk: null,
    kind,
    acceptedAtMs: Math.min(atMs, world.timeline.nowMs),
    visibleAtMs: atMs,
    costAtMs: atMs,
  });
}

/**
 * Screened out some minutes ago, and the reward, which is as large as the bonus, comes some minutes
 * later.
 */
export function screensOut(world: World, person: Person): void {
  const submission = firstOf(person);
  submission.status = 'SCREENED OUT';
  submission.completedAtMs = world.timeline.nowMs - 5 * times.minute;
  receives(world, person, 'reward', times.minute);
}

/** The run that a re-run repeats. */
function firstRunOf({ runs }: World): SimRun {
  const [first] = runs;
  if (first === undefined) throw new Error('No run has been started');
  return first;
}

/** The digest that a plan of this small world shows. */
export async function digestOf(build: () => Small): Promise<string> {
  const { studies, begin } = build();
  const world = new World({ ...drawScene(1), studies }, false);
  world.faults = noFaults();
  begin(world);
  const [{ order } = { order: null }] = world.runs;
  if (order === null) throw new Error('Nothing begins');
  const planned = startRun(world, { ...order, mode: 'plan', approve: null });
  await world.timeline.runOut(10_000);
  const { run } = await planned;
  if (run.record.plan === null) throw new Error('There is no plan');
  return run.record.plan.digest;
}
