import { times } from '../simulation/process.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** A slow request takes no longer. */
export const requestAtMostMs = 25 * times.second;

/** What time does between two runs, once each. */
const pauses = [
  ['two minutes pass', 2 * times.minute],
  ['an hour passes', 62 * times.minute],
] as const;

/** Time passes until somebody wakes, unless that makes a call too slow; and between two runs. */
export function passingOn(stage: Stage): Step[] {
  const { waiting, deeds, passed } = stage;
  const { open, alarms } = waiting;
  const { nowMs } = stage.world.timeline;
  const isTooLong = (atMs: number): boolean =>
    open.some(({ sinceMs, withinMs }) => startOf(atMs) - startOf(sinceMs) > withinMs);
  const asked = open.filter(({ withinMs }) => withinMs === requestAtMostMs);
  if (alarms.length === 0 && asked.length === 0 && deeds.length > 0)
    return pauses
      .filter(([what, ms]) => !passed.has(what) && !isTooLong(nowMs + ms))
      .map(([what, ms]) => passes(stage, what, nowMs + ms, 0));
  if (alarms.length === 0) return [];
  const atMs = Math.min(...alarms.map((alarm) => alarm.atMs));
  if (isTooLong(atMs)) return [];
  // Requests take no time, unless one is slow.
  return [passes(stage, 'time passes until somebody wakes', atMs, Math.min(asked.length, 1))];
}

function passes(stage: Stage, what: string, atMs: number, cost: number): Step {
  const { timeline } = stage.world;
  const isPause = pauses.some(([pause]) => pause === what);
  const go = (): void => {
    if (isPause) stage.passed.add(what);
    timeline.nowMs = Math.max(timeline.nowMs, atMs, ...comingWith(stage, atMs));
    stage.waiting.wake(timeline.nowMs);
  };
  const step = { what, cost, touches: 'everything', process: null, who: '9 time' } as const;
  return { ...step, sinceStep: stage.steps, go };
}

/**
 * Who wakes within the same second, and what money shows, comes at once: steps take milliseconds
 * that only order them.
 */
function comingWith({ waiting, world: { money } }: Stage, atMs: number): number[] {
  const coming = [
    ...waiting.alarms.map((alarm) => alarm.atMs),
    ...money.payments.flatMap(({ visibleAtMs, costAtMs }) => [visibleAtMs, costAtMs]),
  ];
  return coming.filter((oneMs) => startOf(oneMs) === startOf(atMs));
}

/** The second in which it is. */
function startOf(atMs: number): number {
  return Math.floor(atMs / times.second) * times.second;
}
