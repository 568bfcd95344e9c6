import { inventId } from '../sandbox/prolific/people.ts';
import { repository } from '../sandbox/lab/lab.ts';
import { ledgerBranch, ledgerPath } from '../sandbox/lab/ledger.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { csvFor, withLab } from './lab-scenes.ts';
import { runMeasured } from './measured-run.ts';
import { paidLedger } from './paid-ledger.ts';
import type { Bench, Table } from './section.ts';
import { kilobytes, milliseconds } from './statistics.ts';

const sizes = [500, 5_000, 50_000];

async function skipAll(paid: number, bench: Bench): Promise<(string | number)[]> {
  return withLab({}, async (lab) => {
    const people = Array.from({ length: paid }, (_, at) => inventId('paid', at));
    const path = 'bonuses/all.csv';
    const ledger = paidLedger(lab.study.id, people, path);
    await lab.github.commitFile(repository, ledgerBranch, ledgerPath(lab.study.id), ledger);
    await lab.push({ [path]: csvFor(people) });
    const { result, ...took } = await runMeasured(lab, { inputs: { csv: path } });
    const what = `ledger of ${paid} paid bonuses`;
    bench.expectEnd(what, endOf(result), 'already-paid, exit 0');
    bench.expectEnd(`${what}: skipped`, result.outputs['skipped-count'] ?? '', `${paid}`);
    const asked = result.requests.github.length + result.requests.prolific.length;
    // GraphQL gives no more than 512,000 bytes of a file, so a larger one is asked for as a blob.
    const promised = Buffer.byteLength(ledger) > 512_000 ? 2 : 1;
    return [
      paid.toLocaleString('en'),
      kilobytes(Buffer.byteLength(ledger)),
      bench.expectCount(what, asked, promised),
      milliseconds(took.wallMs),
      milliseconds(took.cpuMs),
      kilobytes(took.peakBytes),
    ];
  });
}

/** Runs that read a long ledger, plan as many bonuses, and skip every one of them. */
export async function measureLongLedgers(bench: Bench): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const paid of sizes) rows.push(await skipAll(paid, bench));
  return {
    title: 'Ledgers of paid bonuses: read, plan and skip all of them',
    rows: [['paid bonuses', 'ledger', 'requests', 'wall', 'CPU', 'peak memory'], ...rows],
  };
}
