import type { Handshakes } from '../sandbox/tls/handshakes.ts';
import { type Fronts, startFronts } from '../sandbox/tls/fronts.ts';
import type { Lab } from '../sandbox/lab/lab.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { promisedInARow, timeline, untilRecorded } from './critical-path.ts';
import { type EarlierBuild, withEarlierBuild } from './earlier-build.ts';
import { csvFor, withLab } from './lab-scenes.ts';
import type { Bench, Section, Table } from './section.ts';
import { milliseconds, times } from './statistics.ts';

const roundTripMs = 100;

/**
 * Other work on the machine only adds to a wall time, so the shortest of several rounds says most.
 */
const rounds = 3;

interface Scene {
  readonly name: string;
  readonly participants: number;
  /**
   * Requests that wait for one another until the last outcome is recorded, as the table of requests
   * has them checked.
   */
  readonly inARow: number;
  /** In the whole run. */
  readonly requests: number;
  readonly handshakes: Handshakes;
  /**
   * Whether somebody got money by hand, so that everybody is asked about one by one, and a question
   * is answered.
   */
  readonly isAsked: boolean;
}

const scenes: readonly Scene[] = [
  {
    name: 'first payment of 200',
    participants: 200,
    inARow: promisedInARow(200),
    requests: 13,
    handshakes: { full: 4, resumed: 2 },
    isAsked: false,
  },
  {
    name: 'first payment of 2,000',
    participants: 2_000,
    inARow: promisedInARow(2_000),
    requests: 51,
    handshakes: { full: 4, resumed: 11 },
    isAsked: false,
  },
  {
    name: 'first payment of 200, one of them bonused by hand: 200 people read, 4 at a time',
    participants: 200,
    // What the ledger does not explain is asked of it once more.
    inARow: promisedInARow(200) + 1 + 200 / 4,
    // All are asked about again, once, whether their money has arrived.
    requests: 413,
    handshakes: { full: 4, resumed: 3 },
    isAsked: true,
  },
];

interface Measured {
  readonly wallMs: number;
  readonly requests: number;
  readonly handshakes: Handshakes;
}

function measureOnce(scene: Scene, bench: Bench, main?: string): Promise<Measured> {
  const { participants, isAsked } = scene;
  const prolific = { manner: { listHasBonuses: !isAsked } };
  return withLab({ participants, prolific }, async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    if (isAsked) lab.prolific.money.payByHand(lab.person(1), 75);
    const build = main === undefined ? {} : { main };
    // Somebody has looked at what is asked about the money that was paid by hand.
    const planned = isAsked ? await lab.run({ ...build, inputs: { mode: 'plan' } }) : null;
    const fronts = await startFronts(lab, { roundTripMs });
    try {
      return await payOver(lab, fronts, scene, bench, planned?.outputs['plan'] ?? '', build);
    } finally {
      await fronts.close();
    }
  });
}

async function payOver(
  lab: Lab,
  fronts: Fronts,
  { name }: Scene,
  bench: Bench,
  answer: string,
  build: { readonly main?: string },
): Promise<Measured> {
  const { inputs, env } = fronts.by('localhost');
  const result = await lab.run({
    ...build,
    inputs: { ...inputs, answer },
    env: { ...env, NODE_EXTRA_CA_CERTS: fronts.trusted },
    limitMs: 240_000,
  });
  bench.expectEnd(`TLS: ${name}`, endOf(result), 'paid, exit 0');
  const recordedMs = untilRecorded(timeline(result)).at(-1)?.endedAtMs ?? NaN;
  return {
    // Its answer still has to come back.
    wallMs: recordedMs + roundTripMs / 2 - fronts.firstOpenedAtMs(),
    requests: fronts.passed(),
    handshakes: fronts.handshakes(),
  };
}

async function shortest(
  scene: Scene,
  bench: Bench,
  builds: readonly (string | undefined)[],
): Promise<Measured[]> {
  const best: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, main] of builds.entries()) {
      const one = await measureOnce(scene, bench, main);
      if (one.wallMs < (best[at]?.wallMs ?? Infinity)) best[at] = one;
    }
  }
  return best;
}

function rowOf(name: string, inARow: number, counts: readonly string[], wallMs: number): string[] {
  return [name, `${inARow}`, ...counts, milliseconds(wallMs), times(wallMs, inARow * roundTripMs)];
}

function countsOf({ requests, handshakes }: Measured): string[] {
  return [requests, handshakes.full, handshakes.resumed].map(String);
}

async function measureScene(
  scene: Scene,
  bench: Bench,
  earlier: EarlierBuild | null,
): Promise<string[][]> {
  const { name, inARow } = scene;
  const builds = [undefined, ...(earlier === null ? [] : [earlier.main])];
  const [now, before] = await shortest(scene, bench, builds);
  if (now === undefined) throw new Error('Nothing was measured');
  const counts = [
    bench.expectCount(`TLS: ${name}`, now.requests, scene.requests),
    bench.expectCount(`TLS: ${name}: full`, now.handshakes.full, scene.handshakes.full),
    bench.expectCount(`TLS: ${name}: resumed`, now.handshakes.resumed, scene.handshakes.resumed),
  ];
  const rows = [rowOf(name, inARow, counts, now.wallMs)];
  if (before !== undefined)
    rows.push(rowOf('the same, as built before', inARow, countsOf(before), before.wallMs));
  return rows;
}

/**
 * What users pay: each connection, each turn of a TLS handshake and each request takes a round
 * trip.
 */
export const tls: Section = {
  name: 'tls',
  measure: async (bench): Promise<Table[]> => {
    const rows = await withEarlierBuild(bench.against, async (earlier) => {
      const all: string[][] = [];
      for (const scene of scenes) all.push(...(await measureScene(scene, bench, earlier)));
      return all;
    });
    const head = ['path', 'in a row', 'requests', 'full handshakes', 'resumed', 'wall'];
    return [
      {
        title: `Over TLS, with a round trip of ${roundTripMs} ms to both services: shortest of ${rounds} rounds`,
        rows: [[...head, '× (in a row × round trip)'], ...rows],
        notes: [
          'A connection takes one round trip, a TLS handshake one more, a request another. Wall is from the first connection until the last outcome is recorded; requests and handshakes are of the whole run.',
          ...(bench.against === null ? [] : [`Before: as built at ${bench.against}.`]),
        ],
      },
    ];
  },
};
