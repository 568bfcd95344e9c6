import type { Fingerprint, PersonalId, StudyId } from './ids.ts';
import type { Cents } from './money.ts';

/** One line of a CSV: one person, one amount. */
export interface Bonus {
  readonly study: StudyId;
  /** The label of its batch; with study and id the key of a bonus. */
  readonly batch: string;
  /** Participant or submission, in lower case, as the file has it. */
  readonly id: PersonalId;
  /**
   * Where the file names both: the submission that the participant of `id` must have in the study.
   */
  readonly submission: PersonalId | null;
  readonly to: Fingerprint;
  readonly amount: Cents;
  /** As the repository names it, as annotations need it. */
  readonly file: string;
  readonly lineNumber: number;
}

/** The bonuses of one CSV for one study, under one label. */
export interface Batch {
  readonly study: StudyId;
  readonly label: string;
  /** Whether the user named the label; otherwise it is the path. */
  readonly labelGiven: boolean;
  /** From the repository's root, normalised. */
  readonly path: string;
  /** The same as git spells it: only so does GitHub find the file. */
  readonly gitPath: string;
  /** Hashes of the file as git may store it; the first is of the very bytes of this run. */
  readonly blobs: readonly string[];
  /** Each currency that the file says its amounts are in, with the first line that says so. */
  readonly currencies: ReadonlyMap<string, number>;
  /** In file order, none of them zero. */
  readonly bonuses: readonly Bonus[];
  /** Lines with an amount of zero: never paid, but the ledger may hold another amount for them. */
  readonly zeros: readonly Bonus[];
}

/** What makes two batches one, as one text. */
export function batchKey({ study, label }: Pick<Batch, 'study' | 'label'>): string {
  return `${study}\n${label}`;
}

/** What makes two bonuses one: who paid the one has paid the other. */
export function bonusKey({ study, batch, to }: Pick<Bonus, 'study' | 'batch' | 'to'>): string {
  return `${batchKey({ study, label: batch })}\n${to}`;
}

/**
 * A label that is a path, in one spelling: `/` as separator, no `./`, no doubled slash, Unicode
 * NFC. Two spellings of one path would be two keys, and two keys are two payments.
 */
export function normalizeLabel(text: string): string {
  const segments: string[] = [];
  for (const segment of text.normalize('NFC').trim().split(/[\\/]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}

/**
 * Where a person is in the files, `line 3 of bonuses/week1.csv`, which is how people are named
 * wherever it is known; else null.
 */
export function findLine(batches: readonly Batch[], id: string): string | null {
  for (const { bonuses, zeros } of batches) {
    for (const bonus of [...bonuses, ...zeros])
      if (bonus.id === id || bonus.submission === id)
        return `line ${bonus.lineNumber} of ${bonus.file}`;
  }
  return null;
}
