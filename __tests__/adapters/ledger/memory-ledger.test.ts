import { describe, expect, it } from '@jest/globals';
import { gitBlobHash } from '../../../src/core/git-blob.ts';
import { createLedgerStore } from '../../fakes/ledger-store.ts';
import { openMemoryHome, openMemoryLedger } from '../../fakes/memory-ledger.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { describeLedger } from './contract.ts';
import { appendNow, expectAppended, type LedgerHarness } from './ledger-harness.ts';
import { studyA } from './ledger-events.ts';

function makeHarness(): Promise<LedgerHarness> {
  let nowMs = Date.parse('2026-11-22T11:00:00Z');
  let lag = 0;
  const store = createLedgerStore({ now: () => nowMs });
  const hooks = {
    lag: () => {
      const updates = lag;
      lag = 0;
      return updates;
    },
  };
  return Promise.resolve({
    open: () => openMemoryLedger(store, skippingClock(), hooks),
    openBoth: () => ({
      ledger: openMemoryLedger(store, skippingClock(), hooks),
      home: openMemoryHome(store),
    }),
    textOf: (study) => Promise.resolve(store.textAt(store.headAt(), study) || null),
    overwrite: (study, text) => {
      store.commit(study, text);
      return Promise.resolve();
    },
    forget: (study) => {
      store.deleteFile(study);
      return Promise.resolve();
    },
    deleteFile: (study) => {
      store.deleteFile(study);
      return Promise.resolve();
    },
    deleteBranch: () => {
      store.deleteBranch();
      return Promise.resolve();
    },
    makeNextLookLate: () => {
      lag = 1;
    },
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    commitCsv: (path, text) => {
      const oid = gitBlobHash(Buffer.from(text));
      store.tip = new Map(store.tip).set(path, oid);
      return Promise.resolve(oid);
    },
    close: () => Promise.resolve(),
  });
}

describeLedger('the ledger in memory', makeHarness);

describe('the hooks of the ledger in memory', () => {
  it('lose a write before its effect', async () => {
    const store = createLedgerStore({ now: () => 0 });
    const before = (): Promise<void> => Promise.reject(new Error('lost'));
    const ledger = openMemoryLedger(store, skippingClock(), { before });
    await expect(ledger.append(studyA, '', [], 'Claim')).rejects.toThrow('lost');
    expect(store.headAt()).toBeNull();
  });

  it('lose the answer of a write that has its effect', async () => {
    const store = createLedgerStore({ now: () => 0 });
    const calls: string[] = [];
    const after = ({ kind }: { kind: string }): Promise<void> => {
      calls.push(kind);
      return kind === 'append' ? Promise.reject(new Error('lost')) : Promise.resolve();
    };
    const ledger = openMemoryLedger(store, skippingClock(), { after });
    await expect(appendNow(ledger, studyA)).rejects.toThrow('lost');
    expect(calls).toEqual(['read', 'append']);
    const other = openMemoryLedger(store, skippingClock());
    expect((await other.read([studyA])).texts.get(studyA)).not.toBe('');
  });

  it('count the time of a write from before it left', async () => {
    const clock = skippingClock();
    const store = createLedgerStore({ now: () => clock.nowMs() });
    const before = (): Promise<void> => clock.sleep(40_000);
    const startedMs = clock.monotonicMs();
    const append = await appendNow(openMemoryLedger(store, clock, { before }), studyA);
    const { sentAt } = expectAppended(append);
    expect(sentAt.monotonicMs - startedMs).toBeLessThan(60_000);
    expect(clock.monotonicMs() - sentAt.monotonicMs).toBeGreaterThanOrEqual(40_000);
  });
});
