import { bulkPayment } from '../../__tests__/kit/ledger-states.ts';
import { recordOf, study } from '../../__tests__/kit/run-records.ts';
import { type AuditCheck, checkOf, impossible } from '../../src/core/audit/audit-check.ts';
import { checkHead, checkHistory, type Walked } from '../../src/core/audit/past-checks.ts';
import type { Finding } from '../../src/core/errors.ts';
import { renderLedgerPage } from '../../src/core/report/ledger-page.ts';
import { known, type Scene, summary, week, week1, week2 } from './runs.ts';

/** The record of what was paid: audits of it, and the page that people read on its branch. */

const walk: Walked = {
  expectedHead: '7e753b5a'.padEnd(40, '0'),
  faults: [],
  writer: 'github-actions[bot]',
  writes: 1_204,
  newest: null,
  end: 'expected',
  expectedAt: null,
};
const none = { kind: 'known', value: [] } as const;

const passed: AuditCheck[] = [
  checkOf('protection', [], 'Rules forbid deleting and rewriting the ledger.'),
  checkHistory(walk, none),
  checkOf('lines', [], '1,204 lines hold together.', study),
  checkOf(
    'money',
    [],
    'Prolific shows 1,341.00 GBP of bonuses, and the ledger holds 1,341.00 GBP for 450 people as arrived. The sums agree, so people were not compared one by one.',
    study,
  ),
  checkHead({ ...walk, expectedHead: null }),
];

const failed: AuditCheck[] = [
  checkOf(
    'protection',
    [
      'The ledger can be deleted and rewritten. Add a ruleset for its branch: docs/ledger.md has the command.',
    ],
    '',
  ),
  checkHistory(
    { ...walk, faults: ['1d84bdd, 3 Nov 2026, by ada: changes a line that was there.'] },
    {
      kind: 'known',
      value: [{ kind: 'force-pushed', at: new Date('2026-02-20T10:00:00Z'), by: 'ada' }],
    } as never,
  ),
  checkOf('lines', [], '1,204 lines hold together.', study),
  checkOf(
    'money',
    [
      '1 person has 4.25 GBP more than the ledger holds for them.',
      'line 4 of bonuses/week1.csv: 4.25 GBP more.',
    ],
    '',
    study,
  ),
  checkHead({ ...walk, end: 'first' }),
];

/** A token that may not see rules, and a history that is longer than an audit walks. */
const partly: AuditCheck[] = [
  impossible('protection', 'this token may not see the rules of the ledger branch.'),
  checkHistory(
    { ...walk, writes: 9_999, end: 'bound' },
    { kind: 'impossible', why: 'GitHub does not show this token its list of force pushes' },
  ),
  ...passed.slice(2),
];

function findingsOf(checks: readonly AuditCheck[]): Finding[] {
  return checks
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ details: [message = ''] }) => ({
      kind: 'error',
      code: 'AUDIT_FAILED',
      message,
      hint: '',
    }));
}

/** Three months of payments, the last of which nobody knows of. */
function page(): string {
  const bulks = [
    bulkPayment(
      'a1a65e4e1800ba016b0e9ec1',
      week(36),
      { kind: 'settled' },
      { batch: week1, at: '2025-11-03T09:00:00.000Z', fees: 3_908, vat: 782, total: 16_415 },
    ),
    bulkPayment(
      'a2a65e4e1800ba016b0e9ec2',
      week(200),
      { kind: 'settled' },
      { batch: week2, at: '2026-01-12T09:00:00.000Z', fees: 21_650, vat: 4_330, total: 90_930 },
    ),
    bulkPayment(
      'a3a65e4e1800ba016b0e9ec3',
      week(12),
      { kind: 'refused' },
      { batch: week2, at: '2026-02-27T09:00:00.000Z', fees: 1_300, vat: 260, total: 5_460 },
    ),
    bulkPayment(
      'a4a65e4e1800ba016b0e9ec4',
      week(12),
      { kind: 'settled' },
      { batch: week2, at: '2026-02-28T09:00:00.000Z', fees: 1_300, vat: 260, total: 5_460 },
    ),
    bulkPayment(
      'a5a65e4e1800ba016b0e9ec5',
      week(2),
      { kind: 'claimed' },
      { batch: 'bonuses/week3.csv', at: '2026-03-02T09:00:00.000Z' },
    ),
  ];
  const ledger = { bulks: new Map(bulks.map((one) => [one.claim.bulk, one])) };
  return renderLedgerPage(study, ledger, 'https://github.com/lab/study/actions/runs');
}

export function recordScenes(): Scene[] {
  const audit = { ...known, balance: null };
  return [
    summary('audited', recordOf('audit', { ...audit, status: 'audited', audit: passed })),
    summary('audit-partly', recordOf('audit', { ...audit, status: 'audited', audit: partly })),
    summary(
      'audit-failed',
      recordOf('audit', {
        ...audit,
        status: 'blocked',
        audit: failed,
        findings: findingsOf(failed),
      }),
    ),
    { name: 'page', readIn: 'page', markdown: page() },
  ];
}
