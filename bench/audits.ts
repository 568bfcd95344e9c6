import { GrowingLedger } from '../src/core/ledger/growing-ledger.ts';
import { parseStudyId } from '../src/core/ids.ts';
import { renderLedgerPage } from '../src/core/report/ledger-page.ts';
import type { Lab } from '../sandbox/lab/lab.ts';
import { repository } from '../sandbox/lab/lab.ts';
import { ledgerBranch, ledgerPath } from '../sandbox/lab/ledger.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { withLab } from './lab-scenes.ts';
import { runMeasured } from './measured-run.ts';
import { centsOfEach, paidAt, paidLedgers } from './paid-ledger.ts';
import type { Bench, Section, Table } from './section.ts';
import { kilobytes, milliseconds } from './statistics.ts';

const people = 10_000;
const commits = 1_000;

/**
 * What Prolific's list of submissions says, and how the run has to end; one after the other, of one
 * study.
 */
const scenes = [
  { what: 'the list has amounts', listHasBonuses: true, extraCents: 0, end: 'audited, exit 0' },
  { what: 'the sums agree', listHasBonuses: false, extraCents: 0, end: 'audited, exit 0' },
  {
    what: 'the sums differ: each person is asked about',
    listHasBonuses: false,
    extraCents: 1,
    end: 'blocked, exit 1',
  },
];

/**
 * Builds the branch commit by commit, as the action's bot would have, and lets Prolific show the
 * money.
 */
async function payEverybody(lab: Lab): Promise<void> {
  const { github, study } = lab;
  const of = parseStudyId(study.id);
  if (of === null) throw new Error(`${study.id} is no study`);
  const write = (path: string, text: string): Promise<string> =>
    github.commitFile(repository, ledgerBranch, path, text, {
      date: new Date(paidAt),
      webLogin: 'github-actions[bot]',
    });
  await write('README.md', '# Ledger\n');
  const path = ledgerPath(study.id);
  let text = '';
  for (const next of paidLedgers(
    study.id,
    study.participants,
    people / commits,
    'bonuses/all.csv',
  )) {
    text += next;
    await write(path, text);
  }
  const { ledger } = GrowingLedger.empty.grow(text, path);
  const runsUrl = `${github.url}/${repository}/actions/runs`;
  await write(path.replace(/jsonl$/, 'md'), renderLedgerPage(of, ledger, runsUrl));
  for (const person of study.participants) lab.prolific.money.payByHand(person, centsOfEach);
}

async function measureScene(
  lab: Lab,
  { what, listHasBonuses, extraCents, end }: (typeof scenes)[number],
  bench: Bench,
): Promise<(string | number)[]> {
  const [first = ''] = lab.study.participants;
  if (extraCents > 0) lab.prolific.money.payByHand(first, extraCents);
  lab.prolific.manner.listHasBonuses = listHasBonuses;
  const inputs = { mode: 'audit', csv: '' };
  const { result, ...took } = await runMeasured(lab, { inputs, limitMs: 900_000 });
  bench.expectEnd(`audit, ${what}`, endOf(result), end);
  return [
    what,
    result.requests.github.length,
    result.requests.prolific.length,
    milliseconds(took.wallMs),
    milliseconds(took.cpuMs),
    kilobytes(took.peakBytes),
  ];
}

async function measureAudits(bench: Bench): Promise<Table> {
  const rows = await withLab({ participants: people }, async (lab) => {
    await lab.checkOut();
    await payEverybody(lab);
    const measured: (string | number)[][] = [];
    for (const scene of scenes) measured.push(await measureScene(lab, scene, bench));
    return measured;
  });
  return {
    title: `An audit of ${people.toLocaleString('en')} bonuses in ${commits.toLocaleString('en')} commits`,
    rows: [
      ['Prolific', 'requests to GitHub', 'to Prolific', 'wall', 'CPU', 'peak memory'],
      ...rows,
    ],
    notes: ['The wall time has the time that the sandbox takes to read its git repository.'],
  };
}

/** Audits of one study with a long history. */
export const audits: Section = {
  name: 'audit',
  measure: async (bench) => [await measureAudits(bench)],
};
