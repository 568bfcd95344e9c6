import type { LabRun } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { ask, isOvertaken } from './answering.ts';
import { crash, type CrashPoint, requestsOf } from './crash.ts';
import { type CrashReport, itsEnd, untold } from './crash-report.ts';
import { react } from './human.ts';
import { Scene, type SceneOptions } from './scene.ts';

/**
 * In doubt, asked after an hour, answered, overtaken by what was still on its way to the ledger,
 * and paid.
 */
const runsAtMost = 5;

/**
 * A re-run comes before, and a run that says how long to wait until somebody may answer for lost
 * records.
 */
const runsOfSequel = 2;

/** By then everything that was ever accepted has been shown, and what has not would be in doubt. */
const muchLaterMs = 25 * 3_600_000;

/** From then on a summary offers `not-paid`. */
const hourMs = 61 * 60_000;

/**
 * The requests of the run that is to die, when nothing disturbs it. Throws where it does not pay.
 */
export async function requestsOfFaultless(options: SceneOptions): Promise<string[]> {
  const scene = await Scene.open(options);
  try {
    const result = await scene.lab.run(await readyVictim(scene, options));
    if (endOf(result) !== 'paid, exit 0') throw new Error(`It did not pay:\n${result.log}`);
    return requestsOf(result);
  } finally {
    await scene.lab.close();
  }
}

/**
 * Lets a run die at that point, and a human with the runs that follow bring its payment to an end.
 */
export async function tellCrash(options: SceneOptions, point: CrashPoint): Promise<CrashReport> {
  const scene = await Scene.open(options);
  try {
    const dying = await readyVictim(scene, options);
    const diedAt = await crash(scene.lab, point, dying);
    const wrong = await scene.judge.findWrong();
    const isReRun = (options.sequel ?? 'new run') !== 'new run';
    const report = { ...untold(point), diedAt: diedAt ?? itsEnd, wrong };
    return await recover(scene, report, isReRun ? dying : null);
  } finally {
    await scene.lab.close();
  }
}

/** Tells the story up to the run that is to die, and gives what that run is given. */
async function readyVictim(scene: Scene, { victim, ledger }: SceneOptions): Promise<LabRun> {
  if (victim === 'first run') return scene.inputsOf(null);
  const claimed = ledger === 'artifact' ? 'results finalize' : 'github commit';
  if (ledger !== 'artifact') await scene.lab.startLedger();
  const claim = { nth: 1, of: claimed, when: 'after' } as const;
  if ((await crash(scene.lab, claim, scene.inputsOf(null))) === null)
    throw new Error('The first run came to its end');
  scene.clock.forward(hourMs);
  const asked = await scene.runAgain(null);
  const reaction = react(scene.lab, asked);
  if (reaction.kind !== 'answer') throw new Error(`Nothing to answer:\n${asked.summary}`);
  return scene.inputsOf(reaction.answer);
}

/** @param dead is run again first; null: only new runs follow */
async function recover(
  scene: Scene,
  report: CrashReport,
  dead: LabRun | null,
): Promise<CrashReport> {
  const mostRuns = dead === null ? runsAtMost : runsAtMost + runsOfSequel;
  let said: string | null = null;
  let isOver = false;
  while (!isOver && report.wrong.length === 0) {
    if (report.runs === mostRuns) {
      report.wrong.push(`after ${mostRuns} runs something is still due`);
      break;
    }
    const result: ActionResult =
      dead !== null && report.runs === 0 ? await scene.reRun(dead) : await scene.runAgain(said);
    report.runs += 1;
    report.wrong.push(...(await scene.judge.findWrong()));
    isOver = result.exitCode === 0;
    if (!isOver) said = isOvertaken(result) ? null : await ask(scene, result, report);
  }
  if (report.wrong.length > 0) return report;

  scene.clock.forward(muchLaterMs);
  scene.lab.prolific.money.arriveAll();
  const last = await scene.runAgain(null);
  if (endOf(last) !== 'already-paid, exit 0')
    report.wrong.push(`a day later: ${endOf(last)}:\n${last.log}`);
  report.wrong.push(...(await scene.judge.findWrongAtEnd()));
  return report;
}
