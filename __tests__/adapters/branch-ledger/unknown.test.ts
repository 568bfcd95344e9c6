import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Fault } from '../../../sandbox/server/faults.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { type AppendScene, startAppendScene } from './append-scene.ts';
import { expectAppended } from '../ledger/ledger-harness.ts';
import { eventOf, studyA, studyB } from '../ledger/ledger-events.ts';

let scene: AppendScene;
beforeEach(async () => {
  scene = await startAppendScene();
});
afterEach(() => scene.github.close());

const conflict = (message: string): unknown =>
  expect.objectContaining({ code: 'LEDGER_CONFLICT', message: expect.stringContaining(message) });

const badGateway: Answer = { status: 502, body: '<html>Unicorn!</html>' };
const refused: Answer = {
  status: 200,
  body: {
    data: { createCommitOnBranch: null },
    errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
  },
};

/** Ways in which the answer to a write that landed gets lost. */
const lostAnswers: [string, Fault][] = [
  ['a reset', { kind: 'reset-after' }],
  ['half a body', { kind: 'truncate' }],
  ['a bad gateway', { kind: 'status-after', answer: badGateway }],
  ['silence', { kind: 'hang-after' }],
  [
    'an empty answer',
    {
      kind: 'status-after',
      answer: { status: 200, body: { data: { createCommitOnBranch: null } } },
    },
  ],
  [
    'data and errors',
    {
      kind: 'status-after',
      answer: {
        status: 200,
        body: {
          data: { createCommitOnBranch: { commit: { oid: 'a'.repeat(40) } } },
          errors: [{ message: 'Timeout' }],
        },
      },
    },
  ],
];

describe('a write into a kept connection that the other side had closed unheard', () => {
  it('is sent again as it was, on the same head, over another connection', async () => {
    scene.script(1, { kind: 'reset-before' });
    const { text } = expectAppended(await scene.append());
    expect(text).toBe(scene.whole);
    expect(await scene.commitCount()).toBe(1);
    const [first, second] = scene.commitBodies();
    expect(second).toBe(first);
    const [reading, ...later] = scene.github.server.requests.map(({ connection }) => connection);
    expect(later[0]).toBe(reading);
    expect(later.slice(1)).not.toContain(reading);
  });
});

describe('a write whose answer was lost', () => {
  it.each(lostAnswers)(
    'is sent again as it was, and then found by its lines: %s',
    async (_, fault) => {
      scene.script(1, fault);
      const { text } = expectAppended(await scene.append({ timeoutMs: 2_000 }));
      expect(text).toBe(scene.whole);
      expect(await scene.textOf()).toBe(scene.whole);
      expect(await scene.commitCount()).toBe(1);
      expect(scene.endpoints()).toEqual(['commit', 'commit', 'query']);
      expect(new Set(scene.commitBodies()).size).toBe(1);
    },
  );

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-before' }],
    ['a bad gateway', { kind: 'status', answer: badGateway }],
    ['silence', { kind: 'hang-before' }],
  ])('is sent again as it was, and lands then, where it had not: %s', async (_, fault) => {
    const clock = skippingClock();
    const startedMs = clock.monotonicMs();
    scene.script(1, fault);
    scene.script(2, fault);
    const { sentAt } = expectAppended(await scene.append({ timeoutMs: 2_000, clock }));
    expect(await scene.textOf()).toBe(scene.whole);
    expect(await scene.commitCount()).toBe(1);
    expect(scene.endpoints()).toEqual(['commit', 'commit', 'commit']);
    expect(new Set(scene.commitBodies()).size).toBe(1);
    // The first send might have been the one that landed, and the pauses after it count.
    expect(sentAt.monotonicMs).toBe(startedMs);
    expect(clock.monotonicMs() - sentAt.monotonicMs).toBeGreaterThan(800);
  });

  it('is found in GitHub’s other words for a lost comparison too', async () => {
    await scene.github.close();
    scene = await startAppendScene({ staleWording: 'is-at-but-expected' });
    scene.script(1, { kind: 'reset-after' });
    expect((await scene.append()).kind).toBe('appended');
    expect(await scene.commitCount()).toBe(1);
  });

  it('is found under lines that others have appended since', async () => {
    const later = `${JSON.stringify(eventOf('bulk-2'))}\n`;
    scene.script(1, { kind: 'reset-after' });
    scene.script(2, scene.meanwhile(studyA, scene.whole + later));
    const { text } = expectAppended(await scene.append());
    expect(text).toBe(scene.whole + later);
    expect(await scene.textOf()).toBe(text);
  });

  it('is waited for while reads still show the old head', async () => {
    scene.script(1, { kind: 'reset-after' });
    for (const nth of [1, 2, 3]) scene.script(nth, { kind: 'stale' }, 'query');
    expect(expectAppended(await scene.append()).text).toBe(scene.whole);
    expect(scene.endpoints()).toEqual(['commit', 'commit', 'query', 'query', 'query', 'query']);
    expect(await scene.commitCount()).toBe(1);
  });

  it('is waited for while reads fail', async () => {
    scene.script(1, { kind: 'reset-after' });
    scene.script(1, { kind: 'reset-before' }, 'query');
    scene.script(2, { kind: 'status', answer: badGateway }, 'query');
    expect(expectAppended(await scene.append()).text).toBe(scene.whole);
    expect(await scene.commitCount()).toBe(1);
  });

  it('moves to a new head only when that head shows that it is not there', async () => {
    const clock = skippingClock();
    const startedMs = clock.monotonicMs();
    scene.script(1, scene.meanwhile(studyB, 'other\n'));
    scene.script(1, { kind: 'reset-before' });
    const { text, sentAt } = expectAppended(await scene.append({ clock }));
    expect(text).toBe(scene.whole);
    expect(await scene.textOf(studyB)).toBe('other\n');
    expect(scene.endpoints()).toEqual(['commit', 'commit', 'query', 'commit']);
    const [first, second, third] = scene.commitBodies();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    // The write on the new head is another one, sent after the pauses.
    expect(sentAt.monotonicMs - startedMs).toBeGreaterThan(300);
  });

  it('is stale where somebody else has written about the study instead', async () => {
    const theirs = `${scene.base}${JSON.stringify(eventOf('bulk-2'))}\n`;
    scene.script(1, scene.meanwhile(studyA, theirs));
    scene.script(1, { kind: 'reset-before' });
    expect(await scene.append()).toEqual({ kind: 'stale' });
    expect(await scene.textOf()).toBe(theirs);
  });

  it('is found, with the time of its first send, where a late look had shown it lost', async () => {
    // The look after the lost comparison shows a head from before the one that was read, without
    // our lines.
    await scene.github.close();
    scene = await startAppendScene({ staleUpdates: 2 });
    const clock = skippingClock();
    const startedMs = clock.monotonicMs();
    scene.script(1, { kind: 'reset-after' });
    scene.script(1, { kind: 'stale' }, 'query');
    const { text, sentAt } = expectAppended(await scene.append({ clock }));
    expect(text).toBe(scene.whole);
    expect(await scene.commitCount()).toBe(1);
    expect(scene.endpoints()).toEqual(['commit', 'commit', 'query', 'commit', 'query']);
    expect(sentAt.monotonicMs).toBe(startedMs);
  });

  it('is waited for while a late look shows less than what the append stands on', async () => {
    await scene.github.close();
    scene = await startAppendScene({ staleUpdates: 3 });
    scene.script(1, { kind: 'reset-after' });
    scene.script(1, { kind: 'stale' }, 'query');
    expect(expectAppended(await scene.append()).text).toBe(scene.whole);
    expect(scene.endpoints()).toEqual(['commit', 'commit', 'query', 'query']);
  });

  it('is found where a refusal came after it', async () => {
    scene.script(1, { kind: 'reset-after' });
    scene.script(2, { kind: 'status', answer: refused });
    expect(expectAppended(await scene.append()).text).toBe(scene.whole);
    expect(await scene.commitCount()).toBe(1);
  });

  it('stays unknown, and says so, where only refusals come after it', async () => {
    scene.script(1, { kind: 'reset-before' });
    for (let nth = 2; nth < 30; nth += 1) scene.script(nth, { kind: 'status', answer: refused });
    await expect(scene.append()).rejects.toEqual(conflict('It is not known'));
  });
});

describe('a write whose fate stays unknown', () => {
  it('is LEDGER_CONFLICT after 30 seconds, without a payment', async () => {
    const clock = skippingClock();
    const startedMs = clock.monotonicMs();
    scene.script('every', { kind: 'status', answer: badGateway });
    const error: unknown = await scene.append({ clock }).catch((failure: unknown) => failure);
    expect(error).toEqual(conflict('It is not known'));
    expect(error).toMatchObject({
      hint: expect.stringContaining('Nothing more was paid after this'),
    });
    const tookMs = clock.monotonicMs() - startedMs;
    expect(tookMs).toBeGreaterThan(29_000);
    expect(tookMs).toBeLessThan(35_000);
    expect(new Set(scene.commitBodies()).size).toBe(1);
  });

  it('is not waited for beyond the 30 seconds, however long a request may take', async () => {
    const clock = skippingClock();
    scene.script(1, { kind: 'call', before: () => clock.sleep(29_000) });
    // The first send breaks, and the second one leaves in the last second.
    scene.script(1, { kind: 'reset-before' });
    scene.script(2, { kind: 'hang-before' });
    const startedMs = clock.monotonicMs();
    await expect(scene.append({ clock, timeoutMs: 15_000 })).rejects.toEqual(
      conflict('It is not known'),
    );
    expect(clock.monotonicMs() - startedMs).toBeLessThan(32_000);
  });

  it('is LEDGER_CONFLICT too where the head never shows what beat it', async () => {
    scene.script(1, { kind: 'reset-after' });
    scene.script('every', { kind: 'stale' }, 'query');
    await expect(scene.append()).rejects.toEqual(conflict('It is not known'));
    expect(new Set(scene.commitBodies()).size).toBe(1);
  });

  it('is not asked for in a hurry, nor for ever, when pauses end at once', async () => {
    const clock = skippingClock();
    clock.cancel();
    scene.script('every', { kind: 'reset-before' });
    await expect(scene.append({ clock })).rejects.toEqual(conflict('It is not known'));
    expect(scene.endpoints().length).toBeLessThanOrEqual(12);
  });

  it('ends with the last moment for recording', async () => {
    const record = new AbortController();
    scene.script(1, {
      kind: 'call',
      before: () => {
        record.abort();
      },
    });
    scene.script(1, { kind: 'hang-before' });
    const signals = { now: new AbortController().signal, record: record.signal };
    const clock = skippingClock();
    await expect(scene.append({ signals, clock })).rejects.toEqual(conflict('It is not known'));
    expect(clock.pausesMs.length).toBeLessThanOrEqual(1);
    expect(scene.endpoints()).toEqual(['commit']);
  });

  it('is not unknown where no byte could be sent', async () => {
    const append = scene.append({}, () => scene.github.close());
    await expect(append).rejects.toEqual(conflict('could not be asked'));
  });
});
