import { bulkPayment } from '../../__tests__/kit/ledger-states.ts';
import { batchOf, planOf, recordOf, ownBulk } from '../../__tests__/kit/run-records.ts';
import type { Batch } from '../../src/core/bonus.ts';
import type { RunRecord } from '../../src/core/record/run-record.ts';
import {
  approvalOf,
  asking,
  csvErrors,
  elsewhere,
  lost,
  outdated,
  overLimits,
  renamed,
  runningTotals,
  strangers,
  tooMuch,
  wholeAmounts,
} from './questions.ts';
import {
  all,
  comment,
  held,
  known,
  large,
  planned,
  rich,
  type Scene,
  secondStudy,
  summary,
  week,
  week1,
} from './runs.ts';
import { study } from '../../__tests__/kit/run-records.ts';

/** Plans: what a pull request and a manual run show before anything is paid. */

/** A file that grew: 135 lines were paid long ago, 15 are new. */
function grown(): RunRecord {
  const lines = week(150, { batch: all, file: all });
  const old = bulkPayment('b-old', lines.slice(0, 135), { kind: 'settled' });
  const skipped = lines.slice(0, 135).map((one) => ({ bonus: one, bulk: old }));
  return planned(lines, {
    plan: planOf([batchOf(lines)], { due: lines.slice(135), skipped }),
    paidBefore: new Map([[study, held(135, 43_825, [all])]]),
  });
}

/** Every line was paid before. */
export function paidBefore(): ReturnType<typeof planOf> {
  const lines = week(36, { batch: week1, file: week1 });
  const old = bulkPayment('b-old', lines, { kind: 'settled' });
  const skipped = lines.map((one) => ({ bonus: one, bulk: old }));
  return planOf([batchOf(lines)], { due: [], skipped });
}

export function twoBatches(): Batch[] {
  const other = week(5, { study: secondStudy, file: all, batch: all });
  return [batchOf(week(12)), batchOf(other)];
}

/** Without a token nobody is asked but the ledger. */
const withoutToken: Partial<RunRecord> = {
  studies: new Map(),
  surveyed: new Set(),
  balance: null,
  currency: null,
  paidBefore: new Map(),
  unchecked: [
    'Whether these people took part in the study, and whether a person is in a batch twice.',
    'What these people have already received at Prolific.',
    "The study's currency, and the workspace's balance.",
  ],
};

export function planScenes(): Scene[] {
  const twelve = week(12);
  const blocked = { ...known, status: 'blocked' } as const;
  return [
    comment('plan', planned(twelve)),
    comment('plan-one', planned(week(1))),
    comment('plan-first', planned(twelve, { paidBefore: new Map(), balance: null })),
    comment('plan-week-10', grown()),
    comment('plan-450', planned(week(450), rich), large),
    comment('plan-10000', planned(week(10_000), rich), large),
    comment('plan-quoted', planned(twelve, { bulks: [ownBulk('b', twelve, { state: 'set-up' })] })),
    comment('plan-question', planned(twelve, asking(renamed))),
    comment(
      'plan-questions',
      planned(twelve, asking([...renamed, ...runningTotals, ...outdated, ...lost])),
    ),
    comment('plan-elsewhere', planned(twelve, asking(elsewhere))),
    comment('plan-for-approval', planned(twelve), { mergePays: false }),
    comment('plan-errors', recordOf('plan', { status: 'blocked', findings: csvErrors })),
    comment(
      'plan-strangers',
      recordOf('plan', { ...blocked, plan: planOf([batchOf(twelve)]), findings: strangers }),
    ),
    comment(
      'plan-over-limits',
      recordOf('plan', { ...blocked, plan: planOf([batchOf(tooMuch)]), findings: overLimits }),
    ),
    comment('plan-whole-amounts', recordOf('plan', { status: 'blocked', findings: wholeAmounts })),
    comment('plan-without-token', planned(twelve, withoutToken)),
    summary('plan-of-a-fork', planned(twelve, withoutToken), {
      mergePays: true,
      eventName: 'pull_request',
    }),
    comment('plan-nothing-due', planned([], { plan: paidBefore() })),
    comment('plan-two-studies', planned([], { plan: planOf(twoBatches()) })),
    summary('plan-manual', planned(twelve)),
    summary('approval-required', recordOf('pay', { ...blocked, ...approvalOf(null) })),
    summary('plan-changed', recordOf('pay', { ...blocked, ...approvalOf('f'.repeat(64)) })),
  ];
}
