import { bonusesPerBulk } from '../src/core/plan/drafts.ts';
import type { Lab } from '../sandbox/lab/lab.ts';
import {
  promisedInARow,
  requestsInARow,
  timeline,
  untilRecorded,
  wireMs,
} from './critical-path.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, latencyMs, setLatency, withLab } from './lab-scenes.ts';
import type { Bench, Section } from './section.ts';
import { milliseconds, times } from './statistics.ts';

async function post(lab: Lab, path: string, body: object): Promise<unknown> {
  const response = await fetch(new URL(path, lab.prolific.url), {
    method: 'POST',
    headers: { authorization: `Token ${lab.prolific.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** What people's scripts do: set up, pay, and nothing that would notice a second run. */
async function payInTwoCalls(lab: Lab): Promise<void> {
  const all = lab.study.participants;
  for (let from = 0; from < all.length; from += bonusesPerBulk) {
    const lines = all.slice(from, from + bonusesPerBulk).map((id) => `${id},1.50`);
    const setUp = { study_id: lab.study.id, csv_bonuses: lines.join('\n') };
    const made = await post(lab, '/api/v1/submissions/bonus-payments/', setUp);
    const { id } = made as { id: string };
    await post(lab, `/api/v1/bulk-bonus-payments/${id}/pay/`, {});
  }
}

interface Took {
  readonly inARow: number;
  readonly wallMs: number;
}

function measureTwoCalls(participants: number): Promise<Took> {
  return withLab({ participants }, async (lab) => {
    setLatency(lab, latencyMs);
    await payInTwoCalls(lab);
    const { requests } = lab.prolific;
    return { inARow: requestsInARow(requests), wallMs: wireMs(requests) };
  });
}

function measureAction(participants: number, bench: Bench): Promise<{ paid: Took; all: Took }> {
  const prolific = { manner: { listHasBonuses: true } };
  return withLab({ participants, prolific }, async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    setLatency(lab, latencyMs);
    const result = await lab.run();
    bench.expectEnd(`${participants} bonuses`, endOf(result), 'paid, exit 0');
    const all = timeline(result);
    const paid = untilRecorded(all);
    return {
      paid: { inARow: requestsInARow(paid), wallMs: wireMs(paid) },
      all: { inARow: requestsInARow(all), wallMs: wireMs(all) },
    };
  });
}

async function compare(participants: number, bench: Bench): Promise<(string | number)[]> {
  const bulks = Math.ceil(participants / bonusesPerBulk);
  const { paid, all } = await measureAction(participants, bench);
  const bare = await measureTwoCalls(participants);
  bench.expectCount(`two calls for ${participants}`, bare.inARow, 2 * bulks);
  return [
    participants.toLocaleString('en'),
    bare.inARow,
    milliseconds(bare.wallMs),
    bench.expectCount(`${participants} bonuses`, paid.inARow, promisedInARow(participants)),
    milliseconds(paid.wallMs),
    times(paid.wallMs, bare.wallMs),
    milliseconds((paid.wallMs - bare.wallMs) / participants),
    milliseconds(all.wallMs),
  ];
}

/** What safety costs. */
export const twoCalls: Section = {
  name: 'two-calls',
  measure: async (bench) => {
    const rows: (string | number)[][] = [];
    for (const participants of [1, bonusesPerBulk, 2_000])
      rows.push(await compare(participants, bench));
    return [
      {
        title: `Against the two calls (set-up, pay) alone, with ${latencyMs} ms of latency before each answer`,
        rows: [
          [
            'bonuses',
            'two calls: in a row',
            'wall',
            'action: in a row',
            'wall until recorded',
            '× two calls',
            'more for each bonus',
            'wall until settled',
          ],
          ...rows,
        ],
        notes: [
          `Both pay ${bonusesPerBulk} at a time; starting the process is not counted in either.`,
          'The two calls know neither who was paid before nor what became of a payment; run twice, they pay twice.',
        ],
      },
    ];
  },
};
