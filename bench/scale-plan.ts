import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, withLab } from './lab-scenes.ts';
import { type MeasuredRun, runMeasured } from './measured-run.ts';
import { inventId } from '../sandbox/prolific/people.ts';
import type { Lab } from '../sandbox/lab/lab.ts';
import type { Bench, Table } from './section.ts';
import { kilobytes, median, milliseconds, times } from './statistics.ts';

const sizes = [1_000, 10_000, 100_000];

/** Small plans are mostly the start of the process, so each is made several times. */
const runsOfEach = 5;

interface Plan extends Omit<MeasuredRun, 'result'> {
  readonly lines: number;
}

async function planOnce(lab: Lab, lines: number, bench: Bench): Promise<Plan> {
  // Without a token Prolific is not asked, and all the work is the action's own.
  const inputs = { csv: `bonuses/${lines}.csv`, mode: 'plan', 'prolific-token': '' };
  const { result, ...took } = await runMeasured(lab, { inputs });
  bench.expectEnd(`plan of ${lines}`, endOf(result), 'planned, exit 0');
  // The study's ledger, and those of other studies, which may have paid the same people.
  bench.expectCount(`plan of ${lines}`, result.requests.github.length, 2);
  return { lines, ...took };
}

async function planInTurn(lab: Lab, bench: Bench): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (let run = 0; run < runsOfEach; run += 1) {
    for (const lines of [1, ...sizes]) plans.push(await planOnce(lab, lines, bench));
  }
  return [1, ...sizes].map((lines) => {
    const same = plans.filter((plan) => plan.lines === lines);
    const of = (value: (plan: Plan) => number): number => median(same.map(value));
    return {
      lines,
      wallMs: of(({ wallMs }) => wallMs),
      cpuMs: of(({ cpuMs }) => cpuMs),
      peakBytes: of(({ peakBytes }) => peakBytes),
    };
  });
}

/** Plans of 1,000, 10,000 and 100,000 lines: what each line takes on top of a plan of one. */
export function measurePlans(bench: Bench): Promise<Table> {
  return withLab({}, async (lab) => {
    const ids = Array.from({ length: Math.max(...sizes) }, (_, at) => inventId('planned', at));
    await lab.push(
      Object.fromEntries(
        [1, ...sizes].map((lines) => [`bonuses/${lines}.csv`, csvFor(ids.slice(0, lines))]),
      ),
    );
    const [one, ...plans] = await planInTurn(lab, bench);
    if (one === undefined) throw new Error('There is no plan of one line');
    const perLine = (plan: Plan, value: (of: Plan) => number): number =>
      (value(plan) - value(one)) / plan.lines;
    return {
      title: `Plans, median of ${runsOfEach}, and what each line takes on top of a plan of one`,
      rows: [
        [
          'lines',
          'wall',
          'CPU',
          'peak memory',
          'wall for a line',
          'CPU for a line',
          'memory for a line',
        ],
        ...[one, ...plans].map((plan) => [
          plan.lines.toLocaleString('en'),
          milliseconds(plan.wallMs),
          milliseconds(plan.cpuMs),
          kilobytes(plan.peakBytes),
          ...(plan === one
            ? ['', '', '']
            : [
                milliseconds(perLine(plan, ({ wallMs }) => wallMs)),
                milliseconds(perLine(plan, ({ cpuMs }) => cpuMs)),
                `${times(
                  perLine(plan, ({ peakBytes }) => peakBytes),
                  1000,
                )} kB`,
              ]),
        ]),
      ],
    };
  });
}
