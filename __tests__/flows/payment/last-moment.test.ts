import { describe, expect, it } from '@jest/globals';
import { GrowingLedger } from '../../../src/core/ledger/growing-ledger.ts';
import type { PayOutcome } from '../../../src/core/prolific/shows.ts';
import type { SetUp } from '../../../src/core/record/run-record.ts';
import { outcomeEvent } from '../../../src/flows/payment/record-outcome.ts';
import { payClaimed } from '../../../src/flows/payment/request.ts';
import { setUpChunk } from '../../../src/flows/payment/set-up-draft.ts';
import type { Run } from '../../../src/flows/run/run.ts';
import type { Ports } from '../../../src/ports.ts';
import { ann, batch, study, submission } from '../../kit/builders.ts';
import { Journal } from '../../fakes/journal.ts';
import { MemoryProlific } from '../../fakes/memory-prolific.ts';
import { createLedgerStore } from '../../fakes/ledger-store.ts';
import { openMemoryHome, openMemoryLedger } from '../../fakes/memory-ledger.ts';
import { type VirtualClock, virtualClock } from '../../fakes/virtual-clock.ts';
import { openRun } from '../../kit/run-given.ts';

/**
 * A Prolific to which connecting takes its time: what happens meanwhile, and whether the request
 * may leave then.
 */
function connecting(clock: VirtualClock, meanwhile: () => void, asked: boolean[]): Ports {
  const memory = new MemoryProlific(clock, new Journal());
  memory.addStudy(study, [submission(ann)]);
  const payBulk = (_: unknown, mayLeave: () => boolean): Promise<PayOutcome> => {
    asked.push(mayLeave());
    meanwhile();
    asked.push(mayLeave());
    return Promise.resolve({ kind: 'accepted', status: 202 });
  };
  const store = createLedgerStore({ now: () => clock.nowMs() });
  return {
    clock,
    prolific: Object.assign(memory, { payBulk }),
    ledger: openMemoryLedger(store, clock),
    home: openMemoryHome(store),
    newId: () => '00000000-0000-4000-8000-000000000000',
    log: {
      list: () => undefined,
      line: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      finding: () => undefined,
    },
  };
}

async function setUp(ports: Ports): Promise<{ run: Run; bulk: SetUp }> {
  const run = openRun({ bonuses: [[ann, 425]] }, 'pay', ports, '1');
  const chunk = { batch: batch([[ann, 425]]), bonuses: batch([[ann, 425]]).bonuses };
  const view = {
    protection: { kind: 'protected' as const },
    githubNow: new Date(ports.clock.nowMs()),
    home: () => Promise.resolve({ defaultBranch: null, tip: null }),
    studies: new Map([[study, GrowingLedger.empty]]),
  };
  return { run, bulk: await setUpChunk(run, view, chunk, 'GBP') };
}

describe('at the last moment before a byte of the pay request leaves', () => {
  it.each<[string, (clock: VirtualClock) => void, boolean]>([
    [
      'it may still leave where 30 seconds have passed since the claim',
      (clock) => {
        clock.advance(30_000);
      },
      true,
    ],
    [
      'it may not where more have passed',
      (clock) => {
        clock.advance(30_001);
      },
      false,
    ],
    [
      'it may not where the run was cancelled',
      (clock) => {
        clock.cancel();
      },
      false,
    ],
  ])('%s', async (_, happens, expected) => {
    const clock = virtualClock(Date.parse('2026-11-22T12:00:00Z'));
    const asked: boolean[] = [];
    const ports = connecting(
      clock,
      () => {
        happens(clock);
      },
      asked,
    );
    const { run, bulk } = await setUp(ports);
    const since = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
    await payClaimed(run, bulk, { kind: 'granted', since });
    expect(asked).toEqual([true, expected]);
  });
});

describe('an outcome', () => {
  it('that is none of ours is a bug, and crashes', async () => {
    const clock = virtualClock(0);
    const { run, bulk } = await setUp(connecting(clock, () => undefined, []));
    expect(() => outcomeEvent(run, bulk, { kind: 'odd' } as never)).toThrow('This cannot be');
  });
});
