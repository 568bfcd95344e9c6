import { ActionError } from '../../core/errors.ts';
import { plural } from '../../core/text/plural.ts';
import type { ArtifactList } from '../artifact-records/artifact-store.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import type { StudyMemory } from '../artifact-records/study-memory.ts';
import { writeRecord } from './write-record.ts';

/** The group that a workflow should belong to. */
const group = 'prolific-bonuses';

const dayMs = 86_400_000;
const warnUnderDays = 14;

/** GitHub allows re-runs for 30 days, so records must live longer. */
export const fewestRetentionDays = 31;

/**
 * Writes everything known again if another run made the newest record or the record is past half
 * its life: GitHub deletes the artifacts of a run that is deleted or re-run, and eventually all of
 * them. A failure is only a warning.
 */
export async function keepAlive(
  desk: ProtocolDesk,
  memory: StudyMemory,
  githubNow: Date | null,
): Promise<string[]> {
  const { newest } = memory;
  if (newest === null || githubNow === null) return [];
  const { createdAt, expiresAt, header } = newest;
  const halfMs = expiresAt === null ? 0 : (expiresAt.getTime() - createdAt.getTime()) / 2;
  const isFresh = githubNow.getTime() - createdAt.getTime() < halfMs;
  if (isFresh && header.run.id === desk.me.runId) return [];
  try {
    await writeRecord(desk, memory, []);
    return [];
  } catch (error) {
    if (!(error instanceof ActionError) || error.code === 'LEDGER_FORBIDDEN') throw error;
    return [
      `The ledger of study ${memory.study} could not be copied into this run: ${error.message}`,
    ];
  }
}

/** A warning if the records expire within two weeks. */
export function warnOfExpiry(memory: StudyMemory, githubNow: Date | null): string[] {
  const { newest } = memory;
  if (newest === null || newest.expiresAt === null || githubNow === null) return [];
  const days = Math.floor((newest.expiresAt.getTime() - githubNow.getTime()) / dayMs);
  if (days >= warnUnderDays) return [];
  return [
    `The newest record of study ${memory.study} expires in ${plural(days, 'day')}. Run \`mode: reconcile\` on a schedule: each run writes the ledger again.`,
  ];
}

/** From this many listed claims on, the run warns that there will soon be too many. */
const warnFromClaims = 80;

/**
 * A warning before a study has more claims than one answer of GitHub shows: after that, no run can
 * tell that its claim is the only one.
 */
export function warnOfCrowd({ study }: StudyMemory, claims: ArtifactList): string[] {
  const count = claims.artifacts.length;
  if (count < warnFromClaims) return [];
  return [
    `GitHub lists ${count} claims of study ${study}. From 101 on, one answer does not show them all, and no run can pay this study until enough have expired. Pay more at once and less often, and keep the ledger of the next study on a branch.`,
  ];
}

/** A warning if runs of the workflow may overtake each other; none if GitHub does not say. */
export async function warnOfConcurrency({ store, me, signals }: ProtocolDesk): Promise<string[]> {
  const groups = await store.readConcurrencyGroups(me.runId, { signal: signals.now });
  if (groups === null || groups.includes(group)) return [];
  return [
    `This run belongs to no concurrency group \`${group}\`. Runs that pay at the same moment then make each other withdraw, and neither pays anybody. Add to the workflow: \`concurrency: { group: ${group}, queue: max }\`.`,
  ];
}
