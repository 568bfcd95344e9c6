import type { Finding } from '../errors.ts';
import { digestOf, questionsIn } from './digest.ts';
import { type Ledgers, type Plan, withQuestions } from './due.ts';
import { notPreviewed } from './previewed.ts';

/**
 * What the digest in a human's `answer` allows: exactly one plan, including the questions that they
 * could see.
 */

/** The approval that a run was given, and whether it needs one. */
export interface Needed {
  /** The digest as a human gave it, 64 hex, or null. */
  readonly approve: string | null;
  /** Whether nothing may be paid without an approval: `require-approval` in a run that pays. */
  readonly isRequired: boolean;
}

/** What the ledger says of one approval. */
interface Under {
  /** Whether anything was ever claimed under it. */
  readonly isKnown: boolean;
  /** Hashes of the questions answered under it. */
  readonly answered: readonly string[];
}

/**
 * Compares what a human approved with what is due now plus what was already paid under the same
 * approval, and with the current questions plus those already answered under it. So a run that died
 * half way can be repeated under its approval, but no other plan is paid.
 *
 * @param plan with its questions
 */
export function isApproved(plan: Plan, ledgers: Ledgers, approve: string): boolean {
  const { answered } = claimsUnder(ledgers, approve);
  return digestOf(dueOrPaidUnder(plan, approve), [...plan.questions, ...answered]) === approve;
}

/**
 * `PLAN_CHANGED` if the approval is for another plan, `APPROVAL_REQUIRED` if one is needed but
 * missing; nothing if it fits.
 *
 * @param plan with its questions
 */
export function checkApproval(
  plan: Plan,
  ledgers: Ledgers,
  { approve, isRequired }: Needed,
): Finding[] {
  if (approve === null) return isRequired && plan.due.length > 0 ? [approvalRequired(plan)] : [];
  if (plan.due.length === 0) {
    // Somebody who runs it before merging must not believe that it paid.
    const isKnown = approve === plan.digest || claimsUnder(ledgers, approve).isKnown;
    return isKnown ? [] : [approvedNothing(approve)];
  }
  if (isApproved(plan, ledgers, approve)) return [];
  const isSameMoney = digestOf(dueOrPaidUnder(plan, approve)) === approve;
  return [planChanged(plan, approve, isSameMoney)];
}

/**
 * The findings, plus the question whether a preview showed the plan if `approve` answers that one
 * too. A push asks it; the answer comes in a manual run, which does not ask it by itself.
 *
 * @param plan without its questions
 */
export function addQuestionOfPush(
  plan: Plan,
  ledgers: Ledgers,
  findings: readonly Finding[],
  approve: string | null,
): readonly Finding[] {
  if (approve === null || plan.due.length === 0) return findings;
  const isFor = (some: readonly Finding[]): boolean =>
    isApproved(withQuestions(plan, questionsIn(some)), ledgers, approve);
  const asked = [
    ...findings,
    notPreviewed('No preview had shown this when the push asked for an answer.'),
  ];
  return !isFor(findings) && isFor(asked) ? asked : findings;
}

/**
 * Marks the questions as answered; call this only if the approval fits, because then it covers
 * them.
 */
export function answerQuestions(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) =>
    finding.kind === 'question' ? { ...finding, isAnswered: true } : finding,
  );
}

function dueOrPaidUnder({ due, skipped }: Plan, approve: string) {
  const paid = skipped.filter(({ bulk }) => bulk.claim.plan === approve);
  return [...due, ...paid.map(({ bonus }) => bonus)];
}

function claimsUnder(ledgers: Ledgers, approve: string): Under {
  const claims = [...ledgers.values()]
    .flatMap(({ bulks }) => [...bulks.values()])
    .map(({ claim }) => claim)
    .filter(({ plan }) => plan === approve);
  return { isKnown: claims.length > 0, answered: claims.flatMap(({ answers }) => answers) };
}

function approvalRequired({ digest }: Plan): Finding {
  return {
    kind: 'error',
    code: 'APPROVAL_REQUIRED',
    message: '`require-approval` is set, and `answer` has no digest.',
    hint: `Look at the plan below; if it is right, start a manual run with its digest as \`answer\`: ${digest}`,
  };
}

function planChanged({ digest }: Plan, approve: string, isSameMoney: boolean): Finding {
  return {
    kind: 'error',
    code: 'PLAN_CHANGED',
    message: `\`answer\` names the plan ${approve}, but what is due now is the plan ${digest}.`,
    hint: isSameMoney
      ? 'The people and amounts are the same, but a question has come up since, so whoever approved cannot have seen it. Look at it below: if these people have their money already, remove their lines; if they should be paid anyway, answer with the current digest.'
      : 'After the approval somebody changed who is paid or how much, part of it was paid another way, or a question came up. Look at the plan below; if it is right, answer with its digest.',
  };
}

function approvedNothing(approve: string): Finding {
  return {
    kind: 'error',
    code: 'PLAN_CHANGED',
    message: `\`answer\` names the plan ${approve}, but nothing is due, and nothing was ever paid under that plan.`,
    hint: 'Nothing was paid by this run. Probably it looked at different files than the plan did, or at another study; or the pull request is not merged yet.',
  };
}
