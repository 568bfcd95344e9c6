import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { readPage } from '../docs/pages.ts';
import { codesOf, csvOf, story } from './story.ts';
import { inBranch } from './tampering-branch.ts';
import { inLines } from './tampering-lines.ts';

const tamperings = [...inLines, ...inBranch];

const path = 'bonuses/week1.csv';
const titles = {
  'The ledger is protected': 'protection',
  'Nothing in the ledger was changed or taken away': 'history',
  'The lines of the ledger hold together': 'lines',
  'Prolific shows what the ledger holds': 'money',
  'The ledger continues the one of the last audit': 'head',
} as const;

/** What docs/audit.md says of each way: what an audit says, and what a run that pays does. */
const told = new Map(
  [...readPage('docs/audit.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, way = '', audit = '', pay = '']) => [way, { audit, pay }],
  ),
);

function auditSays({ summary }: ActionResult): string {
  const failed = [...summary.matchAll(/^- ⛔ \*\*(.*?)\*\*/gm)].map(
    ([, title = '']) => titles[title as keyof typeof titles],
  );
  return failed.length === 0 ? 'nothing' : failed.join(', ');
}

function paySays(result: ActionResult): string {
  const codes = codesOf(result);
  const warned = result.annotations.some(({ message }) => message.includes('gh api'))
    ? ', warns'
    : '';
  return `${[result.outputs['status'], ...codes].join(', ')}${warned}`;
}

describe('a ledger with which somebody has tampered', () => {
  it.each(tamperings)(
    'is told as the page about audits says: $way',
    ({ way, tamper, isAwaited = false }) =>
      story({ prolific: { manner: { listHasBonuses: true } } }, async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
        await lab.run();
        if (isAwaited) lab.prolific.money.arrival = 'manual';
        await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['1.25', '2.50']) });
        await lab.run();
        const { 'ledger-head': head = '' } = (await lab.run({ inputs: { mode: 'audit' } })).outputs;
        const lines = (await lab.ledgerText()).trimEnd().split('\n');
        const commits = await lab.github.commits(repository, ledgerBranch);
        await tamper(lab, { lines, commits: commits.map(({ oid }) => oid) });

        const audited = await lab.run({ inputs: { mode: 'audit', 'expected-head': head } });
        const paid = await lab.run();

        expect({ audit: auditSays(audited), pay: paySays(paid) }).toEqual(told.get(way));
      })(),
  );

  it('has a row in that page for every way, and none besides', () => {
    const ways = tamperings.map(({ way }) => way);
    expect([...told.keys()].filter((way) => !/^-|^What was done/.test(way))).toEqual(ways);
  });
});
