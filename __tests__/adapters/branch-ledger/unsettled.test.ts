import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../sandbox/server/faults.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { type AppendScene, startAppendScene } from './append-scene.ts';

let scene: AppendScene;
beforeEach(async () => {
  scene = await startAppendScene();
});
afterEach(() => scene.github.close());

const conflict = (message: string): unknown =>
  expect.objectContaining({ code: 'LEDGER_CONFLICT', message: expect.stringContaining(message) });

const badGateway: Answer = { status: 502, body: '<html>Unicorn!</html>' };
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
