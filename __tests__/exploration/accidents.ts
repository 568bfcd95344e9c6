import { BranchKeeping } from '../simulation/branch-keeping.ts';
import { answerTo } from '../simulation/deeds/answers.ts';
import { readDoubts } from '../simulation/deeds/human.ts';
import type { Order } from '../simulation/order.ts';
import { times } from '../simulation/process.ts';
import { type SimRun, startRun } from '../simulation/runs.ts';
import { ExploredKeeping } from './explored-keeping.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** Before that a human may not say `not-paid`. */
const patienceMs = 62 * times.minute;

/**
 * What people may do, each a fault of its own: they answer a run that has ended, and they spoil the
 * ledger.
 */
export function accidentsOn(stage: Stage): Step[] {
  return [...answersTo(stage), ...lossesOf(stage)];
}

function accident(what: string, touches: Step['touches'], go: () => void): Step {
  return { what, cost: 1, touches, process: null, who: '0 somebody', sinceStep: 0, go };
}

/** A human answers from what the run and Prolific's page show, at once or an hour later. */
function answersTo(stage: Stage): Step[] {
  return stage.world.runs
    .filter((run) => run.hasEnded && !stage.answered.has(run) && asks(run))
    .flatMap((run) => [
      accident(`a human answers run ${run.name}`, 'everything', () => {
        answer(stage, run);
      }),
      accident(`a human looks at run ${run.name} an hour later`, 'everything', () => {
        stage.answered.add(run);
        stage.lookedAtLater.add(run);
        void stage.alarm(null, patienceMs, `looks at ${run.name}`).then(() => {
          stage.lookedAtLater.delete(run);
          answer(stage, run);
        });
      }),
    ]);
}

/** Whether a human may yet answer this ended run. */
export function mayBeAnswered({ answered, lookedAtLater }: Stage, run: SimRun): boolean {
  return asks(run) && (!answered.has(run) || lookedAtLater.has(run));
}

/** Whether there is anything in a run that somebody could answer, now or later. */
function asks(run: SimRun): boolean {
  const { findings, plan, status } = run.run.record;
  if (readDoubts(run).length > 0) return true;
  if (findings.some(({ code }) => code === 'INPUT_INVALID')) return true;
  if (plan === null || plan.due.length === 0) return false;
  return status === 'planned' || findings.length > 0;
}

function answer(stage: Stage, run: SimRun): void {
  stage.answered.add(run);
  const said = answerTo(stage.world, run, { isHasty: true, isMistaken: false });
  if (said === null) return;
  const start = (): void => {
    void startRun(stage.world, said.order);
  };
  if (said.afterMs === 0) start();
  else void stage.alarm(null, said.afterMs, JSON.stringify(askedIn(said.order))).then(start);
}

/** What is asked for in this order and not in another. */
export function askedIn({ mode, approve, resolve }: Order): unknown {
  return [mode, approve, resolve];
}

function lossesOf({ world: { store, history, keeping } }: Stage): Step[] {
  if (keeping instanceof ExploredKeeping) {
    if (keeping.hub.artifacts.every(({ state }) => state === 'gone')) return [];
    const go = (): void => {
      keeping.remove(() => true, 'somebody');
    };
    return [accident('somebody deletes all records', 'writes ledger', go)];
  }
  if (store.headAt() === null) return [];
  const remember = (): void => {
    if (keeping instanceof BranchKeeping) keeping.remember();
  };
  return [
    accident('somebody deletes the ledger', 'writes ledger', () => {
      remember();
      store.deleteBranch();
      history.noteMeddling('deleted');
    }),
    accident('somebody sets the ledger back by one commit', 'writes ledger', () => {
      remember();
      store.rewind();
      history.noteMeddling('deleted');
    }),
  ];
}
