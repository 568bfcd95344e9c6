import { parseStudyId, type StudyId } from '../../core/ids.ts';

/**
 * All claims of a study share this exact name, one for each attempt, so that one list answer shows
 * all rivals.
 */
export function claimName(study: StudyId): string {
  return `prolific-bonus-claim-${study}`;
}

/** Every other write; `k` is counted from 1 in each attempt. */
export function recordName(study: StudyId, k: number): string {
  return `prolific-bonus-ledger-${study}-${k}`;
}

/** The study whose claim or record an artifact of this name would be; null for every other name. */
export function studyIn(name: string): StudyId | null {
  const [, claim, record] =
    /^prolific-bonus-(?:claim-([0-9a-f]{24})|ledger-([0-9a-f]{24})-\d+)$/.exec(name) ?? [];
  return parseStudyId(claim ?? record ?? '');
}
