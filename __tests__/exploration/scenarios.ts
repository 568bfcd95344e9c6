import { startRun } from '../simulation/runs.ts';
import { times } from '../simulation/process.ts';
import {
  digestOf,
  fileOf,
  orderOf,
  push,
  receives,
  reRuns,
  type Small,
  screensOut,
  starts,
  study,
} from './small-world.ts';

/** A small world of which every history is lived. */
export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** How many faults its full bound has. */
  readonly faults: number;
  /** Builds it afresh: people change in a history. */
  readonly build: () => Small;
}

function twoRuns(runs: number, people: number): Small {
  const studies = [study(1, people)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file);
  return {
    studies,
    deeds: Array.from({ length: runs - 1 }, (_, index) =>
      starts(`run ${index + 2} is started`, order),
    ),
    begin: (world) => {
      const [, second] = studies.flatMap((one) => one.people);
      if (second !== undefined) screensOut(world, second);
      push(world, file);
      void startRun(world, order);
    },
  };
}

function oldCheckout(people: number): Small {
  const studies = [study(1, people + 1)];
  const everybody = studies.flatMap((one) => one.people);
  const file = fileOf(everybody.slice(0, people));
  const order = orderOf(file);
  return {
    studies,
    deeds: [
      {
        what: 'the file grows by a line',
        touches: 'everything',
        go: (world) => {
          push(world, fileOf(everybody));
        },
      },
      reRuns(order),
    ],
    begin: (world) => {
      const second = people > 1 ? everybody[1] : undefined;
      if (second !== undefined) screensOut(world, second);
      push(world, file);
      void startRun(world, order);
    },
  };
}

const longAgoMs = -30 * 24 * times.hour;

/** Everybody was paid as much by hand, long ago: that is asked about, and was approved. */
function approved(people: number, approve: string | null): Small {
  const studies = [study(1, people)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file, approve);
  return {
    studies,
    deeds: [reRuns(order)],
    begin: (world) => {
      const [person] = world.people;
      if (person !== undefined) receives(world, person, 'hand', longAgoMs);
      push(world, file);
      void startRun(world, order);
    },
  };
}

function twoStudies(): Small {
  const studies = [study(1, 1), study(2, 1)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file);
  return {
    studies,
    deeds: [starts('run 2 is started', order)],
    begin: (world) => {
      push(world, file);
      void startRun(world, order);
    },
  };
}

function byHand(people: number): Small {
  const studies = [study(1, people)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file);
  return {
    studies,
    deeds: [
      {
        what: 'somebody pays the first of them the same amount by hand',
        touches: 'writes money',
        go: (world) => {
          const [person] = world.people;
          if (person !== undefined) receives(world, person, 'hand', 0);
        },
      },
      starts('run 2 is started', order),
    ],
    begin: (world) => {
      const [, second] = studies.flatMap((one) => one.people);
      if (second !== undefined) screensOut(world, second);
      push(world, file);
      void startRun(world, order);
    },
  };
}

const digest = await digestOf(() => approved(1, null));

/** Throws where there is no such scenario. */
export function findScenario(wanted: string): Scenario {
  const found = scenarios.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`There is no scenario ${wanted}`);
  return found;
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'two-runs',
    what: 'two runs on one file, one bonus',
    faults: 2,
    build: () => twoRuns(2, 1),
  },
  {
    name: 'two-runs-2',
    what: 'two runs on one file, two bonuses, one of somebody screened out',
    faults: 2,
    build: () => twoRuns(2, 2),
  },
  {
    name: 're-run',
    what: 'a run and its re-run from an old checkout, one bonus',
    faults: 1,
    build: () => oldCheckout(1),
  },
  {
    name: 're-run-2',
    what: 'a run and its re-run from an old checkout, two bonuses, one of somebody screened out',
    faults: 1,
    build: () => oldCheckout(2),
  },
  {
    name: 'approval',
    what: 'a run and its re-run under an approval, one bonus of somebody who was bonused before',
    faults: 2,
    build: () => approved(1, digest),
  },
  {
    name: 'two-studies',
    what: 'two runs over two studies, one bonus each',
    faults: 1,
    build: twoStudies,
  },
  {
    name: 'by-hand',
    what: 'a run, a payment by hand, a run, one bonus',
    faults: 1,
    build: () => byHand(1),
  },
  {
    name: 'by-hand-2',
    what: 'a run, a payment by hand, a run, two bonuses, one of somebody screened out',
    faults: 1,
    build: () => byHand(2),
  },
  {
    name: 'three-runs',
    what: 'three runs on one file, one bonus',
    faults: 1,
    build: () => twoRuns(3, 1),
  },
];
