import type { AuditCheck } from '../../core/audit/audit-check.ts';
import { checkLines } from '../../core/audit/lines-check.ts';
import { checkMoney } from '../../core/audit/money-check.ts';
import type { LedgerWrite } from '../../core/audit/writes.ts';
import { comparePeople, sumsOf } from '../../core/audit/people-paid.ts';
import type { Bonus } from '../../core/bonus.ts';
import { renderLines } from '../../core/csv/problems.ts';
import type { Fingerprint, StudyId } from '../../core/ids.ts';
import { planDue } from '../../core/plan/due.ts';
import type { Received, Roster } from '../../core/prolific/roster.ts';
import type { StudyCost } from '../../core/prolific/shows.ts';
import { lookAtPage } from './page.ts';
import { readReceived } from '../looking/look.ts';
import { readStudy } from '../looking/study-facts.ts';
import { ledgersOf, type LedgerView, viewOf } from '../run/ledger-view.ts';
import { addFindings, addNotice, type Run, showIdIn } from '../run/run.ts';

/**
 * The checks of each study: its lines, and its money. Throws what Prolific's port throws: without
 * looking at the money there is no audit.
 *
 * @param newest the newest write of the ledger; null if there is none
 */
export async function checkStudies(
  run: Run,
  view: LedgerView,
  newest: LedgerWrite | null,
): Promise<AuditCheck[]> {
  const { past } = run.ports.ledger;
  const checks: AuditCheck[] = [];
  for (const study of run.studies) {
    const { events, ledger, text } = viewOf(view, study);
    const { githubNow } = view;
    const page = past.kind === 'known' ? await lookAtPage(past.value, study, text, newest) : 'none';
    checks.push(
      checkLines({ study, events, ledger, githubNow, page }),
      await checkStudyMoney(run, view, study),
    );
  }
  addFileNotices(run, view);
  return checks;
}

async function checkStudyMoney(run: Run, view: LedgerView, study: StudyId): Promise<AuditCheck> {
  const { cost, submissions, roster, isCostBehind } = await readStudy(run, study);
  const { ledger } = viewOf(view, study);
  const sums = sumsOf(ledger);
  // Reading people one by one takes a request each, so do it only if the list does not say and the
  // sums do not agree.
  const isListed = submissions.every(({ received }) => received !== null);
  const received =
    isListed || !agrees(cost, sums.seenCents) || isCostBehind
      ? await readReceived(run, [...roster.byPerson.values()])
      : null;
  const { currency, bonuses: costCents } = cost;
  return checkMoney({
    ...{ study, currency, costCents, sums },
    comparison: received === null ? null : comparePeople(ledger, received),
    shownCents: received === null ? null : sumReceived(received),
    placeOf: placesOf(
      run.batches.flatMap(({ bonuses }) => bonuses),
      study,
      roster,
    ),
  });
}

function sumReceived(received: ReadonlyMap<Fingerprint, Received>): number {
  let cents = 0;
  for (const { amounts } of received.values()) for (const amount of amounts) cents += amount;
  return cents;
}

/** To the penny, as far as Prolific's doubles allow. */
function agrees(cost: StudyCost, cents: number): boolean {
  return Math.abs(cost.bonuses - cents) < 0.5;
}

function placesOf(
  bonuses: readonly Bonus[],
  study: StudyId,
  roster: Roster,
): (person: Fingerprint) => string | null {
  const theirs = bonuses.filter(({ study: of }) => of === study);
  const byPerson = Map.groupBy(theirs, ({ id }) => roster.byId.get(id)?.person);
  return (person) => {
    const [first] = byPerson.get(person) ?? [];
    return first === undefined ? null : `Line ${first.lineNumber} of ${first.file}`;
  };
}

/**
 * With a CSV: which of its lines are paid, which are due, and which paid lines are gone from it.
 */
function addFileNotices(run: Run, view: LedgerView): void {
  const plan = planDue(run.batches, ledgersOf(view), showIdIn(run));
  for (const { path, gitPath } of run.batches) {
    const linesOf = (bonuses: readonly Bonus[]): number[] =>
      bonuses.flatMap(({ file, lineNumber }) => (file === gitPath ? [lineNumber] : []));
    const paid = linesOf(plan.skipped.map(({ bonus }) => bonus));
    const due = linesOf(plan.due);
    const parts = [
      ...(paid.length > 0 ? [`paid: ${renderLines(paid)}`] : []),
      ...(due.length > 0 ? [`due: ${renderLines(due)}`] : []),
    ];
    if (parts.length > 0) addNotice(run, `${path}: ${parts.join('; ')}.`);
  }
  for (const notice of plan.notices) addNotice(run, notice);
  addFindings(run, plan.findings);
}
