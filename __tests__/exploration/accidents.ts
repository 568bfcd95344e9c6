import { answerTo } from '../simulation/answers.ts';
import { times } from '../simulation/process.ts';
import { type SimRun, startRun } from '../simulation/runs.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** Before that a human may not say `not-paid`. */
const patienceMs = 62 * times.minute;

/** What people may do, each a fault of its own: they answer a run that has ended, and they spoil the ledger. */
export function accidentsOn(stage: Stage): Step[] {
  return [...answersTo(stage), ...lossesOf(stage)];
}

function accident(what: string, touches: Step['touches'], go: () => void): Step {
  return { what, cost: 1, touches, who: '0 somebody', sinceStep: 0, go };
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
        void stage.alarm(null, patienceMs).then(() => {
          answer(stage, run);
        });
      }),
    ]);
}

function asks({ run: { record } }: SimRun): boolean {
  return record.findings.length > 0 || record.status === 'planned';
}

function answer(stage: Stage, run: SimRun): void {
  stage.answered.add(run);
  const said = answerTo(stage.world, run, { isHasty: true, isMistaken: false });
  if (said === null) return;
  const start = (): void => {
    void startRun(stage.world, said.order);
  };
  if (said.afterMs === 0) start();
  else void stage.alarm(null, said.afterMs).then(start);
}

function lossesOf({ world: { store, history } }: Stage): Step[] {
  if (store.headAt() === null) return [];
  return [
    accident('somebody deletes the ledger', 'writes ledger', () => {
      store.deleteBranch();
      history.noteMeddling('deleted');
    }),
    accident('somebody sets the ledger back by one commit', 'writes ledger', () => {
      store.rewind();
      history.noteMeddling('deleted');
    }),
  ];
}
