import type { StudyId } from '../../core/ids.ts';
import { plural } from '../../core/text/plural.ts';
import { stopUnreadable } from './reading-stops.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { claimName, recordName } from './artifact-names.ts';
import type { ArtifactList, ListedArtifact } from './artifact-store.ts';
import type { ProtocolDesk } from './protocol-desk.ts';
import { parseRecord } from './record.ts';
import type { StudyMemory } from './study-memory.ts';
import { distrust } from './trust.ts';

/** What the lists of one study showed. */
interface StudyLists {
  /** The answers under the name that all claims share. */
  readonly claims: ArtifactList;
  /** Everything, claims included. */
  readonly artifacts: readonly ListedArtifact[];
}

/** How often to read the lists until they show what this process has already seen. */
const readsUntilGrown = 6;

/**
 * Names with a number: three beside the claims, then four more at a time. A run writes a handful.
 */
const firstNames = 3;
const moreNames = 4;
const mostNames = 99;

/** The result of one reading, apart from what the memory has learnt. */
export interface RecordsRead {
  readonly lists: StudyLists;
  readonly githubNow: Date | null;
  /** Why artifacts under the ledger's names were left out, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Lists a study's records and downloads those that are new and not included in another. Throws
 * `LEDGER_UNREADABLE` if one cannot be downloaded, or if one that this process has seen is gone.
 *
 * @param options.evenGone a missing record is no error: this process still knows what it said
 */
export async function readRecords(
  desk: ProtocolDesk,
  memory: StudyMemory,
  signal: AbortSignal,
  { evenGone = false }: { readonly evenGone?: boolean } = {},
): Promise<RecordsRead> {
  for (let tried = 1; ; tried += 1) {
    const lists = await listAll(desk, memory.study, signal);
    const missing = evenGone ? null : memory.missingIn(lists.artifacts);
    if (missing === null) {
      const warnings = await learnFrom(desk, memory, lists.artifacts, signal);
      if (warnings !== null) {
        const { githubNow } = lists.claims;
        memory.learnRead(githubNow);
        return { lists, githubNow, warnings };
      }
    }
    if (tried === readsUntilGrown)
      throw stopUnreadable(
        missing === null
          ? `records of study ${memory.study} are listed and cannot be downloaded`
          : `the artifact ${missing} of study ${memory.study} was there when this run last looked, and is gone now`,
      );
    await desk.sleep(growingPauseMs(desk, tried, { firstMs: 1_000, longestMs: 8_000 }), signal);
  }
}

async function listAll(
  { store }: ProtocolDesk,
  study: StudyId,
  signal: AbortSignal,
): Promise<StudyLists> {
  const listFrom = (from: number, count: number): Promise<ArtifactList>[] =>
    Array.from({ length: count }, (_, at) => store.list(recordName(study, from + at), { signal }));
  const [claims, ...first] = await Promise.all([
    store.list(claimName(study), { signal }),
    ...listFrom(1, firstNames),
  ]);
  const found = [claims, ...first];
  let last = found;
  for (let next = firstNames + 1; last.some(({ artifacts }) => artifacts.length > 0); ) {
    if (next > mostNames)
      throw stopUnreadable(`more than ${mostNames} names of records are in use for study ${study}`);
    last = await Promise.all(listFrom(next, moreNames));
    found.push(...last);
    next += moreNames;
  }
  return { claims, artifacts: found.flatMap(({ artifacts }) => artifacts) };
}

/**
 * Takes the listed artifacts into the memory. Returns sentences about those left out; null if a
 * listed record is no longer there.
 */
export async function learnFrom(
  desk: ProtocolDesk,
  memory: StudyMemory,
  artifacts: readonly ListedArtifact[],
  signal: AbortSignal,
): Promise<string[] | null> {
  const left = new Map<string, number>();
  const expired: ListedArtifact[] = [];
  const newestFirst = artifacts.toSorted(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id,
  );
  for (const artifact of newestFirst) {
    if (memory.includes(artifact.id)) continue;
    const reason = await distrust(desk, artifact, signal);
    if (reason !== null) left.set(reason, (left.get(reason) ?? 0) + 1);
    else if (artifact.expired) expired.push(artifact);
    else if (!(await download(desk, memory, artifact, signal))) return null;
  }
  memory.learnListed(artifacts);
  memory.learnExpired(expired);
  return [...left].map(
    ([reason, count]) =>
      `${plural(count, 'artifact has a name', 'artifacts have names')} of the ledger of study ${memory.study} and ${count === 1 ? '' : 'each '}${reason}. It was left out.`,
  );
}

/** False if it is no longer there. */
async function download(
  desk: ProtocolDesk,
  memory: StudyMemory,
  artifact: ListedArtifact,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await desk.store.download(artifact, { signal });
  if (answer.kind === 'gone') return false;
  const name = `${artifact.name} (${artifact.id})`;
  if (answer.kind === 'broken') throw stopUnreadable(`the artifact ${name}: ${answer.reason}`);
  const { header, lines } = parseRecord(answer.text, memory.study, name);
  if (header.run.id !== artifact.runId)
    throw stopUnreadable(`the artifact ${name} says that run ${header.run.id} wrote it`);
  const { id: artifactId, createdAt, expiresAt } = artifact;
  memory.learnRecord({ artifactId, createdAt, expiresAt, header, lines });
  return true;
}
