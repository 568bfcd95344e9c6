import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import type { CrashReport } from './crash-report.ts';
import { codesSaid, react } from './human.ts';
import { reactToLoss } from './human-losses.ts';
import type { Scene } from './scene.ts';

/** Half of the humans look at Prolific's page as soon as they are asked, the others a quarter of an hour later, when late money shows. */
const quarterMs = 15 * 60_000;

/** What comes next: a run, with what a human says of open payments, or nothing, because nobody has anything left to be paid. */
export type Next = { kind: 'run'; said: string | null } | { kind: 'nothing left' };

export const plainRun: Next = { kind: 'run', said: null };

/**
 * What the dead run had sent to the ledger may land after the summary that asked: then the line of `answer` names nothing that is in doubt,
 * nothing is written, and the human takes the line out.
 */
export function isOvertaken(result: ActionResult): boolean {
  const { outputs, annotations } = result;
  const codes = codesSaid(result);
  const isAboutResolve = annotations.some(({ message }) =>
    message.startsWith('INPUT_INVALID: `answer` names '),
  );
  return outputs['status'] === 'blocked' && codes.length === 1 && isAboutResolve;
}

/** What a human does whom a run asks something; a wait is waited. */
export async function ask(scene: Scene, result: ActionResult, report: CrashReport): Promise<Next> {
  switch (result.outputs['status']) {
    case 'in-doubt':
      return { kind: 'run', said: answerDoubts(scene, result, report) };
    case 'blocked':
      return await answerLosses(scene, result, report);
    default:
      report.wrong.push(`a run ended ${endOf(result)}:\n${result.log}`);
      return plainRun;
  }
}

function answerDoubts(scene: Scene, result: ActionResult, report: CrashReport): string | null {
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

async function answerLosses(
  scene: Scene,
  result: ActionResult,
  report: CrashReport,
): Promise<Next> {
  const reaction = reactToLoss(scene, result);
  if (reaction.kind !== 'new run' && reaction.kind !== 'at a loss') report.lost += 1;
  switch (reaction.kind) {
    case 'new run':
      return plainRun;
    case 'wait':
      scene.clock.forward(reaction.ms);
      return plainRun;
    case 'approve':
      scene.approve(reaction.digest);
      return plainRun;
    case 'take out':
      await scene.takeOut(reaction.people);
      return scene.people.length === 0 ? { kind: 'nothing left' } : plainRun;
    case 'at a loss':
      report.wrong.push(`${reaction.why}:\n${result.log}\n${result.summary}`);
      return plainRun;
  }
}
