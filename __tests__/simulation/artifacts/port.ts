import { connectArtifactLedger } from '../../../src/adapters/artifact-ledger/artifact-ledger.ts';
import { usualWaits } from '../../../src/adapters/artifact-records/protocol-desk.ts';
import { stopUnreadable } from '../../../src/adapters/artifact-records/reading-stops.ts';
import type { Home, Ledger } from '../../../src/ports.ts';
import { repositoryId, workflowPath } from '../../fakes/artifact-hub.ts';
import {
  LostError,
  openMemoryArtifacts,
  type StoreCall,
  type StoreHooks,
} from '../../fakes/memory-artifacts.ts';
import { openMemoryHome } from '../../fakes/memory-ledger.ts';
import type { ArtifactKeeping } from './keeping.ts';
import type { SimAttempt } from '../keeping.ts';
import { type SimProcess, times } from '../process.ts';
import type { Touches } from '../touches.ts';
import type { World } from '../world.ts';

/** How long one request is waited for. */
const patienceMs = 20 * times.second;

/**
 * The artifacts as one process sees them: the product's own protocol, on a store in memory, under
 * bad weather.
 */
export function openArtifactLedger(
  world: World,
  artifacts: ArtifactKeeping,
  process: SimProcess,
  { id: runId, attempt, event: name, mayWrite }: SimAttempt,
): { ledger: Ledger; home: Home } {
  const { hub } = artifacts;
  const event = { name, ref: 'refs/heads/main', defaultBranch: 'main' };
  const inArtifacts = connectArtifactLedger({
    store: process.overhear(
      openMemoryArtifacts(hub, runId, attempt, weather(world, artifacts, process, runId)),
    ),
    clock: process,
    sleep: (ms, signal) => (signal === process.signals.now ? process.sleep(ms) : process.wait(ms)),
    me: { runId, attempt, event, repositoryId, workflowPath },
    defaultBranch: () => Promise.resolve('main'),
    random: () => world.random.float(),
    waits: usualWaits,
    signals: process.signals,
    mayWrite,
    obstacle: null,
    actionsUrl: 'https://github.com/lab/study/actions',
  });
  const ledger: Ledger = {
    rules: inArtifacts.rules,
    url: (study) => inArtifacts.url(study),
    readLosses: (study) => inArtifacts.readLosses(study),
    readOthers: (studies) => inArtifacts.readOthers(studies),
    past: inArtifacts.past,
    readDates: (study, ids) => inArtifacts.readDates(study, ids),
    read: async (studies, options) => {
      const reading = await inArtifacts.read(studies, options);
      for (const text of reading.texts.values()) process.seen.add(text);
      return reading;
    },
    append: async (study, base, events, subject) => {
      const append = await inArtifacts.append(study, base, events, subject);
      if (append.kind === 'appended') process.seen.add(append.text);
      return append;
    },
    askToPay: async (study, claim, sentAt) => {
      const permission = await inArtifacts.askToPay(study, claim, sentAt);
      world.trace(() => `${process.name}: ${claim.bulk} ${JSON.stringify(permission)}`);
      if (permission.kind === 'granted') process.acknowledged.add(claim.bulk);
      return permission;
    },
  };
  return { ledger, home: openHome(world, process) };
}

/** The tip of the branch, which only a cancelled run does not ask for. */
function openHome(world: World, process: SimProcess): Home {
  return openMemoryHome(world.store, {
    before: async () => {
      await process.point();
      if (process.isCancelled()) throw stopUnreadable('the run was cancelled');
      await process.travel(process.latencyMs(), 'nothing');
    },
    after: () => process.wait(process.latencyMs()),
  });
}

function weather(
  world: World,
  artifacts: ArtifactKeeping,
  process: SimProcess,
  runId: string,
): StoreHooks {
  const { random, timeline } = world;
  /** An outage of finalizing lasts, so that a claim is searched for in vain too. */
  const isLost = (): boolean => {
    if (timeline.nowMs < (artifacts.outages.get(process) ?? 0)) return true;
    if (!process.strikes('finalizeLost')) return false;
    const lastsMs = random.pick([0, random.between(0, 120) * times.second]);
    artifacts.outages.set(process, timeline.nowMs + lastsMs);
    return true;
  };
  const lose = async (): Promise<never> => {
    await process.wait(random.below(patienceMs));
    throw new LostError('no answer');
  };
  return {
    before: async ({ kind, name }, { signal }) => {
      await process.point();
      if (kind === 'list' || kind === 'download' || kind === 'run' || kind === 'runs') {
        if (signal.aborted) throw stopUnreadable('the run was cancelled');
        if (process.strikes('ledgerDown')) {
          await process.wait(random.between(1, 90) * times.second);
          throw stopUnreadable('GitHub does not answer');
        }
      }
      if (kind === 'create' && process.strikes('createLost')) await lose();
      if (kind === 'upload' && process.strikes('uploadLost')) await lose();
      if (kind === 'finalize' && isLost()) await lose();
      await process.travel(process.latencyMs(), touchesOf(kind, name));
      artifacts.age();
    },
    view: (there, { name }) => artifacts.listed({ process, there, name }),
    isUndated: () => process.strikes('ledgerUndated'),
    land: (put, name) => {
      const isDeleted = (): boolean => !artifacts.hub.runs.has(runId);
      if (isDeleted()) throw new LostError('the run was deleted');
      const isLate = artifacts.landsAfterMs.has(process) || process.strikes('finalizeLate');
      if (isLate) {
        const lateMs = artifacts.landsAfterMs.get(process) ?? random.between(1, 600) * times.second;
        artifacts.landsAfterMs.delete(process);
        world.later(process, lateMs, touchesOf('finalize', name), () => {
          if (!isDeleted()) put();
        });
        throw new LostError('no answer');
      }
      if (process.strikes('finalizeTwice')) put();
      return put();
    },
    after: async ({ kind, name }) => {
      world.trace(() => `${process.name}: ${kind} ${name}`);
      if (kind === 'create' && process.strikes('createAnswerLost')) await lose();
      if (kind === 'finalize' && process.strikes('finalizeAnswerLost')) await lose();
      await process.wait(process.latencyMs());
      await process.point(kind === 'finalize' && name.includes('claim'));
    },
  };
}

/** A name and a blob are nobody else's before they are finalized, and a record never changes. */
function touchesOf(kind: StoreCall['kind'], name: string): Touches {
  const what = name.includes('claim') ? 'claims' : 'records';
  switch (kind) {
    case 'create':
    case 'upload':
    case 'groups':
    case 'run':
    case 'download':
      return 'nothing';
    case 'finalize':
      return `writes ledger ${what}`;
    case 'runs':
      return 'reads ledger runs';
    case 'list':
      return name === '' ? 'reads ledger' : `reads ledger ${what}`;
  }
}
