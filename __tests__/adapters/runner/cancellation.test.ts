import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import {
  type Cancellation,
  patienceMs,
  watchCancellation,
} from '../../../src/adapters/runner/cancellation.ts';
import { systemClock } from '../../../src/adapters/runner/system-clock.ts';

const watching: Cancellation[] = [];

afterEach(() => {
  jest.useRealTimers();
  for (const cancellation of watching.splice(0)) cancellation.dispose();
});

function watch(afterMs?: { pay: number; record: number }): {
  source: EventEmitter;
  cancellation: Cancellation;
} {
  const source = new EventEmitter();
  const cancellation = watchCancellation(source, afterMs);
  watching.push(cancellation);
  return { source, cancellation };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Which of its times have come. */
const firedOf = ({ now, pay, record }: Cancellation): boolean[] =>
  [now, pay, record].map(({ aborted }) => aborted);

describe('a run that nobody cancels', () => {
  it('is not cancelled, and no signal fires', () => {
    jest.useFakeTimers();
    const { cancellation } = watch({ pay: 10, record: 20 });
    jest.advanceTimersByTime(60);
    expect(cancellation.isCancelled()).toBe(false);
    expect(firedOf(cancellation)).toEqual([false, false, false]);
  });

  it('leaves no listener behind when it is over', () => {
    const { source, cancellation } = watch();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(2);
    cancellation.dispose();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });
});

describe.each(['SIGINT', 'SIGTERM'])('%s', (name) => {
  it('cancels at once, and gives payments and records a while', () => {
    const { source, cancellation } = watch();
    source.emit(name);
    expect(cancellation.isCancelled()).toBe(true);
    expect(cancellation.now.aborted).toBe(true);
    expect(cancellation.pay.aborted).toBe(false);
    expect(cancellation.record.aborted).toBe(false);
  });

  it('ends a payment first, and a record later, each at its time', () => {
    jest.useFakeTimers();
    const { source, cancellation } = watch({ pay: 100, record: 200 });
    source.emit(name);
    jest.advanceTimersByTime(99);
    expect(firedOf(cancellation)).toEqual([true, false, false]);
    jest.advanceTimersByTime(1);
    expect(firedOf(cancellation)).toEqual([true, true, false]);
    jest.advanceTimersByTime(99);
    expect(firedOf(cancellation)).toEqual([true, true, false]);
    jest.advanceTimersByTime(1);
    expect(firedOf(cancellation)).toEqual([true, true, true]);
  });
});

describe('cancelling', () => {
  it('gives a payment 4 seconds and a record 6.5, so that the run can end within 7', () => {
    expect(patienceMs).toEqual({ pay: 4_000, record: 6_500 });
  });

  it('is timed by the first signal, also where a second one comes', () => {
    jest.useFakeTimers();
    const { source, cancellation } = watch({ pay: 200, record: 250 });
    source.emit('SIGINT');
    jest.advanceTimersByTime(150);
    source.emit('SIGTERM');
    jest.advanceTimersByTime(50);
    expect(firedOf(cancellation)).toEqual([true, true, false]);
    jest.advanceTimersByTime(50);
    expect(firedOf(cancellation)).toEqual([true, true, true]);
  });

  it('fires nothing more once the run is over', () => {
    jest.useFakeTimers();
    const { source, cancellation } = watch({ pay: 20, record: 30 });
    source.emit('SIGINT');
    cancellation.dispose();
    jest.advanceTimersByTime(80);
    expect(firedOf(cancellation)).toEqual([true, false, false]);
  });
});

describe('the clock of the machine', () => {
  it('tells the time, and a time that only goes forward', () => {
    const clock = systemClock(() => false, new AbortController().signal);
    expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1_000);
    const before = clock.monotonicMs();
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before);
  });

  it('sleeps as long as it was told', async () => {
    const clock = systemClock(() => false, new AbortController().signal);
    const before = clock.monotonicMs();
    await clock.sleep(100);
    expect(clock.monotonicMs() - before).toBeGreaterThan(95);
  });

  it('wakes at once when the run is cancelled, and sleeps no more', async () => {
    const { source, cancellation } = watch();
    const clock = systemClock(cancellation.isCancelled, cancellation.now);
    expect(clock.isCancelled()).toBe(false);
    const before = clock.monotonicMs();
    const sleeping = clock.sleep(60_000);
    source.emit('SIGTERM');
    await sleeping;
    await clock.sleep(60_000);
    expect(clock.monotonicMs() - before).toBeLessThan(10_000);
    expect(clock.isCancelled()).toBe(true);
  });

  it('does not take a very long sleep for none', async () => {
    const wake = new AbortController();
    let isAwake = false;
    const sleeping = systemClock(() => false, wake.signal)
      .sleep(10 ** 12)
      .then(() => {
        isAwake = true;
      });
    await pause(50);
    expect(isAwake).toBe(false);
    wake.abort();
    await sleeping;
    expect(isAwake).toBe(true);
  });
});
