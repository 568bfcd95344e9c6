import type { Fingerprint, PersonalId, StudyId } from './ids.ts';
import type { Cents } from './money.ts';

/** One line of a CSV: one person, one amount. */
export interface Bonus {
  readonly study: StudyId;
  /** The label of its batch; with study and id the key of a bonus. */
  readonly batch: string;
  /** Participant or submission, in lower case, as the file has it. */
  readonly id: PersonalId;
  /** If the file names both: the submission that the participant of `id` must have in the study. */
  readonly submission: PersonalId | null;
  readonly to: Fingerprint;
  readonly amount: Cents;
  /** The file's path in the repository, as annotations need it. */
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
  /** The same path as git spells it; GitHub finds the file only by this spelling. */
  readonly gitPath: string;
  /** Hashes of the file as git may store it; the first is of exactly this run's bytes. */
  readonly blobs: readonly string[];
  /** Each currency that the file says its amounts are in, with the first line that says so. */
  readonly currencies: ReadonlyMap<string, number>;
  /** In file order, none of them zero. */
  readonly bonuses: readonly Bonus[];
  /** Lines with an amount of zero: never paid, but the ledger may hold another amount for them. */
  readonly zeros: readonly Bonus[];
}

/** The key of a batch: two batches with the same key are one. */
export function batchKey({ study, label }: Pick<Batch, 'study' | 'label'>): string {
  return `${study}\n${label}`;
}

/** The key of a bonus: paying one of two bonuses with the same key pays the other. */
export function bonusKey({ study, batch, to }: Pick<Bonus, 'study' | 'batch' | 'to'>): string {
  return `${batchKey({ study, label: batch })}\n${to}`;
}

/**
 * A label that is a path, in its one spelling: `/` as separator, no `./`, no double slash, Unicode
 * NFC. Two spellings of one path would be two keys, and two keys mean two payments.
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
 * Where a person is in the files, such as `line 3 of bonuses/week1.csv`: messages name people in
 * this way if they can. Otherwise null.
 */
export function findLine(batches: readonly Batch[], id: string): string | null {
  for (const { bonuses, zeros } of batches) {
    for (const bonus of [...bonuses, ...zeros])
      if (bonus.id === id || bonus.submission === id)
        return `line ${bonus.lineNumber} of ${bonus.file}`;
  }
  return null;
}
