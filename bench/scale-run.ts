import { bonusesPerBulk } from '../src/core/plan/drafts.ts';
import { type ActionResult, endOf } from '../sandbox/runner/run-action.ts';
import { promisedInARow, requestsInARow, timeline, untilRecorded } from './critical-path.ts';
import { csvFor, latencyMs, setLatency, withLab } from './lab-scenes.ts';
import { runMeasured } from './measured-run.ts';
import type { Bench, Table } from './section.ts';
import { kilobytes, milliseconds } from './statistics.ts';

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
