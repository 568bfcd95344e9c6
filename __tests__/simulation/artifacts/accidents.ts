import { claimName, recordName } from '../../../src/adapters/artifact-records/artifact-names.ts';
import { type Claimed, type LedgerEvent, serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import {
  type ArtifactHub,
  type HeldArtifact,
  repositoryId,
  workflowPath,
} from '../../fakes/artifact-hub.ts';
import type { ArtifactKeeping } from './keeping.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

/** Whether an artifact comes from where the ledger's records come from. */
export function isTrusted({ headRepositoryId, runId }: HeldArtifact): boolean {
  return headRepositoryId === repositoryId && !runId.startsWith(pullRequest);
}

/** How the ids of runs begin that pull requests have started. */
const pullRequest = 'pull';

/**
 * Somebody from outside uploads a record under a name of the ledger: it says that nobody was paid
 * by the newest bulk payment, or that all have its money, or it is nonsense.
 */
export function soilArtifacts(world: World, hub: ArtifactHub): void {
  const { random, studies, injected } = world;
  const { id: study } = random.pick(studies);
  const ofFork = random.chance(0.5);
  const runId = `${ofFork ? 'fork' : pullRequest} ${hub.artifacts.length}`;
  hub.start(runId, ofFork ? 'push' : 'pull_request');
  const isNonsense = random.chance(0.2);
  const name = random.pick([claimName(study), recordName(study, 1), recordName(study, 4)]);
  injected.add(ofFork ? 'a record from a fork' : 'a record of another event');
  world.trace(() => `somebody uploads ${name}${isNonsense ? ', nonsense' : ''}`);
  hub.put({
    name,
    runId,
    headRepositoryId: ofFork ? random.pick(['666', null]) : repositoryId,
    text: isNonsense ? 'nonsense' : lyingRecord(world, study, runId),
  });
}

/** All that the ledger holds, and that its newest claim was never paid, or has long arrived. */
function lyingRecord(world: World, study: StudyId, runId: string): string {
  const text = world.keeping.textOf(study);
  const header = { v: 1, study, run: { id: runId, attempt: 1 }, workflow: workflowPath };
  const first = `${JSON.stringify({ ...header, seen: [], dates: {} })}\n`;
  const claim = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerEvent)
    .findLast((event): event is Claimed => event.type === 'claimed');
  if (claim === undefined) return first + text;
  const { v, bulk, run, at } = claim;
  const stamp = {
    v,
    id: `ffffffff-0000-4000-8000-${runId.replace(/\D/g, '').padStart(12, '0')}`,
    bulk,
    run,
    at,
  };
  const lie = world.random.pick<LedgerEvent>([
    { ...stamp, type: 'refused', status: null, reason: 'a lie' },
    { ...stamp, type: 'resolved', outcome: 'not-paid', arrived: [], by: 'x', reason: 'a lie' },
    { ...stamp, type: 'settled' },
  ]);
  return first + text + serializeEvents([lie]);
}

/** Ids of artifacts, each once, in no order. */
export function drawIds(random: Random): () => number {
  const ids = new Set<number>();
  return () => {
    let id = random.between(1_000, 999_999);
    while (ids.has(id)) id += 1;
    ids.add(id);
    return id;
  };
}

/** Whether an attempt of this run goes on, or of any. */
export function isAlive({ runs }: World, id = ''): boolean {
  return runs.some(
    ({ name, hasEnded, process }) =>
      (id === '' || name.startsWith(`${id}/`)) && !hasEnded && !process.isDead,
  );
}

/** Deletes a record that another includes, when nothing runs and every list shows the other. */
export function cleanUp(world: World, artifacts: ArtifactKeeping): void {
  const { random, studies, timeline, injected } = world;
  if (isAlive(world)) return;
  const { id } = random.pick(studies);
  const records = artifacts.readable(id);
  const shown = records.filter(
    ({ createdAtMs }) => timeline.nowMs - createdAtMs > artifacts.lagsForMs,
  );
  const includes = (one: HeldArtifact, other: HeldArtifact): boolean => {
    const texts = new Set(artifacts.recordOf(one).lines.map(({ text }) => text));
    return one !== other && artifacts.recordOf(other).lines.every(({ text }) => texts.has(text));
  };
  const needless = records.find((one) => shown.some((other) => includes(other, one)));
  if (needless === undefined) return;
  injected.add('a needless record deleted');
  world.trace(() => `somebody deletes ${needless.name} of run ${needless.runId}`);
  artifacts.remove((artifact) => artifact === needless, 'somebody');
}
