import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Append, Permission } from '../../../src/ports.ts';
import { event } from '../../kit/builders.ts';
import { LostError, type StoreHooks } from '../../fakes/memory-artifacts.ts';
import { studyA } from '../ledger/ledger-events.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { ArtifactScene, claimAndAsk, claimOf, withdrawalOf } from './artifact-scene.ts';

let scene: ArtifactScene;
beforeEach(() => {
  scene = new ArtifactScene();
});

function lose(): Promise<never> {
  return Promise.reject(new LostError('reset'));
}

interface Race {
  ask(nth: 0 | 1): Promise<Permission>;
  withdraw(nth: 0 | 1): Promise<Append>;
}

/**
 * Two runs that have read the same empty ledger and claim one after the other, before either has
 * looked.
 */
async function twoClaims(): Promise<Race> {
  const [one, two] = [scene.open({ runId: '11' }), scene.open({ runId: '12' })];
  await Promise.all([one.read([studyA]), two.read([studyA])]);
  const claims = [claimOf('11', 'bulk-1'), claimOf('12', 'bulk-2')] as const;
  const sent = [
    expectAppended(await one.append(studyA, '', [claims[0]], 'Claim')),
    expectAppended(await two.append(studyA, '', [claims[1]], 'Claim')),
  ] as const;
  return {
    ask: (nth: 0 | 1) => (nth === 0 ? one : two).askToPay(studyA, claims[nth], sent[nth].sentAt),
    withdraw: (nth: 0 | 1) =>
      appendNow(nth === 0 ? one : two, studyA, [withdrawalOf(`bulk-${nth + 1}`)]),
  };
}

describe('a claim', () => {
  it('that is alone is granted after half a minute, and its time counts from the look', async () => {
    const started = scene.clock.monotonicMs();
    const permission = await claimAndAsk(
      scene.open({ runId: '11' }),
      studyA,
      claimOf('11', 'bulk-1'),
    );
    expect(permission).toMatchObject({ kind: 'granted' });
    expect(scene.clock.monotonicMs() - started).toBe(30_000);
    const since = permission.kind === 'granted' ? permission.since.monotonicMs : 0;
    expect(since - started).toBe(30_000);
  });

  it.each([
    ['the first has the smaller id', [2_001, 2_002]],
    ['the second has the smaller id', [2_002, 2_001]],
  ])('of two at the same moment, at most one is granted: %s', async (_, ids) => {
    scene.hub.nextId = () => ids.shift() ?? 3_000;
    const race = await twoClaims();
    const answers = [await race.ask(0), await race.ask(1)];
    expect(answers.filter(({ kind }) => kind === 'granted')).toEqual([]);
  });

  it('with the smaller id is granted once the other is seen to be withdrawn, and not before', async () => {
    const race = await twoClaims();
    expect((await race.ask(1)).kind).toBe('denied');
    scene.clock.after(60_000, () => {
      void race.withdraw(1);
    });
    expect(await race.ask(0)).toMatchObject({ kind: 'granted' });
  });

  it('with the smaller id is denied where the other has not withdrawn within five minutes', async () => {
    const race = await twoClaims();
    const answer = await race.ask(0);
    expect(answer).toMatchObject({ kind: 'denied', reason: expect.stringContaining('5 minutes') });
  });

  it('is denied where somebody has written anything else since the plan', async () => {
    const before = claimOf('1', 'bulk-0');
    expectAppended(
      await appendNow(scene.open({ runId: '1' }), studyA, [before, event('unknown', 'bulk-0')]),
    );
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    await appendNow(scene.open({ runId: '12' }), studyA, [event('accepted', 'bulk-0')]);
    expect(await ledger.askToPay(studyA, claimed, sentAt)).toMatchObject({
      kind: 'denied',
      reason: expect.stringContaining('others have written'),
    });
  });

  it('is granted where others have only seen money arrive', async () => {
    const before = claimOf('1', 'bulk-0');
    expectAppended(
      await appendNow(scene.open({ runId: '1' }), studyA, [before, event('accepted', 'bulk-0')]),
    );
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    await appendNow(scene.open({ runId: '12' }), studyA, [event('settled', 'bulk-0')]);
    expect((await ledger.askToPay(studyA, claimed, sentAt)).kind).toBe('granted');
  });

  it('is denied where a run was re-run since this one first read the ledger', async () => {
    scene.hub.start('5');
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    scene.hub.reRunAll('5');
    expect(await ledger.askToPay(studyA, claimed, sentAt)).toMatchObject({
      kind: 'denied',
      reason: expect.stringContaining('Attempt 2 of run 5'),
    });
  });

  it('is denied where a re-run begins while the look is being answered, and takes records away', async () => {
    scene.hub.start('5');
    let isLooking = false;
    const before: StoreHooks['before'] = async ({ kind }) => {
      if (!isLooking || kind !== 'list') return;
      // Whatever was asked beside the list has its answer by now.
      await new Promise(setImmediate);
      if (scene.hub.runs.get('5')?.attempt === 1) scene.hub.reRunAll('5');
    };
    const ledger = scene.open({ runId: '11', hooks: { before } });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    isLooking = true;
    expect(await ledger.askToPay(studyA, claimed, sentAt)).toMatchObject({
      kind: 'denied',
      reason: expect.stringContaining('Attempt 2 of run 5'),
    });
  });

  it.each([
    ['after the plan is denied', 'after', 'denied'],
    ['before it, of which a human was asked, is granted', 'before', 'granted'],
  ])('beside a lost record that expired %s', async (_, when, kind) => {
    const expire = (): void => {
      scene.put(studyA, { runId: '1', state: 'expired' });
    };
    if (when === 'before') expire();
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    if (when === 'after') expire();
    expect((await ledger.askToPay(studyA, claimed, sentAt)).kind).toBe(kind);
  });

  it.each([
    [99, 'granted'],
    [100, 'denied'],
  ])(
    'beside %i others that count for nothing is %s: one answer shows a hundred',
    async (count, kind) => {
      for (let nth = 0; nth < count; nth += 1)
        scene.put(studyA, {
          name: `prolific-bonus-claim-${studyA}`,
          headRepositoryId: 'a fork',
          text: 'nonsense',
        });
      const answer = await claimAndAsk(scene.open({ runId: '11' }), studyA, claimOf('11', 'b'));
      expect(answer.kind).toBe(kind);
    },
  );

  it('is denied where its own run goes on in another attempt', async () => {
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    scene.hub.start('11');
    expect((await ledger.askToPay(studyA, claimed, sentAt)).kind).toBe('denied');
  });

  it.each([
    [
      'on both clocks',
      () => {
        scene.clock.advance(6 * 60_000);
      },
    ],
    [
      'on the wall clock',
      () => {
        scene.clock.setWallForward(6 * 60_000);
      },
    ],
    [
      'on the other clock',
      () => {
        scene.clock.advanceMonotonic(6 * 60_000);
      },
    ],
  ])('of a runner that was paused for more than five minutes is denied: %s', async (_, pause) => {
    const ledger = scene.open({ runId: '11' });
    const claimed = claimOf('11', 'bulk-1');
    const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
    pause();
    expect((await ledger.askToPay(studyA, claimed, sentAt)).kind).toBe('denied');
  });

  it('that no list shows is looked for again, and denied in the end', async () => {
    const hooks: StoreHooks = { view: (all) => all.filter(({ runId }) => runId !== '11') };
    const ledger = scene.open({ runId: '11', hooks });
    const answer = await claimAndAsk(ledger, studyA, claimOf('11', 'bulk-1'));
    expect(answer.kind).toBe('denied');
  });

  it.each([
    ['landed', 'after'],
    ['was lost', 'before'],
  ] as const)(
    'whose finalize %s without an answer counts from when it is shown',
    async (_, moment) => {
      let lost = 0;
      const hooks: StoreHooks = {
        [moment]: ({ kind }: { kind: string }) => {
          if (kind !== 'finalize' || lost > 0) return Promise.resolve();
          lost += 1;
          return Promise.reject(new LostError('reset'));
        },
      };
      const ledger = scene.open({ runId: '11', hooks });
      expect((await claimAndAsk(ledger, studyA, claimOf('11', 'bulk-1'))).kind).toBe('granted');
    },
  );

  it('whose finalize gets no answer, and that no list shows, is denied after a minute', async () => {
    const hooks: StoreHooks = {
      before: ({ kind }) => (kind === 'finalize' ? lose() : Promise.resolve()),
    };
    const answer = await claimAndAsk(
      scene.open({ runId: '11', hooks }),
      studyA,
      claimOf('11', 'b'),
    );
    expect(answer).toMatchObject({ kind: 'denied', reason: expect.stringContaining('a minute') });
  });

  it.each([
    ['in the half minute', {}, 10_000],
    [
      'in the search for it',
      { before: ({ kind }) => (kind === 'finalize' ? lose() : Promise.resolve()) },
      10_000,
    ],
    ['in between two looks', { view: (all) => all.filter(({ runId }) => runId !== '11') }, 40_000],
  ] satisfies [string, StoreHooks, number][])(
    'of a run that is cancelled %s is denied at once',
    async (_, hooks, afterMs) => {
      const ledger = scene.open({ runId: '11', hooks });
      scene.clock.after(afterMs, () => {
        scene.clock.cancel();
      });
      const startedMs = scene.clock.monotonicMs();
      const answer = await claimAndAsk(ledger, studyA, claimOf('11', 'bulk-1'));
      expect(answer.kind).toBe('denied');
      expect(scene.clock.monotonicMs() - startedMs).toBeLessThanOrEqual(afterMs + 20_000);
    },
  );

  it('of a run that is cancelled as its half minute begins does not wait for it', async () => {
    const hooks: StoreHooks = {
      after: ({ kind }) => {
        if (kind === 'finalize') scene.clock.cancel();
        return Promise.resolve();
      },
    };
    const ledger = scene.open({ runId: '11', hooks });
    const startedMs = scene.clock.monotonicMs();
    expect((await claimAndAsk(ledger, studyA, claimOf('11', 'bulk-1'))).kind).toBe('denied');
    expect(scene.clock.monotonicMs() - startedMs).toBeLessThan(10_000);
  });

  it('of a run that is cancelled before it is sent is not made', async () => {
    const ledger = scene.open({ runId: '11' });
    await ledger.read([studyA]);
    scene.clock.cancel();
    const append = await ledger.append(studyA, '', [claimOf('11', 'bulk-1')], 'Claim');
    expect(append.kind).toBe('stale');
    expect(scene.hub.artifacts).toEqual([]);
  });

  it('is the only one of its attempt', async () => {
    const ledger = scene.open({ runId: '11' });
    await claimAndAsk(ledger, studyA, claimOf('11', 'bulk-1'));
    await expect(appendNow(ledger, studyA, [claimOf('11', 'bulk-2')])).rejects.toMatchObject({
      code: 'LEDGER_CONFLICT',
    });
  });
});
