import type { Lab } from '../sandbox/lab/lab.ts';
import type { LabOptions } from '../sandbox/lab/lab-options.ts';
import type { RecordedRequest } from '../sandbox/server/recorded-request.ts';
import {
  betweenRequestsMs,
  requestsInARow,
  timeline,
  untilRecorded,
  wireMs,
} from './critical-path.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, latencyMs, setLatency, withLab } from './lab-scenes.ts';
import type { Bench, Section } from './section.ts';
import { milliseconds, times } from './statistics.ts';

/** One row of the promise: what a path costs in requests that wait for one another. */
interface Path {
  readonly name: string;
  readonly promised: number;
  readonly participants: number;
  readonly end: string;
  /** Whether its plan has questions, which are answered. */
  readonly isAsked?: true;
  /** Brings the lab to the moment before the run that is measured. */
  readonly prepare: (lab: Lab) => Promise<void>;
  /** The requests that the promise is about. */
  readonly counted: (all: readonly RecordedRequest[]) => readonly RecordedRequest[];
}

const pays = {
  end: 'paid, exit 0',
  prepare: (lab: Lab) => lab.startLedger(),
  counted: (all: readonly RecordedRequest[]) => untilRecorded(all),
};

const paths: readonly Path[] = [
  {
    name: 'nothing due, everything settled',
    promised: 1,
    participants: 3,
    end: 'already-paid, exit 0',
    prepare: async (lab) => {
      await lab.startLedger();
      await lab.run();
    },
    counted: (all) => all,
  },
  { ...pays, name: 'first payment of 1', promised: 6, participants: 1 },
  { ...pays, name: 'first payment of 200', promised: 6, participants: 200 },
  { ...pays, name: 'first payment of 400', promised: 6 + 3, participants: 400 },
  { ...pays, name: 'first payment of 1,000', promised: 6 + 4 * 3, participants: 1000 },
  {
    ...pays,
    name: 'first payment of 3, no ledger branch',
    // The branch is made, and GitHub asked whether one was there a moment before.
    promised: 6 + 3 + 1,
    participants: 3,
    prepare: () => Promise.resolve(),
  },
  {
    ...pays,
    name: 'first payment of 20, one of them bonused by hand: 20 people read, 4 at a time',
    // What the ledger does not explain is asked of it once more.
    promised: 6 + 1 + 20 / 4,
    participants: 20,
    isAsked: true,
    prepare: async (lab) => {
      await lab.startLedger();
      lab.prolific.manner.listHasBonuses = false;
      lab.prolific.money.payByHand(lab.person(1), 75);
    },
  },
];

/** Prolific lists what people received, so that looking at what has arrived is one request. */
const options: LabOptions = { prolific: { manner: { listHasBonuses: true } } };

function measurePath(path: Path, bench: Bench): Promise<(string | number)[]> {
  return withLab({ ...options, participants: path.participants }, async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    await path.prepare(lab);
    // Somebody has looked at what is asked about the money that was paid by hand.
    const planned = path.isAsked === true ? await lab.run({ inputs: { mode: 'plan' } }) : null;
    const answer = planned?.outputs['plan'] ?? '';
    setLatency(lab, latencyMs);
    const result = await lab.run({ inputs: { answer } });
    bench.expectEnd(path.name, endOf(result), path.end);
    const counted = path.counted(timeline(result));
    const inARow = requestsInARow(counted);
    const wall = wireMs(counted);
    return [
      path.name,
      bench.expectCount(path.name, inARow, path.promised),
      counted.length,
      milliseconds(wall),
      times(wall, path.promised * latencyMs),
      milliseconds(betweenRequestsMs(counted)),
      milliseconds(result.endedAtMs - result.startedAtMs),
    ];
  });
}

/** Wall time against what the network alone would take. */
export const requests: Section = {
  name: 'requests',
  measure: async (bench) => {
    const rows: (string | number)[][] = [];
    for (const path of paths) rows.push(await measurePath(path, bench));
    return [
      {
        title: `Requests that wait for one another, with ${latencyMs} ms of latency before each answer`,
        rows: [
          [
            'path',
            'in a row',
            'requests',
            'wall',
            '× (in a row × latency)',
            'of which between requests',
            'whole process',
          ],
          ...rows,
        ],
        notes: [
          'Between requests the action works; the rest beyond the latency is what the loopback servers take for their answers.',
          'Of payments, up to the moment at which the last outcome is recorded; wall is from the first request to the last answer of these.',
          'The whole process also starts, looks once whether the money has arrived, and writes down that it has.',
        ],
      },
    ];
  },
};
