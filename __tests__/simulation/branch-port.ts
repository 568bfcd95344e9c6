import { ActionError } from '../../src/core/errors.ts';
import type { LedgerEvent } from '../../src/core/ledger/lines.ts';
import type { Append, Home, Ledger } from '../../src/ports.ts';
import {
  type LedgerCall,
  type LedgerHooks,
  openMemoryHome,
  openMemoryLedger,
} from '../fakes/memory-ledger.ts';
import { openHome } from './home-port.ts';
import { type SimProcess, times } from './process.ts';
import type { Touches } from './touches.ts';
import type { World } from './world.ts';

/** GitHub's reads lag by no more than this. */
const lagAtMostMs = 30 * times.second;

/** How long an append searches for its own fate. */
const fateWithinMs = 30 * times.second;

/**
 * The branch as one process sees it: the fake that keeps the port's contract, under bad weather.
 */
export function openBranchLedger(
  world: World,
  process: SimProcess,
): { ledger: Ledger; home: Home } {
  const { random, store } = world;
  let losesAnswer = false;
  const hooks: LedgerHooks = {
    queued: async () => {
      if (process.strikes('appendWaits')) await process.wait(random.between(1, 15) * times.minute);
    },
    before: async (call) => {
      await process.point();
      if (call.kind === 'append') losesAnswer = await beforeAppend(process);
      else await beforeLook(process, call, random.between(1, 90) * times.second);
      await process.travel(process.latencyMs(), touchesOf(call));
    },
    after: async (call) => {
      world.trace(() => `${process.name}: ledger ${call.kind}${subjectOf(call)}`);
      if (call.kind === 'append') world.history.noteChange();
      if (call.kind === 'append' && losesAnswer) {
        await process.wait(fateWithinMs);
        throw conflict();
      }
      await process.wait(process.latencyMs());
      await process.point(call.kind === 'append' && call.subject.startsWith('claimed'));
    },
    lag: ({ kind }) =>
      kind === 'read' && process.strikes('ledgerStale')
        ? random.below(world.history.changesWithin(lagAtMostMs) + 1)
        : 0,
  };
  const inMemory = openMemoryLedger(store, process, hooks);
  const ledger: Ledger = {
    ...inMemory,
    async read(studies, options) {
      const reading = await inMemory.read(studies, options);
      for (const [study, text] of reading.texts) {
        process.seen.add(text);
        if (!process.firstSeen.has(study)) process.firstSeen.set(study, text);
      }
      return process.strikes('ledgerUndated') ? { ...reading, githubNow: null } : reading;
    },
    async append(study, base, events, subject): Promise<Append> {
      const append = await inMemory.append(study, base, events, subject);
      if (append.kind === 'stale') return append;
      for (const event of events) noteAcknowledged(process, event);
      process.seen.add(append.text);
      // An append that was found by reading shows what others have written after it.
      const later = store.textAt(store.headAt(), study);
      if (!later.startsWith(append.text) || !process.strikes('appendShowsLater')) return append;
      return { ...append, text: later };
    },
  };
  return { ledger, home: openHome(world, openMemoryHome(store, hooks)) };
}

function touchesOf({ kind }: LedgerCall): Touches {
  if (kind === 'append') return 'writes ledger lines';
  // No append takes anything out of the ledger.
  if (kind === 'losses') return 'reads ledger losses';
  return kind === 'read' ? 'reads ledger lines' : 'nothing';
}

function subjectOf(call: LedgerCall): string {
  return call.kind === 'append' ? ` ${call.subject}` : '';
}

function noteAcknowledged(process: SimProcess, event: LedgerEvent): void {
  if (event.type === 'claimed') process.acknowledged.add(event.bulk);
}

async function beforeLook(
  process: SimProcess,
  call: LedgerCall,
  patienceMs: number,
): Promise<void> {
  const mayGoOn = call.kind === 'read' && call.evenCancelled;
  if (process.isCancelled() && !mayGoOn) throw unreadable();
  if (!process.strikes('ledgerDown')) return;
  await process.wait(patienceMs);
  throw unreadable();
}

/** Whether the answer will be lost. */
async function beforeAppend(process: SimProcess): Promise<boolean> {
  if (process.strikes('appendLost')) {
    await process.wait(fateWithinMs);
    throw conflict();
  }
  return process.strikes('appendAnswerLost');
}

function conflict(): ActionError {
  return new ActionError('LEDGER_CONFLICT', 'It is not known whether it landed.', 'Run again.');
}

function unreadable(): ActionError {
  return new ActionError('LEDGER_UNREADABLE', 'GitHub does not answer.', 'Run again.');
}
