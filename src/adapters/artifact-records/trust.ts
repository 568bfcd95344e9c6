import { checkEvent } from '../../core/plan/event.ts';
import { stopUnreadable } from './reading-stops.ts';
import type { ListedArtifact, ListedRun } from './artifact-store.ts';
import type { ProtocolDesk } from './protocol-desk.ts';

/**
 * How many runs one process looks up. If there are more, somebody is making artifacts to keep us
 * busy.
 */
const runsAtMost = 100;

/**
 * Why an artifact does not count, in a few words; null if it does. Anybody who opens a pull request
 * can give an artifact any name, so an artifact counts only if its commit belongs to this
 * repository and the event of its run may pay.
 */
export async function distrust(
  desk: ProtocolDesk,
  { runId, repositoryId, headRepositoryId }: ListedArtifact,
  signal: AbortSignal,
): Promise<string | null> {
  const isOurs = headRepositoryId !== null && headRepositoryId === repositoryId;
  if (!isOurs || headRepositoryId !== desk.me.repositoryId) return 'comes from another repository';
  if (runId === null) return 'belongs to no run';
  if (runId === desk.me.runId)
    return (await mayWrite(desk, desk.me.event.name, desk.me.event.ref))
      ? null
      : ofEvent(desk.me.event.name);
  const run = await runOf(desk, runId, signal);
  return (await isWriter(desk, run)) ? null : ofEvent(run.event);
}

function ofEvent(event: string): string {
  return `comes from a run of the event ${event}, which may not pay`;
}

/** Whether a run's artifacts count: its event is one that may pay. */
export async function isWriter(
  desk: ProtocolDesk,
  { event, headBranch }: ListedRun,
): Promise<boolean> {
  return mayWrite(desk, event, headBranch === null ? '' : `refs/heads/${headBranch}`);
}

async function mayWrite(desk: ProtocolDesk, name: string, ref: string): Promise<boolean> {
  const defaultBranch = name === 'push' ? await desk.defaultBranch() : null;
  return checkEvent({ name, ref, defaultBranch }, defaultBranch).length === 0;
}

async function runOf(
  { store, runs }: ProtocolDesk,
  runId: string,
  signal: AbortSignal,
): Promise<ListedRun> {
  const known = runs.get(runId);
  if (known !== undefined) return known;
  if (runs.size >= runsAtMost)
    throw stopUnreadable(`artifacts of more than ${runsAtMost} runs have the ledger's names`);
  const run = await store.readRun(runId, { signal });
  runs.set(runId, run);
  return run;
}
