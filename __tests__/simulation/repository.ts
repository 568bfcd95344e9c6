import type { CsvFile } from '../../src/core/csv/file.ts';
import { parseAllBatches } from '../../src/core/csv/files.ts';
import { type Batch, normalizeLabel } from '../../src/core/bonus.ts';
import { gitBlobHash } from '../../src/core/git-blob.ts';
import type { PersonalId } from '../../src/core/ids.ts';
import { parseInput } from '../../src/core/inputs/table.ts';
import { renderPlainCents } from '../../src/core/money.ts';
import type { Previews } from '../../src/core/plan/previewed.ts';
import type { LedgerKind } from './keeping.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export interface SimLine {
  readonly person: Person;
  /** The participant's id or one of their submissions'. */
  readonly as: PersonalId;
  readonly cents: number;
}

/**
 * A CSV as somebody means it. It stays the same batch in people's minds whatever its path and
 * label.
 */
export interface SimFile {
  readonly number: number;
  /** In its one right spelling. */
  readonly path: string;
  /** What the workflow gives as `batch`, in its one right spelling; null: nothing. */
  readonly label: string | null;
  readonly lines: readonly SimLine[];
  /** The earlier file whose money is in its amounts once more. */
  readonly totalsOf?: SimFile;
}

export const mainBranch = 'refs/heads/main';

/**
 * What previews have shown on the pull request of a commit, for the action and for whoever judges.
 */
interface CommitPreviews extends Previews {
  /** As `keyOf` has each bonus. */
  readonly shown: ReadonlySet<string>;
}

/** The commits of the default branch: all files at each. */
export class Repository {
  readonly commits: (readonly SimFile[])[] = [[]];
  /** By commit. */
  readonly previews = new Map<string, CommitPreviews>();

  /** Of the newest commit. */
  get tipSha(): string {
    return this.commits.length.toString(16).padStart(40, '0');
  }

  get tip(): readonly SimFile[] {
    return this.commits.at(-1) ?? [];
  }

  add(file: SimFile): void {
    this.commits.push([...this.tip, file]);
  }

  edit(number: number, change: (file: SimFile) => SimFile): void {
    this.commits.push(this.tip.map((file) => (file.number === number ? change(file) : file)));
  }

  /** Blob hashes by path. */
  tipBlobs(): Map<string, string> {
    return new Map(this.tip.map((file) => [file.path, gitBlobHash(bytesOf(file))]));
  }
}

export interface Checkout {
  readonly batches: readonly Batch[];
  /** The label as the run has it, by the one that is meant. */
  readonly meant: ReadonlyMap<string, string>;
  /** The label that settings would have. */
  readonly labelInput: string | null;
}

/**
 * What a run makes of these files. Paths and labels are spelled as systems and people happen to.
 */
export function checkOut(files: readonly SimFile[], random: Random): Checkout {
  const [first] = files;
  const label = files.length === 1 ? (first?.label ?? null) : null;
  const labelInput = label === null ? null : parsedLabel(misspell(label, random));
  const csvFiles = files.map((file) => {
    const spelled = misspell(file.path, random);
    const bytes = bytesOf(file);
    const path = normalizeLabel(spelled);
    return { file: spelled, path, gitPath: file.path, blobs: [gitBlobHash(bytes)], bytes };
  });
  const batches = batchesOf(csvFiles, labelInput);
  const meant = new Map<string, string>();
  files.forEach((file, index) => {
    const asParsed = labelInput ?? csvFiles[index]?.path ?? '';
    meant.set(asParsed, meantLabel(file));
  });
  return { batches, meant, labelInput };
}

/** So many parsed files are kept: histories read the same few again and again. */
const parsedAtMost = 500;
const parsedBefore = new Map<string, readonly Batch[]>();

function batchesOf(files: readonly CsvFile[], batch: string | null): readonly Batch[] {
  const key = JSON.stringify([
    batch,
    files.map(({ file, gitPath, blobs }) => [file, gitPath, blobs]),
  ]);
  const known = parsedBefore.get(key);
  if (known !== undefined) return known;
  const { batches, findings } = parseAllBatches(files, {
    studyId: null,
    batch,
    allowWholeAmounts: false,
    idColumn: null,
    amountColumn: null,
    showIds: true,
  });
  if (findings.length > 0)
    throw new Error(`The files of a history are valid: ${JSON.stringify(findings)}`);
  if (parsedBefore.size >= parsedAtMost) parsedBefore.clear();
  parsedBefore.set(key, batches);
  return batches;
}

/** Whether they are the same file in git. */
export function areSame(one: SimFile, other: SimFile): boolean {
  if (one.path !== other.path) return false;
  return one.lines === other.lines || gitBlobHash(bytesOf(one)) === gitBlobHash(bytesOf(other));
}

export function meantLabel({ label, path }: SimFile): string {
  return label ?? path;
}

function parsedLabel(text: string): string {
  const parsed = parseInput('batch', text);
  if (!('value' in parsed)) throw new Error(`Not a label: ${text}`);
  return parsed.value;
}

/** Other systems and other people write the same path in another way. */
function misspell(text: string, random: Random): string {
  if (random.chance(0.6)) return text;
  return random.pick([
    text.normalize('NFD'),
    `./${text}`,
    text.replaceAll('/', '//'),
    `x/../${text}`,
  ]);
}

function bytesOf({ lines }: SimFile): Uint8Array {
  const rows = lines.map(
    ({ person, as, cents }) => `${person.study},${as},${renderPlainCents(cents)}\n`,
  );
  return new TextEncoder().encode(`study_id,participant_id,amount\n${rows.join('')}`);
}

/**
 * What one run can pay: a label is for one file; the files without one can be paid together, where
 * the ledger takes more than one file of a study.
 */
export function groupsOf(files: readonly SimFile[], ledger: LedgerKind): (readonly SimFile[])[] {
  const alone = files.filter(({ label }) => label !== null || ledger === 'artifact');
  const others = files.filter((file) => !alone.includes(file));
  return [...alone.map((file) => [file]), ...(others.length > 0 ? [others] : [])];
}
