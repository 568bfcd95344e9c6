import type { Code, Finding } from '../errors.ts';
import { digestOf, type Plan } from './due.ts';

/** What the digest in a human's `answer` allows: exactly one plan, and the questions that they can have seen. */

/**
 * What a human approved is compared with what is due now together with what was already paid under that same approval: so a
 * run that died half way is repeated under it, and any other plan is not paid.
 *
 * @param approve the digest as a human gave it, 64 hex
 */
export function isApproved(plan: Plan, approve: string): boolean {
  const paidUnderIt = plan.skipped
    .filter(({ bulk }) => bulk.claim.plan === approve)
    .map(({ bonus }) => bonus);
  return digestOf([...plan.due, ...paidUnderIt]) === approve;
}

/** What a run was given and needs, as far as approvals go. */
export interface Needed {
  readonly approve: string | null;
  /** Whether nothing may be paid without an approval: `require-approval`, of a run that pays. */
  readonly isRequired: boolean;
}

/**
 * `PLAN_CHANGED`, where an approval was given for another plan, and `APPROVAL_REQUIRED`, where one is needed and there is none; null where
 * it fits, or nothing is due.
 */
export function checkApproval(plan: Plan, { approve, isRequired }: Needed): Finding | null {
  if (isRequired && approve === null && plan.due.length > 0) return approvalRequired(plan);
  if (approve === null || plan.due.length === 0 || isApproved(plan, approve)) return null;
  return {
    kind: 'error',
    code: 'PLAN_CHANGED',
    message: `\`answer\` names the plan ${approve}, but what is due now is the plan ${plan.digest}.`,
    hint: 'Somebody changed who is paid, or how much, after the approval, or part was paid another way. Look at the plan below; if it is right, answer with its digest.',
  };
}

function approvalRequired({ digest }: Plan): Finding {
  return {
    kind: 'error',
    code: 'APPROVAL_REQUIRED',
    message: '`require-approval` is set, and `answer` has no digest.',
    hint: `Look at the plan below; if it is right, start a manual run with its digest as \`answer\`: ${digest}`,
  };
}

/** An approval, and the run that it was given to. */
export interface Approval {
  /** The digest as a human gave it, 64 hex, or null. */
  readonly approve: string | null;
  /** 1 at first, one more with each re-run. */
  readonly attempt: number;
  /** Whether the same run writes what a human said of a bulk payment in doubt. */
  readonly resolves: boolean;
}

/** They ask whether these people have this money already, and that changes with every payment. */
const aboutMoney: readonly Code[] = ['ALREADY_BONUSED', 'BATCH_RENAMED'];

/**
 * Marks the questions that the approval answers: all of them, but for those about money where whoever approved cannot have seen them.
 * The hints of these say what to do instead. An approval of another plan answers nothing.
 */
export function answerQuestions(findings: readonly Finding[], approval: Approval): Finding[] {
  const isApproval =
    approval.approve !== null && findings.every(({ code }) => code !== 'PLAN_CHANGED');
  if (!isApproval) return [...findings];
  const unseen = hintOfUnseen(approval);
  return findings.map((finding): Finding => {
    if (finding.kind === 'error') return finding;
    return unseen !== null && aboutMoney.includes(finding.code)
      ? { ...finding, hint: unseen }
      : { ...finding, isAnswered: true };
  });
}

/**
 * Null where whoever approved can have seen what these people had. The digest names people and amounts, not what is asked about them: an
 * approval that is repeated, or that meets what a line of `answer` has just changed, would pay again what was paid since: by hand, under another
 * name, or before the ledger was lost.
 */
function hintOfUnseen({ attempt, resolves }: Approval): string | null {
  if (resolves)
    return 'A digest does not answer this in a run that is also told what became of a payment: nobody has seen yet what that changes. Run again without those lines, look, and answer with the digest of what is due then.';
  if (attempt === 1) return null;
  return 'A digest does not answer this in a re-run: it can be older than the money. If the ledger was lost, restore it; if they were paid by hand or under another file name, leave the old run alone. If these people are to be paid all the same, start a new manual run with the digest as `answer`.';
}
