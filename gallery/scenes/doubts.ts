import { bulkPayment } from '../../__tests__/kit/ledger-states.ts';
import {
  batchOf,
  context,
  finding,
  openBulk,
  planOf,
  recordOf,
  ownBulk,
  study,
} from '../../__tests__/kit/run-records.ts';
import type { StudyId } from '../../src/core/ids.ts';
import type { BulkPayment } from '../../src/core/ledger/fold.ts';
import type { RunRecord } from '../../src/core/record/run-record.ts';
import {
  bulk,
  comment,
  held,
  known,
  large,
  paid,
  type Scene,
  summary,
  week,
  week1,
  week2,
} from './runs.ts';

/** Money of which nobody knows, and what runs say that look for it. */

const minute = 60_000;

/** Of that many people, claimed that long ago. */
function openOf(
  count: number,
  state: BulkPayment['state'],
  ageMs: number,
  id = bulk,
): ReturnType<typeof openBulk> {
  const at = new Date(context.nowMs - ageMs).toISOString();
  const claimed = bulkPayment(id, week(count), state, { batch: week2, path: week2, at });
  return openBulk(claimed, { ageMs });
}

function doubtful(
  opens: RunRecord['open'],
  count: number,
  given: Partial<RunRecord> = {},
): RunRecord {
  return recordOf('pay', {
    ...known,
    surveyed: new Set(),
    balance: null,
    status: 'in-doubt',
    plan: planOf([batchOf(week(count))]),
    open: opens,
    findings: opens.map(({ bulk: { claim } }) =>
      finding({
        code: 'PAYMENT_IN_DOUBT',
        message: `Bulk payment ${claim.bulk} was about to be paid.`,
      }),
    ),
    ...given,
  });
}

export function doubtScenes(): Scene[] {
  const part = week(250);
  const soon = openOf(2, { kind: 'unknown', reason: 'time-out' }, 10 * minute);
  const later = openOf(2, { kind: 'claimed' }, 180 * minute);
  const old = openOf(2, { kind: 'accepted' }, 30 * 60 * minute);
  const said = openOf(
    2,
    { kind: 'contradicted', said: 'not-paid', arrived: new Set() },
    180 * minute,
  );
  return [
    summary('in-doubt', doubtful([soon], 2)),
    summary('in-doubt-after-an-hour', doubtful([later], 2)),
    comment('in-doubt-comment', { ...doubtful([later], 2), mode: 'plan' }),
    summary('in-doubt-200', doubtful([openOf(200, { kind: 'claimed' }, 180 * minute)], 200)),
    summary(
      'in-doubt-two',
      doubtful([later, openOf(1, { kind: 'unknown', reason: 'time-out' }, 5 * minute, 'b2')], 3),
    ),
    summary('in-doubt-without-files', { ...doubtful([later], 2), mode: 'reconcile', plan: null }),
    summary(
      'in-doubt-half-way',
      paid(part, {
        status: 'in-doubt',
        bulks: [
          ownBulk(bulk, part.slice(0, 200)),
          ownBulk('42a65e4e1800ba016b0e9ece', part.slice(200), {
            state: 'unknown',
            answeredAtMs: null,
          }),
        ],
      }),
      large,
    ),
    summary('accepted-long-ago', doubtful([old], 2)),
    summary('contradicted', doubtful([said], 2)),
    ...reconcileScenes(),
  ];
}

function reconcileScenes(): Scene[] {
  const reconciled = {
    ...known,
    surveyed: new Set<StudyId>(),
    balance: null,
    status: 'reconciled',
  } as const;
  const waiting = { ...openOf(12, { kind: 'accepted' }, 60 * minute), inDoubt: false };
  const two = week(2);
  return [
    summary('reconciled', recordOf('reconcile', reconciled)),
    summary(
      'reconciled-nothing',
      recordOf('reconcile', {
        ...reconciled,
        paidBefore: new Map([[study, { ...held(0, 0, []), hasLines: false }]]),
      }),
    ),
    summary(
      'reconciled-waiting',
      recordOf('reconcile', {
        ...reconciled,
        open: [waiting],
        warnings: [
          `Bulk payment ${bulk} was accepted by Prolific, but Prolific does not show all of it yet: 0 of 12 bonuses have arrived. The next run looks again.`,
        ],
      }),
    ),
    summary(
      'resolved-paid',
      recordOf('reconcile', {
        ...reconciled,
        paidBefore: new Map([[study, held(38, 12_500, [week1, week2])]]),
        reconciled: [`Bulk payment ${bulk}: resolved as paid by octocat; 2 bonuses count as paid.`],
      }),
    ),
    summary(
      'resolved-not-paid',
      recordOf('reconcile', {
        ...reconciled,
        plan: planOf([batchOf(two)], {
          due: two.slice(0, 1),
          skipped: two.slice(1).map((one) => ({ bonus: one, bulk: waiting.bulk })),
        }),
        reconciled: [
          `Bulk payment ${bulk}: resolved as not paid by octocat; 1 of 2 bonuses is due again, 1 had arrived and counts as paid.`,
        ],
      }),
    ),
  ];
}
