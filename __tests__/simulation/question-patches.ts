import type { Patch } from './patch.ts';

const check = 'src/flows/check.ts';
const outdated = 'src/core/checks/outdated.ts';
const approval = 'src/core/plan/approval.ts';

/**
 * Questions that are not asked, and approvals that hold for what nobody saw; the simulation must
 * find each alone.
 */
export const questionPatches: Readonly<Record<string, Patch>> = {
  '`RUNNING_TOTALS` not asked': {
    file: check,
    from: 'findRunningTotals(dueBatches(plan), ledgersOf(view), personOf),',
    to: '',
  },
  '`PAID_ELSEWHERE` not asked': {
    file: check,
    from: 'askElsewhere(run, view, plan, elsewhere, participantOf),',
    to: '',
  },
  '`PAID_ELSEWHERE` asked by submissions instead of participants': {
    file: 'src/core/checks/elsewhere.ts',
    from: 'participantOf(bonus) ?? bonus.id',
    to: 'bonus.id',
  },
  '`LEDGER_LOST` not asked': {
    file: check,
    from: 'askLedgerLost(view, surveys, missing),',
    to: '',
  },
  '`LEDGER_LOST` not asked about what was taken out of the ledger': {
    file: 'src/core/losses/forgotten.ts',
    from: 'if (gone?.size === 0) return [];',
    to: 'if (gone !== null) return [];',
  },
  '`CSV_OUTDATED` not asked about another version': {
    file: outdated,
    from: 'if (known.some((blob) => batch.blobs.includes(blob))) return [];',
    to: 'if (known.length > 0) return [];',
  },
  '`CSV_OUTDATED` not asked about a file that is not in the branch': {
    file: outdated,
    from: 'const [current = null] = known;',
    to: 'const [current = null] = known;\n    if (tip !== null && current === null) return [];',
  },
  '`CSV_OUTDATED` not asked on a tag': {
    file: 'src/flows/asking/ask-outdated.ts',
    from: "ref.startsWith('refs/tags/') ? findOutdated(batches, null, ref) : []",
    to: '[]',
  },
  '`CSV_OUTDATED` not asked on a branch that is gone': {
    file: outdated,
    from: 'const [current = null] = known;',
    to: "const [current = null] = known;\n    if (tip === null && ref.startsWith('refs/heads/')) return [];",
  },
  'an approval of an old plan pays whoever was taken out since': {
    file: 'src/core/plan/digest.ts',
    from: "const questions = findings.filter(({ kind }) => kind === 'question');",
    to: "const questions = findings.filter(({ kind, code }) => kind === 'question' && code !== 'CSV_OUTDATED');",
  },
  '`NOT_PREVIEWED` not asked': {
    file: 'src/flows/asking/ask-previewed.ts',
    from: 'if (!isAsked || branch === null) return [];',
    to: 'if (!isAsked || branch !== null) return [];',
  },
  'a preview of anything taken for one of this': {
    file: 'src/core/plan/previewed.ts',
    from: 'if (digests.has(digestOf([...due, ...own.map(({ bonus }) => bonus)]))) return null;',
    to: 'if (digests.size > 0 || digests.has(digestOf([...due, ...own.map(({ bonus }) => bonus)]))) return null;',
  },
  'an answer to `NOT_PREVIEWED` that never fits': {
    file: approval,
    from: 'return !isFor(findings) && isFor(asked) ? asked : findings;',
    to: 'return !isFor(findings) && isFor(asked) ? findings : findings;',
  },
  '`require-approval` that requires nothing': {
    file: approval,
    from: 'return isRequired && plan.due.length > 0 ? [approvalRequired(plan)] : [];',
    to: 'return [];',
  },
  'an approval of any plan': {
    file: approval,
    from: 'if (isApproved(plan, ledgers, approve)) return [];',
    to: 'if (isApproved(plan, ledgers, approve) || approve.length > 0) return [];',
  },
  '`max-total` for each plan of a run': {
    file: check,
    from: 'maybePaidCents(run.record)',
    to: 'maybePaidCents({ ...run.record, bulks: [] })',
  },
  'a look in whose middle the process stands still': {
    file: 'src/flows/looking/survey.ts',
    from: 'if (pulse.longestMs <= longestPauseMs || made >= surveysAtMost) return survey;',
    to: 'return survey;',
  },
};
