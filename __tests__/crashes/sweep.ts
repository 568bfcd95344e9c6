import type { CrashPoint } from './crash.ts';
import { type CrashReport, untold } from './crash-report.ts';
import { requestsOfFaultless, tellCrash } from './crash-story.ts';
import type { SceneOptions } from './scene.ts';

/** Every point at which a run with these requests can die. */
function crashPointsOf(requests: readonly string[]): CrashPoint[] {
  return requests.flatMap((_, at): CrashPoint[] => [
    { nth: at + 1, when: 'before' },
    { nth: at + 1, when: 'after' },
  ]);
}

/** Lets a first payment die at each of those points that are chosen, two labs at a time. */
export async function sweep(
  options: SceneOptions,
  isChosen: (point: CrashPoint, requests: readonly string[]) => boolean = () => true,
  heard: (report: CrashReport) => void = () => undefined,
): Promise<CrashReport[]> {
  const requests = await requestsOfFaultless(options);
  const points = crashPointsOf(requests).filter((point) => isChosen(point, requests));
  const reports: CrashReport[] = [];
  const workOff = async (): Promise<void> => {
    for (let point = points.shift(); point !== undefined; point = points.shift()) {
      const report = await tellOrSay(options, point);
      reports.push(report);
      heard(report);
    }
  };
  await Promise.all([workOff(), workOff()]);
  return reports.sort((a, b) => a.point.nth - b.point.nth);
}

/**
 * A story that could not be told to its end, on a machine that was too slow for it, does not take
 * the others with it.
 */
async function tellOrSay(options: SceneOptions, point: CrashPoint): Promise<CrashReport> {
  try {
    return await tellCrash(options, point);
  } catch (failure) {
    return {
      ...untold(point),
      wrong: [failure instanceof Error ? failure.message : String(failure)],
    };
  }
}

/** What was wrong anywhere, with the point at which the run died. */
export function wrongIn(reports: readonly CrashReport[]): string[] {
  return reports.flatMap(({ point, diedAt, wrong }) =>
    wrong.map((what) => `died ${point.when} request ${point.nth} (${diedAt}): ${what}`),
  );
}
