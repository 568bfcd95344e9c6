import { approved, byHand, oldCheckout, runsAtOnce, twoStudies } from './beginnings.ts';
import { digestOf, type Small } from './small-world.ts';

/** A small world of which every history is lived. */
export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** How many faults its full bound has. */
  readonly faults: number;
  /** Builds it afresh: people change in a history. */
  readonly build: () => Small;
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
    name: 'one-run',
    what: 'one run, and what people make of it, one bonus',
    faults: 2,
    build: () => runsAtOnce(1, 1),
  },
  {
    name: 'one-run-2',
    what: 'one run, and what people make of it, two bonuses, one of somebody screened out',
    faults: 2,
    build: () => runsAtOnce(1, 2),
  },
  {
    name: 'two-runs',
    what: 'two runs on one file, one bonus',
    faults: 2,
    build: () => runsAtOnce(2, 1),
  },
  {
    name: 'two-runs-2',
    what: 'two runs on one file, two bonuses, one of somebody screened out',
    faults: 2,
    build: () => runsAtOnce(2, 2),
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
    faults: 1,
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
    build: () => runsAtOnce(3, 1),
  },
];
