import type { LabRun } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { crash, type CrashPoint, requestsOf } from './crash.ts';
import { react } from './human.ts';
import { Scene, type SceneOptions } from './scene.ts';

/** What came of one crash. */
export interface CrashReport {
  point: CrashPoint;
  /** The endpoint at which the run died: `github commit`. */
  diedAt: string;
  /** Runs after the one that died, until nothing was due. */
  runs: number;
  /** How often a human was asked. */
  asked: number;
  /** How often the human answered, by the answer that was given. */
  paid: number;
  notPaid: number;
  /** What was wrong; nothing where all is well. */
  wrong: string[];
}

/** In doubt, asked after an hour, answered, overtaken by what was still on its way to the ledger, and paid. */
const runsAtMost = 5;

/** By then everything that was ever accepted has been shown, and what has not would be in doubt. */
const muchLaterMs = 25 * 3_600_000;

/** Half of the humans look at Prolific's page as soon as they are asked, the others a quarter of an hour later, when late money shows. */
const quarterMs = 15 * 60_000;

/** From then on a summary offers `not-paid`. */
const hourMs = 61 * 60_000;

/** The requests of the run that is to die, when nothing disturbs it. Throws where it does not pay. */
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

/** Lets a run die at that point, and a human with the runs that follow bring its payment to an end. */
export async function tellCrash(options: SceneOptions, point: CrashPoint): Promise<CrashReport> {
  const scene = await Scene.open(options);
  try {
    const diedAt = await crash(scene.lab, point, await readyVictim(scene, options));
    const report = { point, diedAt, runs: 0, asked: 0, paid: 0, notPaid: 0, wrong: [] };
    return await recover(scene, report);
  } finally {
    await scene.lab.close();
  }
}

/** Tells the story up to the run that is to die, and gives what that run is given. */
async function readyVictim(scene: Scene, { victim }: SceneOptions): Promise<LabRun> {
  if (victim === 'first run') return scene.inputsOf(null);
  await scene.lab.startLedger();
  // Ledger, cost, study, submissions, other ledgers, set-up, claim.
  const diedAt = await crash(scene.lab, { nth: 7, when: 'after' }, scene.inputsOf(null));
  if (diedAt !== 'github commit') throw new Error(`The first run died at ${diedAt}`);
  scene.clock.forward(hourMs);
  const asked = await scene.runAgain(null);
  const reaction = react(scene.lab, asked);
  if (reaction.kind !== 'answer') throw new Error(`Nothing to answer:\n${asked.summary}`);
  return scene.inputsOf(reaction.answer);
}

async function recover(scene: Scene, before: CrashReport): Promise<CrashReport> {
  const report = { ...before, wrong: await scene.judge.findWrong() };
  let said: string | null = null;
  let isOver = false;
  while (!isOver && report.wrong.length === 0) {
    if (report.runs === runsAtMost) {
      report.wrong.push(`after ${runsAtMost} runs something is still due`);
      break;
    }
    const result = await scene.runAgain(said);
    report.runs += 1;
    report.wrong.push(...(await scene.judge.findWrong()));
    isOver = result.exitCode === 0;
    if (!isOver) said = isOvertaken(result) ? null : ask(scene, result, report);
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

/**
 * What the dead run had sent to the ledger may land after the summary that asked: then the line of `answer` names nothing that is in doubt,
 * nothing is written, and the human takes the line out.
 */
function isOvertaken({ outputs, annotations }: ActionResult): boolean {
  const codes = annotations.flatMap(({ message }) => /^[A-Z]+_[A-Z]+(?=: )/.exec(message) ?? []);
  const isAboutResolve = annotations.some(({ message }) =>
    message.startsWith('INPUT_INVALID: `answer` names '),
  );
  return outputs['status'] === 'blocked' && codes.length === 1 && isAboutResolve;
}

/** What the human gives the next run as `answer`, if anything; a wait is waited. */
function ask(scene: Scene, result: ActionResult, report: CrashReport): string | null {
  if (result.outputs['status'] !== 'in-doubt') {
    report.wrong.push(`a run ended ${endOf(result)}:\n${result.log}`);
    return null;
  }
  report.asked += 1;
  if (report.point.nth % 2 === 0) scene.clock.forward(quarterMs);
  const reaction = react(scene.lab, result);
  switch (reaction.kind) {
    case 'answer':
      report.paid += reaction.answer.split('=paid:').length - 1;
      report.notPaid += reaction.answer.split('=not-paid:').length - 1;
      return reaction.answer;
    case 'wait':
      scene.clock.forward(reaction.ms);
      return null;
    case 'at a loss':
      report.wrong.push(`${reaction.why}:\n${result.summary}`);
      return null;
  }
}
