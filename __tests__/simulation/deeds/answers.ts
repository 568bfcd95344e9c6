import type { Finding } from '../../../src/core/errors.ts';
import type { Resolution } from '../../../src/core/settings.ts';
import {
  isHarmless,
  pageShowsAll,
  readBonused,
  readDoubts,
  wasPaid,
  wasPaidInTruth,
} from './human.ts';
import { times } from '../process.ts';
import { fileOf, isMoved, isTotals, mendAsked } from './mending.ts';
import { madeFrom, newOrder } from './draw-order.ts';
import { shownBy } from '../shown.ts';
import type { Order } from '../order.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/** What a human orders next, and how long after looking. */
export interface Answer {
  readonly order: Order;
  readonly afterMs: number;
}

/** Who answers in a history. */
export interface Human {
  /** Says what the page shows before the action says that it may be said. */
  readonly isHasty: boolean;
  /** Now and then says of what never was paid that it was. */
  readonly isMistaken: boolean;
}

/**
 * A human looks at the summary of a run, and at Prolific's page, and answers from what they show;
 * null: nothing to be done.
 */
export function answerTo(
  world: World,
  ended: SimRun,
  { isHasty, isMistaken }: Human,
): Answer | null {
  const { run, order } = ended;
  const doubts = readDoubts(ended);
  const resolve = doubts.flatMap(({ bulk, offered }): Resolution[] => {
    const isSaid =
      pageShowsAll(world, bulk) ||
      (isMistaken && world.random.chance(world.theme === 'answers' ? 0.5 : 0.3));
    const outcome = isSaid ? 'paid' : 'not-paid';
    if (!offered.includes(outcome) && !isHasty) return [];
    return [{ bulk, outcome, reason: 'as the page shows' }];
  });
  if (resolve.length > 0) {
    const mode = world.random.pick(['pay', 'pay', 'reconcile'] as const);
    return { order: { ...order, resolve, mode }, afterMs: 0 };
  }
  const { findings, plan } = run.record;
  if (doubts.length > 0 || findings.some(({ code }) => code === 'INPUT_INVALID')) {
    // An hour later the answer may be possible, after another look.
    return world.random.chance(0.7)
      ? { order: { ...order, resolve: [] }, afterMs: 62 * times.minute }
      : null;
  }
  if (plan === null || plan.due.length === 0) return null;
  const mayApprove = findings.every((finding) => wouldApprove(world, finding, ended));
  if (!mayApprove) return mendAndRun(world, ended);
  if (findings.length === 0 && order.mode !== 'plan') return null;
  const approved = { approve: plan.digest, mode: 'pay', shown: shownBy(ended) } as const;
  // An approval waits: for a second person, or for tomorrow.
  const afterMs = world.random.pick([0, 0, 20 * times.minute, 5 * times.hour]);
  return { order: { ...order, ...approved, ...handOf(world, ended) }, afterMs };
}

/** Somebody finds out that an answer was wrong, and takes it back; null where none was. */
export function correction(world: World): Order | null {
  const { random, studies, money, timeline } = world;
  const resolve = studies.flatMap(({ id }) =>
    [...world.foldedLedger(id).bulks.values()].flatMap(({ claim, state }): Resolution[] => {
      const { bulk } = claim;
      const own = money.payments.filter((one) => one.bulk === bulk);
      const isThere =
        own.length > 0 && own.every(({ visibleAtMs }) => visibleAtMs <= timeline.nowMs);
      const reason = 'it was looked up again';
      if (state.kind === 'resolved-paid' && !wasPaidInTruth(world, bulk))
        return [{ bulk, outcome: 'not-paid', reason }];
      return state.kind === 'resolved-not-paid' && isThere
        ? [{ bulk, outcome: 'paid', reason }]
        : [];
    }),
  );
  if (resolve.length === 0) return null;
  world.injected.add('an answer taken back');
  return { ...newOrder(world), mode: random.pick(['pay', 'reconcile']), resolve };
}

/**
 * Somebody starts a run by hand, where a workflow did: on the same files, or on those that the
 * branch has when it starts.
 */
function handOf({ theme, random }: World, { order }: SimRun): Partial<Order> {
  const isNewest = theme === 'approvals' && random.chance(0.6);
  const from = order.from?.event === 'workflow_dispatch' ? order.from : undefined;
  return { from, ...(isNewest ? { isNewest } : {}) };
}

/** What they are told is wrong they put right, and the workflow runs again. */
function mendAndRun(world: World, ended: SimRun): Answer | null {
  const { findings } = ended.run.record;
  if (world.theme === 'everything' || world.random.chance(0.4)) return null;
  const mended = findings.filter((finding) => mendAsked(world, ended, finding));
  if (mended.length === 0) return null;
  const order = { ...ended.order, approve: null, shown: undefined, isNewest: true } as const;
  return { order, afterMs: 0 };
}

function wouldApprove(world: World, finding: Finding, asked: SimRun): boolean {
  // That is what the digest is for.
  if (finding.code === 'APPROVAL_REQUIRED') return true;
  // Somebody who is told that the plan has changed looks at the one of now.
  if (finding.code === 'PLAN_CHANGED') return world.random.chance(0.7);
  if (finding.kind === 'error') return false;
  switch (finding.code) {
    case 'ALREADY_BONUSED': {
      const bonused = readBonused(world, finding);
      return bonused !== null && isHarmless(world, bonused);
    }
    case 'BATCH_RENAMED':
      return asked.order.files.every(({ number }) => !wasPaid(world, number));
    case 'RUNNING_TOTALS':
      return !isTotals(asked, finding);
    case 'PAID_ELSEWHERE':
      return !isMoved(world, asked, finding);
    case 'NOT_PREVIEWED':
      return true;
    case 'LEDGER_LOST':
      // Whoever is told that the ledger may be gone looks at the page: what no hand has paid was
      // paid by a ledger.
      return !world.money.payments.some(
        ({ bulk, person, visibleAtMs }) =>
          bulk !== null &&
          person.study === finding.about?.study &&
          (world.keeping.kind === 'branch' || visibleAtMs <= world.timeline.nowMs),
      );
    case 'CSV_OUTDATED':
      // Made by the job itself, and meant; or an old file, of which some think that it is still
      // right.
      return world.random.chance((fileOf(asked, finding)?.number ?? 0) >= madeFrom ? 0.8 : 0.3);
    default:
      return false;
  }
}
