import type { Lab, LabRun } from '../sandbox/lab/lab.ts';
import { inventId } from '../sandbox/prolific/people.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, withLab } from './lab-scenes.ts';
import { runWatched } from './measured-run.ts';
import type { Bench, Table } from './section.ts';
import { kilobytes } from './statistics.ts';

const bonuses = 10_000;
const lines = 100_000;

async function rowFor(
  lab: Lab,
  bench: Bench,
  name: string,
  given: LabRun,
  end: string,
): Promise<string[]> {
  const { result, allocatedBytes, liveBytes, peakBytes } = await runWatched(lab, given);
  bench.expectEnd(`memory: ${name}`, endOf(result), end);
  return [name, ...[allocatedBytes, liveBytes, peakBytes].map(kilobytes)];
}

/** What the two largest runs allocate, keep, and hold of the machine. */
export async function measureMemory(bench: Bench): Promise<Table> {
  const prolific = { manner: { listHasBonuses: true } };
  const paid = await withLab({ participants: bonuses, prolific }, async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvFor(lab.study.participants) });
    const given = { limitMs: 240_000 };
    return rowFor(lab, bench, `${bonuses.toLocaleString('en')} paid`, given, 'paid, exit 0');
  });
  const planned = await withLab({}, async (lab) => {
    const ids = Array.from({ length: lines }, (_, at) => inventId('planned', at));
    await lab.push({ 'bonuses/week1.csv': csvFor(ids) });
    const given = { inputs: { mode: 'plan', 'prolific-token': '' } };
    const name = `a plan of ${lines.toLocaleString('en')} lines`;
    return rowFor(lab, bench, name, given, 'planned, exit 0');
  });
  return {
    title: "Memory: V8's heap, and the process",
    rows: [['run', 'allocated in all', 'alive, at most', 'peak of the process'], paid, planned],
    notes: [
      'Alive is what a collection of everything leaves. The peak is mostly garbage that V8 sees no reason to collect yet: nobody is short of it.',
    ],
  };
}
