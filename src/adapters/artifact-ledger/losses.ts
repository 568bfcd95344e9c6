import { saysThatPayLeft } from '../../core/losses/forgotten.ts';
import type { Loss } from '../../core/losses/missing-records.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import type { StudyMemory } from '../artifact-records/study-memory.ts';
import { isWriter } from '../artifact-records/trust.ts';

/** GitHub allows re-runs of a run for 30 days. */
const reRunsForMs = 31 * 86_400_000;

/**
 * A re-run can remove a payment from the ledger; its money may take this long to show at Prolific.
 */
const answerableAfterMs = 60 * 60_000;

/** Why records that a study once had may be missing: they expired, or a re-run removed them. */
export async function findLosses(
  desk: ProtocolDesk,
  memory: StudyMemory,
  signal: AbortSignal,
): Promise<Loss[]> {
  const reRuns = await findReRuns(desk, memory, lastHeldClaimAt(memory), signal);
  return [...expiredRecords(memory), ...reRuns];
}

/**
 * Expired records that no readable record includes.
 *
 * @param asked ids of artifacts about which a human was already asked
 */
export function expiredRecords(
  { lost, study }: StudyMemory,
  asked: ReadonlySet<number> = new Set(),
): Loss[] {
  const ids = lost.map(({ id }) => id).filter((id) => !asked.has(id));
  if (ids.length === 0) return [];
  const [what, said] = ids.length === 1 ? ['it', 'record'] : ['they', 'records'];
  return [
    {
      subject: `expired ${ids.toSorted((a, b) => a - b).join(' ')}`,
      message: `${ids.length} ${said} of study ${study} expired, and no readable record includes what ${what} said.`,
      answerableFrom: null,
    },
  ];
}

/**
 * GitHub's date of the newest claim that held; null if none did. A run that paid on its claim had
 * asked about all earlier re-runs. A later record proves no such thing: a reconciling run writes
 * without asking, and so does one that withdraws. Nor does a claim without an answer from Prolific:
 * its run may have died before it looked.
 */
function lastHeldClaimAt(memory: StudyMemory): Date | null {
  const dates = memory.dates();
  const events = memory.lines.map(({ event }) => event);
  const asked = new Set(events.filter(saysThatPayLeft).map(({ bulk }) => bulk));
  let last: Date | null = null;
  for (const event of events) {
    const date = dates.get(event.id);
    if (event.type !== 'claimed' || !asked.has(event.bulk) || date === undefined) continue;
    if (last === null || date > last) last = date;
  }
  return last;
}

/**
 * Runs of the workflows that write this ledger and that were re-run at that time or later: *Re-run
 * all jobs* removes what earlier attempts uploaded. A run whose claim is known has nothing more to
 * lose: it makes one claim, which includes everything that the run knew.
 *
 * @param since GitHub's time; null: at any time
 */
export async function findReRuns(
  desk: ProtocolDesk,
  memory: StudyMemory,
  since: Date | null,
  signal: AbortSignal,
): Promise<Loss[]> {
  const { me, store, clock } = desk;
  const workflows = new Set([
    me.workflowPath,
    ...memory.records.map(({ header }) => header.workflow),
  ]);
  const claimants = new Set(
    memory.lines.flatMap(({ event }) => (event.type === 'claimed' ? [event.run.id] : [])),
  );
  // A re-run that began then belongs to a run created up to 30 days earlier.
  const fromMs = (since?.getTime() ?? clock.nowMs() - reRunsForMs) - reRunsForMs;
  const lists = await Promise.all(
    [...workflows].map((path) => store.listRuns(path, new Date(fromMs), { signal })),
  );
  const losses: Loss[] = [];
  for (const run of lists.flat()) {
    const { id, attempt, attemptStartedAt: startedAt } = run;
    const isOwn = id === me.runId;
    if (attempt < 2 || (isOwn ? attempt === me.attempt : claimants.has(id))) continue;
    if ((since !== null && startedAt < since) || !(await isWriter(desk, run))) continue;
    losses.push({
      subject: `re-run ${id} ${attempt}`,
      message: `Attempt ${attempt} of run ${id} began at ${startedAt.toISOString()}, after the last payment of study ${memory.study} that the ledger knows. A re-run of all jobs removes what the run had written before, so somebody may have been paid by it.`,
      answerableFrom: new Date(startedAt.getTime() + answerableAfterMs),
    });
  }
  return losses;
}
