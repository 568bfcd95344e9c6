import { bonusesPerBulk } from '../src/core/plan/drafts.ts';
import { type ActionResult, endOf } from '../sandbox/runner/run-action.ts';
import { promisedInARow, requestsInARow, timeline, untilRecorded } from './critical-path.ts';
import { csvFor, latencyMs, setLatency, withLab } from './lab-scenes.ts';
import { runMeasured } from './measured-run.ts';
import type { Bench, Table } from './section.ts';
import { kilobytes, milliseconds, times } from './statistics.ts';

const bonuses = 10_000;
const bulks = bonuses / bonusesPerBulk;

function countOf(result: ActionResult, endpoint: string): number {
  return timeline(result).filter((request) => request.endpoint === endpoint).length;
}

/** 10,000 bonuses in one run. */
export function measureLargeRun(bench: Bench): Promise<Table> {
  const prolific = { manner: { listHasBonuses: true } };
  return withLab({ participants: bonuses, prolific }, async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    setLatency(lab, latencyMs);
    const { result, wallMs, cpuMs, peakBytes } = await runMeasured(lab, { limitMs: 240_000 });
    const what = `${bonuses.toLocaleString('en')} bonuses`;
    bench.expectEnd(what, endOf(result), 'paid, exit 0');

    const count = (endpoint: string, promised: number): string =>
      bench.expectCount(`${what}: ${endpoint}`, countOf(result, endpoint), promised);
    const inARow = requestsInARow(untilRecorded(timeline(result)));
    const uploaded = result.requests.github.reduce((sum, { body }) => sum + body.length, 0);
    return {
      title: `One run of ${what}, ${bulks} bulk payments, with ${latencyMs} ms of latency before each answer`,
      rows: [
        ['what', 'figure'],
        ['requests in all', timeline(result).length],
        ['set-ups', count('set-up', bulks)],
        ['pay requests', count('pay', bulks)],
        [
          'appends to the ledger: claims, outcomes, one for all that settled',
          count('commit', 2 * bulks + 1),
        ],
        [
          'requests in a row until the last outcome is recorded',
          bench.expectCount(`${what}: in a row`, inARow, promisedInARow(bonuses)),
        ],
        ['wall, whole process', milliseconds(wallMs)],
        ['CPU, whole process', milliseconds(cpuMs)],
        ['CPU for each bonus', milliseconds(cpuMs / bonuses)],
        ['peak memory', kilobytes(peakBytes)],
        ['uploaded to GitHub', kilobytes(uploaded)],
      ],
      notes: [
        'Every append uploads the whole file of the study, so what is uploaded grows with the square of the bulk payments of one study.',
      ],
    };
  });
}

const fewer = 5_000;
const more = 20_000;

/** The least of as many rounds: other work on the machine only adds. */
const rounds = 2;

function cpuForOneMs(count: number, bench: Bench): Promise<number> {
  const prolific = { manner: { listHasBonuses: true } };
  return withLab({ participants: count, prolific }, async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    const { result, cpuMs } = await runMeasured(lab, { limitMs: 400_000 });
    bench.expectEnd(`${count} bonuses`, endOf(result), 'paid, exit 0');
    return cpuMs / count;
  });
}

/** Whether a bonus of a long study takes more than one of a short study. */
export async function measureGrowth(bench: Bench): Promise<Table> {
  const least = { fewer: Infinity, more: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    least.fewer = Math.min(least.fewer, await cpuForOneMs(fewer, bench));
    least.more = Math.min(least.more, await cpuForOneMs(more, bench));
  }
  return {
    title: `CPU for each bonus of one run, without latency: least of ${rounds} rounds`,
    rows: [
      ['bonuses', 'CPU for each', '× that of the first'],
      [fewer.toLocaleString('en'), milliseconds(least.fewer), times(1, 1)],
      [more.toLocaleString('en'), milliseconds(least.more), times(least.more, least.fewer)],
    ],
  };
}
