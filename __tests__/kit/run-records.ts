import type { Batch, Bonus } from '../../src/core/bonus.ts';
import type { Finding } from '../../src/core/errors.ts';
import {
  fingerprint,
  parsePersonalId,
  parseStudyId,
  type PersonalId,
  type StudyId,
} from '../../src/core/ids.ts';
import type { BulkPayment } from '../../src/core/ledger/fold.ts';
import { GrowingLedger } from '../../src/core/ledger/growing-ledger.ts';
import { type LedgerEvent, serializeEvents } from '../../src/core/ledger/lines.ts';
import type { BulkState } from '../../src/core/ledger/states.ts';
import { addCents, centsOf } from '../../src/core/money.ts';
import { digestOf } from '../../src/core/plan/digest.ts';
import { type Plan } from '../../src/core/plan/due.ts';
import type { ReportContext } from '../../src/core/result/context.ts';
import type { OwnBulk } from '../../src/core/record/own-bulks.ts';
import { type SetUp, newRunRecord, type RunRecord } from '../../src/core/record/run-record.ts';
import type { OpenBulk } from '../../src/core/ledger/open.ts';
import type { Mode, Settings } from '../../src/core/settings.ts';
import { payingSettings } from './run-given.ts';
import { bulkId } from './builders.ts';
import { claimOf, eventsTo } from './ledger-states.ts';

/** Runs as the flows leave them behind, for everything that renders one. */

export const study = parseStudyId('65f0c0ffee00000000000001') as StudyId;
const nowMs = Date.parse('2026-03-02T10:00:00Z');

/** The id of the n-th person: 24 hex characters of which the last four differ. */
export function idOf(n: number): PersonalId {
  const id = parsePersonalId(`5f3c${n.toString(16).padStart(20, '0')}`);
  if (id === null) throw new Error('Not an id.');
  return id;
}

export function bonus(n: number, amount: number, given: Partial<Bonus> = {}): Bonus {
  const id = given.id ?? idOf(n);
  return {
    study,
    batch: 'bonuses/week1.csv',
    id,
    submission: null,
    to: fingerprint(given.study ?? study, id),
    amount: centsOf(amount),
    file: 'bonuses/week1.csv',
    lineNumber: n + 1,
    ...given,
  };
}

export function batchOf(bonuses: readonly Bonus[], given: Partial<Batch> = {}): Batch {
  const { study: of, batch: label, file: path } = bonuses[0] ?? bonus(1, 0);
  const zeros = bonuses.filter(({ amount }) => amount === 0);
  const paying = bonuses.filter(({ amount }) => amount > 0);
  const file = { path, gitPath: path, blobs: ['0'.repeat(40)], currencies: new Map() };
  return { study: of, label, labelGiven: false, ...file, bonuses: paying, zeros, ...given };
}

export function planOf(batches: readonly Batch[], given: Partial<Plan> = {}): Plan {
  const due = given.due ?? batches.flatMap(({ bonuses }) => bonuses);
  return {
    batches,
    due,
    skipped: [],
    findings: [],
    notices: [],
    questions: [],
    digest: digestOf(due),
    ...given,
  };
}

/**
 * A bulk payment of this run, accepted a minute before `nowMs`; all of it has arrived, unless it
 * says otherwise.
 */
export function ownBulk(
  id: string,
  bonuses: readonly Bonus[],
  given: Partial<OwnBulk> = {},
): OwnBulk {
  const amountCents = addCents(bonuses.map(({ amount }) => amount));
  const fees = given.feesCents === undefined ? amountCents / 3 : given.feesCents;
  const vat = given.vatCents === undefined ? amountCents / 15 : given.vatCents;
  return {
    bulk: bulkId(id),
    study: bonuses[0]?.study ?? study,
    batch: bonuses[0]?.batch ?? 'bonuses/week1.csv',
    bonuses,
    currency: 'GBP',
    amountCents,
    feesCents: fees,
    vatCents: vat,
    totalCents: amountCents + (fees ?? 0) + (vat ?? 0),
    state: 'settled',
    answeredAtMs: nowMs - 60_000,
    ...given,
  };
}

export function openBulk(bulk: BulkPayment, given: Partial<OpenBulk> = {}): OpenBulk {
  return { study, bulk, ageMs: 3_600_000, arrived: new Set(), inDoubt: true, ...given };
}

/** What became of its bulk payments, by `ownBulk`, is in its ledgers. */
export function recordOf(mode: Mode, given: Partial<RunRecord> = {}): RunRecord {
  const record = { ...newRunRecord(mode), ...given };
  for (const [of, theirs] of Map.groupBy(record.bulks, (own) => own.study)) {
    const text = serializeEvents(theirs.flatMap(eventsOf));
    record.ledgers.set(of, GrowingLedger.empty.grow(text, 'ledger'));
  }
  return record;
}

function eventsOf(own: SetUp | OwnBulk): LedgerEvent[] {
  const kind = 'state' in own ? own.state : 'set-up';
  if (kind === 'set-up') return [];
  return [
    claimOf(own.bulk, own.bonuses),
    ...eventsTo({ kind, arrived: new Set(), reason: 'time-out' } as BulkState, own.bulk),
  ];
}

export const settings: Settings = { ...payingSettings, studyId: study };

export const context: ReportContext = {
  repository: 'lab/study',
  serverUrl: 'https://github.com',
  sha: 'c'.repeat(40),
  workflowFile: 'pay.yml',
  job: 'bonuses',
  branch: 'main',
  eventName: 'push',
  mergePays: false,
  runId: '19',
  runUrl: 'https://github.com/lab/study/actions/runs/19',
  ledgerUrls: new Map([
    [study, `https://github.com/lab/study/blob/prolific-bonus-ledger/ledger/${study}.jsonl`],
  ]),
  docsUrl: 'https://github.com/lab/pay-prolific-bonuses/blob/v1/docs',
  settings,
  csv: ['bonuses/*.csv'],
  actor: 'octocat',
  receiptPath: null,
  nowMs,
};

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    kind: 'error',
    code: 'CSV_INVALID',
    message: 'The amount "4,25" has a decimal comma of …0001.',
    hint: 'Write the amount as digits, a point and two digits, such as 4.25.',
    ...given,
  };
}
