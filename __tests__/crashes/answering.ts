import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import type { CrashReport } from './crash-report.ts';
import { codesSaid, react } from './human.ts';
import { reactToLoss } from './human-losses.ts';
import type { Scene } from './scene.ts';

/**
 * Half of the humans look at Prolific's page as soon as they are asked, the others a quarter of an
 * hour later, when late money shows.
 */
const quarterMs = 15 * 60_000;

/**
 * What the dead run had sent to the ledger may land after the summary that asked: then the line of
 * `answer` names nothing that is in doubt, nothing is written, and the human takes the line out.
 */
export function isOvertaken(result: ActionResult): boolean {
  const { outputs, annotations } = result;
  const codes = codesSaid(result);
  const isAboutResolve = annotations.some(({ message }) =>
    message.startsWith('INPUT_INVALID: `answer` names '),
  );
  return outputs['status'] === 'blocked' && codes.length === 1 && isAboutResolve;
}

/**
 * What a human whom a run asks something gives the next run as `answer`, if anything; a wait is
 * waited, and the file changed.
 */
export async function ask(
  scene: Scene,
  result: ActionResult,
  report: CrashReport,
): Promise<string | null> {
  switch (result.outputs['status']) {
    case 'in-doubt':
      return answerDoubts(scene, result, report);
    case 'blocked':
      await answerLosses(scene, result, report);
      return null;
    default:
      report.wrong.push(`a run ended ${endOf(result)}:\n${result.log}`);
      return null;
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
): Promise<void> {
  const reaction = reactToLoss(scene, result);
  if (reaction.kind !== 'new run' && reaction.kind !== 'at a loss') report.lost += 1;
  switch (reaction.kind) {
    case 'new run':
      break;
    case 'wait':
      scene.clock.forward(reaction.ms);
      break;
    case 'approve':
      scene.approve(reaction.digest);
      break;
    case 'take out':
      await scene.takeOut(reaction.people);
      break;
    case 'at a loss':
      report.wrong.push(`${reaction.why}:\n${result.log}\n${result.summary}`);
      break;
  }
}
