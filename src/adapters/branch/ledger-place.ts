import type { StudyId } from '../../core/ids.ts';
import type { RepositoryName } from '../../core/inputs/places.ts';

/** Where the ledger is. */
export interface LedgerPlace {
  /** `owner/name` */
  readonly repository: RepositoryName;
  readonly branch: string;
  /** Folder on that branch, without slashes at its ends; '' for the root. */
  readonly folder: string;
}

/** A study's file of events, or its page, from the root of the branch. */
export function pathOf(
  { folder }: LedgerPlace,
  study: StudyId,
  kind: 'jsonl' | 'md' = 'jsonl',
): string {
  return folder === '' ? `${study}.${kind}` : `${folder}/${study}.${kind}`;
}
