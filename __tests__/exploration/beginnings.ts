import { startRun } from '../simulation/runs.ts';
import { times } from '../simulation/process.ts';
import {
  type Deed,
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

/** How the scenarios begin, and what happens once in each of their histories. */

export function runsAtOnce(runs: number, people: number): Small {
  const studies = [study(1, people)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file);
  return {
    studies,
    deeds: Array<Deed>(runs - 1).fill(starts(order)),
    begin: (world) => {
      const [, second] = studies.flatMap((one) => one.people);
      if (second !== undefined) screensOut(world, second);
      push(world, file);
      void startRun(world, order);
    },
  };
}

export function oldCheckout(people: number): Small {
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
export function approved(people: number, approve: string | null): Small {
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

export function twoStudies(): Small {
  const studies = [study(1, 1), study(2, 1)];
  const file = fileOf(studies.flatMap((one) => one.people));
  const order = orderOf(file);
  return {
    studies,
    deeds: [starts(order)],
    begin: (world) => {
      push(world, file);
      void startRun(world, order);
    },
  };
}

export function byHand(people: number): Small {
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
      starts(order),
    ],
    begin: (world) => {
      const [, second] = studies.flatMap((one) => one.people);
      if (second !== undefined) screensOut(world, second);
      push(world, file);
      void startRun(world, order);
    },
  };
}
