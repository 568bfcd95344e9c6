import type { Bonus } from '../../core/bonus.ts';
import { ActionError, type Finding } from '../../core/errors.ts';
import type { PersonalId, StudyId } from '../../core/ids.ts';
import type { StudyLedger } from '../../core/ledger/fold.ts';
import { GrowingLedger } from '../../core/ledger/growing-ledger.ts';
import type { Plan } from '../../core/plan/due.ts';
import { findNewBatches, findPaidElsewhere } from '../../core/checks/elsewhere.ts';
import { ledgersOf, type LedgerView } from '../run/ledger-view.ts';
import { addNotice, type Run } from '../run/run.ts';
import { dueBatches } from './due-batches.ts';

/** The ledgers of other studies in the same place. */
export type Elsewhere = ReadonlyMap<StudyId, StudyLedger>;

/**
 * Reads them if a batch is due that is new to its study, in one request beside others. What cannot
 * be read becomes a notice.
 */
export async function readElsewhere(run: Run, view: LedgerView, plan: Plan): Promise<Elsewhere> {
  if (findNewBatches(dueBatches(plan), ledgersOf(view)).length === 0) return new Map();
  const { texts, unread } = await run.ports.ledger.readOthers(run.studies);
  const ledgers = new Map<StudyId, StudyLedger>();
  const notices = [...unread];
  for (const [study, text] of texts) {
    try {
      const path = run.ports.ledger.url(study);
      ledgers.set(study, GrowingLedger.empty.grow(text, path).ledger);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      notices.push(error.message);
    }
  }
  for (const why of notices) addNotice(run, `${unseen} ${why}`);
  return ledgers;
}

const unseen = 'The run could not fully check whether these people were paid under another study.';

/**
 * `PAID_ELSEWHERE`, for everything that is due.
 *
 * @param participantOf the participant behind a bonus; null if Prolific was not asked
 */
export function askElsewhere(
  run: Run,
  view: LedgerView,
  plan: Plan,
  elsewhere: Elsewhere,
  participantOf: (bonus: Bonus) => PersonalId | null,
): Finding[] {
  const ledgers = new Map([...elsewhere, ...ledgersOf(view)]);
  const own = new Set(run.record.bulks.map(({ bulk }) => bulk));
  return findPaidElsewhere(dueBatches(plan), plan.batches, ledgers, participantOf, ({ claim }) => {
    // Whoever approved a plan of several studies has seen what it pays in each, so a run that died
    // half way may be repeated.
    return own.has(claim.bulk) || claim.plan === run.settings.approve;
  });
}
