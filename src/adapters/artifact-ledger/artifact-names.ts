import type { StudyId } from '../../core/ids.ts';

/** All claims of a study share this exact name, one for each attempt, so that one list answer shows all rivals. */
export function claimName(study: StudyId): string {
  return `prolific-bonus-claim-${study}`;
}

/** Every other write; `k` is counted from 1 in each attempt. */
export function recordName(study: StudyId, k: number): string {
  return `prolific-bonus-ledger-${study}-${k}`;
}
