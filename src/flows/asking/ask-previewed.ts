import { ActionError, type Finding } from '../../core/errors.ts';
import type { Plan } from '../../core/plan/due.ts';
import { branchOf } from '../../core/plan/event.ts';
import { findNotPreviewed, notPreviewed } from '../../core/plan/previewed.ts';
import type { Run } from '../run/run.ts';

/**
 * `require-preview`: whether a merged pull request showed what this push would pay. Any other event
 * is a deliberate act.
 */
export async function askPreviewed(run: Run, plan: Plan): Promise<Finding[]> {
  const { event, name, ports, settings } = run;
  const branch = branchOf(event);
  const isAsked = settings.requirePreview && settings.mode === 'pay' && event.name === 'push';
  if (!isAsked || branch === null) return [];
  try {
    const previews = await ports.home.readPreviews(name.sha, branch);
    run.record.pullRequests = previews.pullRequests;
    const finding = findNotPreviewed(plan, name.id, previews);
    return finding === null ? [] : [finding];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const why = `The run could not see whether a preview showed this: ${error.message} The job needs \`pull-requests: read\` or \`write\`.`;
    return [notPreviewed(why)];
  }
}
