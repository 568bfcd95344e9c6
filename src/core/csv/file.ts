import type { Batch, Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { fingerprint, type StudyId } from '../ids.ts';
import type { Cents } from '../money.ts';
import type { Settings } from '../settings.ts';
import { findRowNames, takeOutQualtricsRows } from './export-rows.ts';
import { type Columns, parseHeader } from './header.ts';
import { type BonusLine, parseLine } from './line.ts';
import { findDuplicates, findNamedIds, findUnclearUnit } from './lines-together.ts';
import { renderNotices, renderWarnings } from './notices.ts';
import { type FileProblem, findingsOf, groupFaults } from './problems.ts';
import { type CsvRecord, parseCsv } from './records.ts';

/** A file of bonuses as it is in the work tree. */
export interface CsvFile {
  /** Path from the workspace. */
  readonly file: string;
  /** Path from the repository's root, normalised. */
  readonly path: string;
  /** The same as git spells it. */
  readonly gitPath: string;
  /** Hashes of the file as git may store it; the first is of exactly these bytes. */
  readonly blobs: readonly string[];
  readonly bytes: Uint8Array;
}

/** The settings that reading a file depends on. */
export type CsvSettings = Pick<
  Settings,
  'studyId' | 'batch' | 'allowWholeAmounts' | 'idColumn' | 'amountColumn' | 'showIds'
>;

/**
 * The batches of a file, or everything that is wrong in it: if there is a finding, there is no
 * batch.
 */
export interface ParsedCsv {
  readonly batches: readonly Batch[];
  readonly findings: readonly Finding[];
  /** What to look at although nothing is wrong. */
  readonly warnings: readonly string[];
  /** What to tell the user although nothing is wrong. */
  readonly notices: readonly string[];
}

/**
 * Parses one file into batches, one for each study that it names, or into all its problems at once.
 * Never throws for expected problems. Work and memory grow with the length of the file.
 */
export function parseBatches(file: CsvFile, settings: CsvSettings): ParsedCsv {
  const refused = (problems: readonly (FileProblem | null)[]): ParsedCsv => {
    const sorted = problems
      .filter((problem) => problem !== null)
      .sort((a, b) => a.lineNumber - b.lineNumber);
    return { batches: [], findings: findingsOf(file.gitPath, sorted), warnings: [], notices: [] };
  };
  const { records, problem: broken } = parseCsv(file.bytes);
  const [first, ...others] = records;
  if (first === undefined) return refused([broken]);

  const { lines: below, problem: exported } = takeOutQualtricsRows(others);
  const header = parseHeader(first, below, settings);
  if (header.kind === 'broken') return refused([header.problem]);
  const { columns } = header;
  const bonusRecords = columns.names === null ? records : below;
  const moved = findRowNames(bonusRecords, columns);
  if (moved !== null) return refused([moved]);

  const { lines, problems } = parseLines(bonusRecords, columns, file, settings, broken === null);
  const all = [...problems, broken, exported, findStudyProblem(first, columns, settings)];
  if (all.some((problem) => problem !== null)) return refused(all);

  const batches = batchesOf(file, settings, columns, lines);
  return {
    batches,
    findings: [],
    warnings: renderWarnings(file.path, columns, bonusRecords, batches, settings.showIds),
    notices: renderNotices(file.path, columns, batches, settings.showIds),
  };
}

function findStudyProblem(
  { lineNumber }: CsvRecord,
  { study }: Columns,
  { studyId }: CsvSettings,
): FileProblem | null {
  if (study !== null || studyId !== null) return null;
  return {
    lineNumber,
    message: 'Nothing says which study these bonuses are for.',
    hint: 'Give the study-id input, or add a study_id column.',
  };
}

/**
 * @param isWhole whether these are all lines of the file: the unit cannot be judged from some of
 * them
 */
function parseLines(
  records: readonly CsvRecord[],
  columns: Columns,
  { path }: CsvFile,
  { studyId, batch, allowWholeAmounts, showIds }: CsvSettings,
  isWhole: boolean,
): { lines: BonusLine[]; problems: FileProblem[] } {
  const lines = records.map((record) => parseLine(record, columns, studyId, showIds));
  const problems = groupFaults(
    [
      lines.flatMap((line) => line.faults),
      isWhole && !allowWholeAmounts ? findUnclearUnit(lines, showIds) : [],
      findDuplicates(lines, showIds),
      findNamedIds(lines, [path, batch ?? ''], showIds),
    ].flat(),
  );
  return { lines, problems };
}

/**
 * A part of a line in which nothing is wrong. Should a bug lose one, the run stops: a line that is
 * only left out would leave somebody unpaid.
 */
function present<T>(part: T | null): T {
  if (part === null) throw new Error('A line without a problem has no id, study or amount.');
  return part;
}

function centsIn({ amount }: BonusLine): Cents | null {
  return amount?.kind === 'amount' ? amount.cents : null;
}

function batchesOf(
  file: CsvFile,
  settings: CsvSettings,
  columns: Columns,
  lines: readonly BonusLine[],
): Batch[] {
  const label = settings.batch ?? file.path;
  interface Parts {
    readonly bonuses: Bonus[];
    readonly zeros: Bonus[];
    readonly currencies: Map<string, number>;
  }
  const byStudy = new Map<StudyId, Parts>();
  const partsOf = (study: StudyId): Parts => {
    const parts = byStudy.get(study) ?? { bonuses: [], zeros: [], currencies: new Map() };
    byStudy.set(study, parts);
    return parts;
  };
  // A file whose lines were all removed is still a batch: the ledger may have bonuses of it.
  if (settings.studyId !== null) partsOf(settings.studyId);
  for (const line of lines) {
    const { lineNumber, submission, currency } = line;
    const study = present(line.study);
    const id = present(line.id);
    const amount = present(centsIn(line));
    const { bonuses, zeros, currencies } = partsOf(study);
    const to = fingerprint(study, id);
    const place = { file: file.gitPath, lineNumber };
    const bonus = { study, batch: label, id, submission, to, amount, ...place };
    (amount === 0 ? zeros : bonuses).push(bonus);
    if (amount === 0) continue;
    for (const code of [columns.currency, currency])
      if (code !== null && !currencies.has(code)) currencies.set(code, lineNumber);
  }
  const labelGiven = settings.batch !== null;
  const { path, gitPath, blobs } = file;
  return Array.from(byStudy, ([study, parts]) => {
    return { study, label, labelGiven, path, gitPath, blobs, ...parts };
  });
}
