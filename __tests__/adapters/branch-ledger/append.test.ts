import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { claim } from '../../kit/builders.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { type AppendScene, startAppendScene } from './append-scene.ts';
import { branch, openLedger, pathOf, repository } from './harness.ts';
import { expectAppended } from '../ledger/ledger-harness.ts';
import { eventOf, studyA, studyAt, studyB } from '../ledger/ledger-events.ts';

let scene: AppendScene;
beforeEach(async () => {
  scene = await startAppendScene();
});
afterEach(() => scene.github.close());

const conflict = (message: string): unknown =>
  expect.objectContaining({ code: 'LEDGER_CONFLICT', message: expect.stringContaining(message) });
const forbidden = (hint: string): unknown =>
  expect.objectContaining({ code: 'LEDGER_FORBIDDEN', hint: expect.stringContaining(hint) });

describe('an append that nothing disturbs', () => {
  it('is one request, and one commit on the head that was read', async () => {
    const before = skippingClock();
    const { text, sentAt } = expectAppended(await scene.append({ clock: before }));
    expect(scene.endpoints()).toEqual(['commit']);
    expect(text).toBe(scene.whole);
    expect(await scene.textOf()).toBe(scene.whole);
    const [commit] = await scene.github.commits(repository, branch);
    expect(commit?.parents).toEqual([scene.head]);
    expect(commit?.message).toBe('Claim bulk-1: 2 bonuses, 8.50 [skip ci]');
    expect(sentAt).toEqual({ wallMs: before.nowMs(), monotonicMs: before.monotonicMs() });
  });

  it('goes on while the run is being cancelled', async () => {
    const now = new AbortController();
    const signals = { now: now.signal, record: new AbortController().signal };
    scene.script(1, { kind: 'reset-after' });
    const cancel = (): void => {
      now.abort();
    };
    expect((await scene.append({ signals }, cancel)).kind).toBe('appended');
  });
});

describe('a race that is lost', () => {
  it('is run again on the new head, twenty times', async () => {
    let written = 0;
    const other: Fault = {
      kind: 'call',
      before: async () => {
        written += 1;
        await scene.github.commitFile(
          repository,
          branch,
          pathOf(studyB),
          'other\n'.repeat(written),
        );
      },
    };
    scene.script('every', other);
    await expect(scene.append()).rejects.toEqual(conflict('20 times'));
    expect(scene.github.server.countOf('commit')).toBe(20);
    expect(await scene.textOf()).toBe(scene.base);
  });

  it('is not run again for the claim of a run that was cancelled meanwhile', async () => {
    const clock = skippingClock();
    const ledger = openLedger(scene.github, { clock });
    await ledger.read([studyA]);
    const race = scene.meanwhile(studyB, 'other\n');
    scene.script(1, {
      kind: 'call',
      before: async () => {
        clock.cancel();
        if (race.kind === 'call') await race.before?.();
      },
    });
    const append = await ledger.append(studyA, scene.base, [claim()], 'Claim bulk-1');
    expect(append).toEqual({ kind: 'stale' });
    expect(scene.github.server.countOf('commit')).toBe(1);
    expect(await scene.textOf()).toBe(scene.base);
  });

  it('is won at the twentieth time, as a write that was sent then', async () => {
    const clock = skippingClock();
    for (let nth = 1; nth < 20; nth += 1)
      scene.script(nth, scene.meanwhile(studyB, 'other\n'.repeat(nth)));
    const { sentAt } = expectAppended(await scene.append({ clock }));
    expect(await scene.textOf()).toBe(scene.whole);
    expect(sentAt.monotonicMs).toBe(clock.monotonicMs());
  });

  it('is won at the twentieth time even where the answer was lost', async () => {
    for (let nth = 1; nth < 20; nth += 1)
      scene.script(nth, scene.meanwhile(studyB, 'other\n'.repeat(nth)));
    scene.script(20, { kind: 'reset-after' });
    expect(expectAppended(await scene.append()).text).toBe(scene.whole);
  });

  it('is one where GitHub’s error type says so, in whatever words', async () => {
    const errors = [{ type: 'STALE_DATA', message: 'Somebody was here.' }];
    scene.script(1, { kind: 'status', answer: { status: 200, body: { data: null, errors } } });
    expectAppended(await scene.append());
    expect(scene.endpoints()).toEqual(['commit', 'query', 'commit']);
  });

  it('ends where the branch is gone, even for a study that had no file on it', async () => {
    const ledger = openLedger(scene.github);
    await ledger.read([studyAt(3)]);
    await scene.github.deleteBranch(repository, branch);
    const first = ledger.append(studyAt(3), '', [eventOf()], 'Claim');
    const error = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });
    await expect(first).rejects.toEqual(error);
    expect(await scene.github.head(repository, branch)).toBeNull();
  });

  it('ends where the file is no longer what it was', async () => {
    scene.script(1, scene.meanwhile(studyA, 'rewritten\n'));
    const error = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });
    await expect(scene.append()).rejects.toEqual(error);
  });
});

describe('a write that GitHub refuses', () => {
  it('for want of a permission says which one to add, at once', async () => {
    await expect(scene.append({ token: 'reader' })).rejects.toEqual(forbidden('contents: write'));
    expect(scene.endpoints()).toEqual(['commit']);
  });

  it('by a ruleset says so, at once', async () => {
    scene.github.protectBranch(repository, branch);
    await expect(scene.append()).rejects.toEqual(forbidden('ruleset'));
    expect(scene.endpoints()).toEqual(['commit']);
  });

  it('by branch protection says so', async () => {
    const errors = [{ type: 'BRANCH_PROTECTION_RULE_VIOLATION', message: 'No.' }];
    scene.script(1, { kind: 'status', answer: { status: 200, body: { data: null, errors } } });
    await expect(scene.append()).rejects.toEqual(forbidden('branch protection'));
  });

  it('in a way that nobody knows is asked for again, and told in GitHub’s words', async () => {
    const errors = [{ type: 'UNPROCESSABLE', message: 'The moon is full' }];
    scene.script('every', {
      kind: 'status',
      answer: { status: 200, body: { data: null, errors } },
    });
    await expect(scene.append()).rejects.toEqual(conflict('The moon is full'));
  });
});

describe('a write that GitHub puts off', () => {
  const limit = (headers: Record<string, string>): Fault => ({
    kind: 'status',
    answer: {
      status: 403,
      headers,
      body: { message: 'You have exceeded a secondary rate limit.' },
    },
  });

  it('waits as long as asked and is then sent as a new one', async () => {
    const clock = skippingClock();
    scene.script(1, limit({ 'retry-after': '45' }));
    const { sentAt } = expectAppended(await scene.append({ clock }));
    expect(clock.pausesMs).toEqual([45_000]);
    expect(sentAt.monotonicMs).toBe(clock.monotonicMs());
  });

  it('waits a minute where GitHub does not say how long', async () => {
    const clock = skippingClock();
    scene.script(1, limit({}));
    expectAppended(await scene.append({ clock }));
    expect(clock.pausesMs).toEqual([60_000]);
  });

  it('does not wait for an hour', async () => {
    const reset = String(Math.floor(scene.github.now() / 1_000) + 3_600);
    scene.script('every', limit({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }));
    await expect(scene.append()).rejects.toEqual(conflict('limits the requests'));
    expect(scene.endpoints()).toEqual(['commit']);
  });

  it('waits three times at most', async () => {
    scene.script('every', limit({ 'retry-after': '45' }));
    await expect(scene.append()).rejects.toEqual(conflict('limits the requests'));
    expect(scene.github.server.countOf('commit')).toBe(4);
  });

  it('stays within its 30 seconds where an earlier send had no answer', async () => {
    const clock = skippingClock();
    scene.script(1, { kind: 'reset-after' });
    scene.script('every', limit({ 'retry-after': '45' }));
    await expect(scene.append({ clock })).rejects.toEqual(conflict('It is not known'));
    expect(scene.github.server.countOf('commit')).toBe(2);
  });
});
