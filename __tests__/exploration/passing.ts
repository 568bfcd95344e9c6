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
  const isTooLong = (ms: number): boolean =>
    open.some(({ sinceMs, withinMs }) => nowMs + ms - sinceMs > withinMs);
  const asked = open.filter(({ withinMs }) => withinMs === requestAtMostMs);
  if (alarms.length === 0 && asked.length === 0 && deeds.length > 0)
    return pauses
      .filter(([what, ms]) => !passed.has(what) && !isTooLong(ms))
      .map(([what, ms]) => passes(stage, what, nowMs + ms, 0));
  if (alarms.length === 0) return [];
  const atMs = Math.min(...alarms.map((alarm) => alarm.atMs));
  if (isTooLong(atMs - nowMs)) return [];
  // Requests take no time, unless one is slow.
  return [passes(stage, 'time passes until somebody wakes', atMs, Math.min(asked.length, 1))];
}

function passes(stage: Stage, what: string, atMs: number, cost: number): Step {
  const { timeline } = stage.world;
  const isPause = pauses.some(([pause]) => pause === what);
  const go = (): void => {
    if (isPause) stage.passed.add(what);
    timeline.nowMs = Math.max(atMs, timeline.nowMs);
    stage.waiting.wake(timeline.nowMs);
  };
  const step = { what, cost, touches: 'everything', process: null, who: '9 time' } as const;
  return { ...step, sinceStep: stage.steps, go };
}
