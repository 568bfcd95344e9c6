import { addQuestionOfPush, answerQuestions, checkApproval } from '../core/plan/approval.ts';
import { questionsIn } from '../core/plan/digest.ts';
import type { Bonus } from '../core/bonus.ts';
import { ledgerLost } from '../core/losses/ledger-lost.ts';
import { findRenamed } from '../core/checks/renamed.ts';
import { findOtherCurrencies } from '../core/checks/file-currencies.ts';
import { findRunningTotals } from '../core/checks/running-totals.ts';
import { ActionError, type Finding, findingOf } from '../core/errors.ts';
import type { StudyId } from '../core/ids.ts';
import { checkCurrencies, checkLimits } from '../core/checks/limits.ts';
import { checkLedgerLimit, checkReRun } from '../core/checks/ledger-rules.ts';
import { findMissingRecords } from '../core/losses/missing-records.ts';
import { type Plan, withQuestions } from '../core/plan/due.ts';
import { maybePaidCents } from '../core/record/own-bulks.ts';
import { checkEvent } from '../core/plan/event.ts';
import { askElsewhere, readElsewhere } from './asking/ask-elsewhere.ts';
import { askOutdated } from './asking/ask-outdated.ts';
import { askPreviewed } from './asking/ask-previewed.ts';
import { dueBatches } from './asking/due-batches.ts';
import { ledgersOf, type LedgerView, viewOf } from './run/ledger-view.ts';
import { addNotice, type Run, showIdIn } from './run/run.ts';
import { type Survey, surveyStudy } from './looking/survey.ts';
import { bothEnded, mapSideBySide } from './run/side-by-side.ts';

/**
 * What the checks before paying found, and what they learnt about the studies with something due.
 */
export interface Checked {
  /** The plan with its questions. */
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly surveys: ReadonlyMap<StudyId, Survey>;
}

/**
 * Everything that can be known before a set-up, in one pass, so that all findings are reported
 * together.
 */
export async function checkPlan(run: Run, view: LedgerView, plan: Plan): Promise<Checked> {
  const { settings } = run;
  const ledgers = ledgersOf(view);
  const start = settings.mode === 'pay' ? await checkStart(run, view) : [];
  const { surveys, found: seen } = await checkDue(run, view, plan);
  const found = addQuestionOfPush(plan, ledgers, seen, settings.approve);
  const asked = withQuestions(plan, questionsIn(found));
  const approval = checkApproval(asked, ledgers, {
    approve: settings.approve,
    isRequired: settings.requireApproval && settings.mode === 'pay',
  });
  const isAnswered = settings.approve !== null && approval.length === 0;
  // Joined, not pushed: there can be more findings than a call can take arguments.
  const findings = [
    plan.findings,
    start,
    approval,
    isAnswered ? answerQuestions(found) : found,
  ].flat();
  return { plan: asked, findings, surveys };
}

/** Findings about what is due; none if nothing is due. */
async function checkDue(
  run: Run,
  view: LedgerView,
  plan: Plan,
): Promise<{ surveys: ReadonlyMap<StudyId, Survey>; found: Finding[] }> {
  if (plan.due.length === 0) return { surveys: new Map(), found: [] };
  const { settings } = run;
  const limits = checkLimits(plan.due, settings, maybePaidCents(run.record), showIdIn(run));
  const outdated = await askOutdated(run, view, plan);
  const [[{ surveys, broken }, missing], [previewed, elsewhere]] = await bothEnded(
    bothEnded(surveyAll(run, view, plan.due), askMissing(run, view, plan)),
    bothEnded(askPreviewed(run, plan), readElsewhere(run, view, plan)),
  );
  const currencies = new Map([...surveys].map(([study, { currency }]) => [study, currency]));
  const recipientOf = (bonus: Bonus) => surveys.get(bonus.study)?.recipients.get(bonus);
  const personOf = (bonus: Bonus) => recipientOf(bonus)?.person ?? null;
  const participantOf = (bonus: Bonus) => recipientOf(bonus)?.participant ?? null;
  const found = [
    limits,
    checkLedger(run, plan),
    outdated,
    broken,
    ...[...surveys.values()].map((survey) => survey.findings),
    checkCurrencies(currencies, settings.currency),
    findOtherCurrencies(dueBatches(plan), currencies, settings.currency),
    findRenamed(dueBatches(plan), ledgersOf(view), personOf),
    findRunningTotals(dueBatches(plan), ledgersOf(view), personOf),
    askElsewhere(run, view, plan, elsewhere, participantOf),
    missing,
    askLedgerLost(view, surveys, missing),
    previewed,
  ].flat();
  return { surveys, found };
}

/** What this run's ledger demands of a payment; a plan already shows what no run could pay. */
function checkLedger({ ports: { ledger }, name, settings }: Run, { due }: Plan): Finding[] {
  const { bonusesPerStudy, reRunsClaim } = ledger.rules;
  const reRun = settings.mode === 'pay' ? checkReRun(name.attempt, reRunsClaim) : [];
  return [...checkLedgerLimit(due, bonusesPerStudy), ...reRun];
}

/** What the ledger knows to be missing from it, for each study with something due. */
async function askMissing(run: Run, view: LedgerView, { due }: Plan): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const study of new Set(due.map((bonus) => bonus.study))) {
    const { losses, unseen } = await run.ports.ledger.readLosses(study);
    if (unseen !== null) addNotice(run, `${unseenLosses} ${unseen}.`);
    findings.push(...findMissingRecords(study, losses, view.githubNow));
  }
  return findings;
}

const unseenLosses =
  'Whether payments were taken out of the ledger before Prolific shows them could not be seen.';

/** `EVENT_NOT_ALLOWED` if the event that started the run may not pay or resolve. */
export async function checkStart(run: Run, view: LedgerView): Promise<Finding[]> {
  const { event } = run;
  const findings = checkEvent(event, event.defaultBranch);
  if (findings.length === 0 || event.defaultBranch !== null) return findings;
  // The event does not name the default branch, so ask GitHub.
  return checkEvent(event, (await view.home()).defaultBranch);
}

/** Without a token we do not ask Prolific, and the plan says so. */
async function surveyAll(
  run: Run,
  view: LedgerView,
  due: readonly Bonus[],
): Promise<{ surveys: Map<StudyId, Survey>; broken: Finding[] }> {
  if (!run.asksProlific) return { surveys: new Map(), broken: [] };
  const theirs = Map.groupBy(due, (bonus) => bonus.study);
  const found = new Map<StudyId, Survey>();
  const broken: Finding[] = [];
  try {
    await mapSideBySide([...theirs], async ([study, bonuses]) => {
      found.set(study, await surveyStudy(run, view, study, bonuses));
    });
  } catch (error) {
    // Findings from before Prolific stopped answering count as much, so all of them are shown.
    if (!(error instanceof ActionError)) throw error;
    broken.push(findingOf(error));
  }
  // In the order of the files, not of the answers.
  const surveys = new Map([...theirs.keys()].flatMap((study) => entryOf(found, study)));
  for (const { currency } of surveys.values()) run.record.currency ??= currency;
  return { surveys, broken };
}

function entryOf<K, V>(map: ReadonlyMap<K, V>, key: K): [K, V][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

/**
 * A study that this ledger never paid, but that has bonuses.
 *
 * @param missing known losses, which ask the same and say more
 */
function askLedgerLost(
  view: LedgerView,
  surveys: ReadonlyMap<StudyId, Survey>,
  missing: readonly Finding[],
): Finding[] {
  const asked = new Set(missing.map(({ about }) => about?.study));
  return [...surveys].flatMap(([study, { currency, costCents }]) =>
    viewOf(view, study).events.length > 0 || costCents <= 0 || asked.has(study)
      ? []
      : [ledgerLost({ study, currency, bonusesCents: costCents }, 'question')],
  );
}
