import { mostLostRaces } from '../src/adapters/branch-ledger/append.ts';
import { Gate } from '../sandbox/server/gate.ts';
import type { Lab } from '../sandbox/lab/lab.ts';
import type { RecordedRequest } from '../sandbox/server/recorded-request.ts';
import { type ActionResult, endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, latencyMs, setLatency, withLab } from './lab-scenes.ts';
import { comparePauses } from './pauses.ts';
import type { Bench, Section } from './section.ts';
import { median, milliseconds, times } from './statistics.ts';

const runs = 16;

/** Claim, outcome, settled: what each run appends. */
const appendsOfARun = 3;

/** One append of one run: every try at it, the last of which landed. */
interface Append {
  readonly tries: readonly RecordedRequest[];
  /** From the first try to the answer that it had landed. */
  readonly waitMs: number;
}

/**
 * The appends that all these commits were tries at. A run tries one append with one headline and
 * one file.
 */
function appendsIn(commits: readonly RecordedRequest[]): Append[] {
  const byAppend = Map.groupBy(commits, ({ body }) => {
    const { input } = (JSON.parse(body) as { variables: { input: CommitInput } }).variables;
    return `${input.fileChanges.additions[0]?.path}: ${input.message.headline}`;
  });
  return [...byAppend.values()].map((tries) => {
    const ends = tries.map(({ endedAtMs }) => endedAtMs ?? NaN);
    return { tries, waitMs: Math.max(...ends) - Math.min(...tries.map(({ atMs }) => atMs)) };
  });
}

interface CommitInput {
  readonly message: { readonly headline: string };
  readonly fileChanges: { readonly additions: readonly { readonly path: string }[] };
}

/** Sixteen studies of one person each, and a file for each. */
async function addStudies(lab: Lab): Promise<{ id: string; csv: string }[]> {
  const files: Record<string, string> = {};
  const studies = Array.from({ length: runs }, (_, at) => {
    const { id, participants } = lab.prolific.addStudy({ participants: 1 });
    const csv = `bonuses/study${at}.csv`;
    files[csv] = csvFor(participants);
    return { id, csv };
  });
  await lab.push(files);
  return studies;
}

/**
 * Lets all runs come to their claim, each on the same commit, and then go on together: the worst
 * that can happen.
 */
async function runTogether(lab: Lab): Promise<ActionResult[]> {
  await lab.startLedger();
  const studies = await addStudies(lab);
  setLatency(lab, latencyMs);
  const gate = new Gate();
  for (let nth = 1; nth <= runs; nth += 1)
    lab.github.server.script('commit', nth, { kind: 'hold', gate });
  const all = studies.map(({ id, csv }) =>
    lab.start({ inputs: { 'study-id': id, csv }, limitMs: 120_000 }),
  );
  await gate.waitFor(runs);
  gate.open();
  return Promise.all(all.map(({ done }) => done));
}

/** Sixteen runs on sixteen studies, whose ledgers are on one branch. */
export const manyRuns: Section = {
  name: 'many',
  measure: (bench: Bench) =>
    withLab({}, async (lab) => {
      const results = await runTogether(lab);
      for (const [at, result] of results.entries())
        bench.expectEnd(`run ${at + 1} of ${runs}`, endOf(result), 'paid, exit 0');
      const commits = lab.github.server.requests.filter(({ endpoint }) => endpoint === 'commit');
      const appends = appendsIn(commits);
      bench.expectCount(`${runs} runs: appends`, appends.length, runs * appendsOfARun);
      bench.expectCount(`${runs} runs: pay requests`, lab.prolific.countOf('pay'), runs);
      const mostTries = Math.max(...appends.map(({ tries }) => tries.length));
      const waits = appends.map(({ waitMs }) => waitMs);
      return [
        {
          title: `${runs} runs on ${runs} studies, one ledger branch, all at their claim at once, with ${latencyMs} ms of latency`,
          rows: [
            ['what', 'figure'],
            ['appends that succeeded', appends.length],
            ['appends tried', commits.length],
            ['tried for each that succeeded', times(commits.length, appends.length)],
            [`most tries of one append (it gives up after ${mostLostRaces} lost races)`, mostTries],
            ['wait for an append, median', milliseconds(median(waits))],
            ['wait for an append, longest', milliseconds(Math.max(...waits))],
          ],
        },
        comparePauses(),
      ];
    }),
};
