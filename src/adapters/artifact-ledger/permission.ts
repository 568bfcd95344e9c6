import { hasPassed, type Moment, momentOf } from '../../core/moment.ts';
import { ActionError } from '../../core/errors.ts';
import type { Permission } from '../../ports.ts';
import { claimName } from '../artifact-records/artifact-names.ts';
import type { SentClaim } from './claim-upload.ts';
import { expiredRecords, findReRuns } from './losses.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import { readRecords } from '../artifact-records/read-records.ts';
import type { StudyMemory } from '../artifact-records/study-memory.ts';

/** How long to search for an upload that got no clear answer. */
const showWithinMs = 60_000;

/**
 * The last look must be sent within this time of the claim, or the claim is withdrawn: a runner
 * that was paused must not pay.
 */
const lookWithinMs = 5 * 60_000;

/**
 * Waits until GitHub must list every rival's claim, looks, and says whether this claim holds. Of
 * two claims the one with the smaller id may hold, once the other is seen to be withdrawn. Never
 * throws: it denies whatever it cannot find out.
 */
export async function askPermission(
  desk: ProtocolDesk,
  memory: StudyMemory,
  sent: SentClaim,
  sentAt: Moment,
): Promise<Permission> {
  try {
    const shownAt = sent.shownAt ?? (await findShown(desk, memory, sent));
    if (shownAt === null) return denied('no list showed the claim within a minute');
    await waitSince(desk, shownAt);
    return await lookUntilClear(desk, memory, sent, sentAt);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return denied(error.message);
  }
}

function denied(reason: string): Permission {
  return { kind: 'denied', reason };
}

/** The claim counts from the moment at which an answer or a list shows it; null if none does. */
async function findShown(
  desk: ProtocolDesk,
  { study }: StudyMemory,
  { blob, finalizedAt }: SentClaim,
): Promise<Moment | null> {
  const { store, clock, me, signals, waits } = desk;
  const name = claimName(study);
  while (!clock.isCancelled() && !hasPassed(finalizedAt, momentOf(clock), showWithinMs)) {
    const options = { signal: signals.now };
    // Finalize again: a double entry is harmless.
    const finalized = await store.finalize(name, blob, options);
    if (finalized.kind === 'finalized') return momentOf(clock);
    const { artifacts } = await store.list(name, options);
    if (artifacts.some(({ runId }) => runId === me.runId)) return momentOf(clock);
    await desk.sleep(waits.betweenLooksMs, signals.now);
  }
  return null;
}

async function waitSince(desk: ProtocolDesk, { monotonicMs }: Moment): Promise<void> {
  const { clock, waits, signals } = desk;
  const leftMs = (): number => monotonicMs + waits.beforeLookMs - clock.monotonicMs();
  while (leftMs() > 0 && !clock.isCancelled()) await desk.sleep(leftMs(), signals.now);
}

async function lookUntilClear(
  desk: ProtocolDesk,
  memory: StudyMemory,
  sent: SentClaim,
  sentAt: Moment,
): Promise<Permission> {
  const { clock, signals, waits } = desk;
  const { firstReadAt } = memory;
  if (firstReadAt === null) return denied('GitHub did not say what time it is');
  while (!clock.isCancelled()) {
    const lookedAt = momentOf(clock);
    const { lists } = await readRecords(desk, memory, signals.now);
    // After the lists: a re-run that removed a record before it was listed has begun by now.
    const reRuns = await findReRuns(desk, memory, firstReadAt, signals.now);
    if (hasPassed(sentAt, momentOf(clock), lookWithinMs))
      return denied('others had not withdrawn within 5 minutes, or this run had been paused');
    const [loss] = [...reRuns, ...expiredRecords(memory, sent.lostBefore)];
    if (loss !== undefined) return denied(loss.message);
    if (lists.claims.answers !== 1)
      return denied(`GitHub lists more claims of study ${memory.study} than one answer shows`);
    const verdict = judge(desk, memory, sent, claimIds(lists.claims.artifacts));
    if (verdict === 'clear') return { kind: 'granted', since: lookedAt };
    if (verdict !== 'again') return verdict;
    await desk.sleep(waits.betweenLooksMs, signals.now);
  }
  return denied('the run was cancelled');
}

/** The smallest id of each run's claims: a claim that was finalized twice has two. */
function claimIds(
  artifacts: readonly { readonly id: number; readonly runId: string | null }[],
): ReadonlyMap<string | null, number> {
  const ids = new Map<string | null, number>();
  for (const { id, runId } of artifacts) ids.set(runId, Math.min(id, ids.get(runId) ?? id));
  return ids;
}

/** Either clear, or to be looked at again, or withdrawn, with the reason. */
function judge(
  { me }: ProtocolDesk,
  memory: StudyMemory,
  { event: own, base }: SentClaim,
  ids: ReadonlyMap<string | null, number>,
): 'clear' | 'again' | Permission {
  const ownId = ids.get(me.runId);
  // Only a list that shows our claim can also show every claim made before it.
  if (ownId === undefined) return 'again';
  const events = memory.lines.map(({ event }) => event);
  const fresh = events.filter(({ id }) => !base.has(id) && id !== own.id);
  const rivals = new Map(
    fresh.flatMap((event) => (event.type === 'claimed' ? [[event.bulk, event] as const] : [])),
  );
  const isHarmless = ({ type, bulk }: (typeof fresh)[number]): boolean =>
    type === 'settled' || type === 'claimed' || (type === 'refused' && rivals.has(bulk));
  if (!fresh.every(isHarmless))
    return denied('others have written to the ledger since this run planned');
  const { bulks } = memory.ledger;
  const standing = [...rivals.values()].filter(
    ({ bulk }) => bulks.get(bulk)?.state.kind !== 'refused',
  );
  if (standing.length === 0) return 'clear';
  const isBefore = ({ run }: (typeof standing)[number]): boolean =>
    (ids.get(run.id) ?? -Infinity) < ownId;
  const first = standing.find(isBefore);
  if (first === undefined) return 'again';
  return denied(`run ${first.run.id} has claimed too, and goes first`);
}
