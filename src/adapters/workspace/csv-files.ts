import { renderCount } from '../../core/money.ts';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { normalizeLabel } from '../../core/bonus.ts';
import type { CsvFile } from '../../core/csv/file.ts';
import { type Code, type Finding, type Problem, unreachable } from '../../core/errors.ts';
import { controlCharacter } from '../../core/inputs/given-text.ts';
import { renderForeign } from '../../core/text/foreign-text.ts';
import { type FoundPaths, findPaths, hintForPattern, parsePatterns } from './csv-patterns.ts';
import { blobHashes } from './blob-hashes.ts';
import { errnoOf, findRepositoryRoot, relativePath } from './work-tree.ts';

/** Far more than a million bonuses; a larger file is something else. */
const largestFileBytes = 64 * 1024 * 1024;

/** The most files of one run; a pattern that matches more is too wide. */
const mostFiles = 1000;

/** The files that the `csv` input names, and every problem in finding and reading them. */
export interface CsvFiles {
  /** Each file once, even if several names lead to it; sorted by path. */
  readonly files: readonly CsvFile[];
  readonly findings: readonly Finding[];
}

/** What is wrong with one name. */
interface Refusal extends Problem {
  readonly code: Code;
  /** The file's name in the repository, if it is in the workspace. */
  readonly file?: string;
}

/**
 * Finds and reads the files that the lines of the `csv` input name, relative to `workspace` (an
 * absolute path). Files that cannot be used become findings, all at once; it throws only if there
 * is no workspace.
 */
export async function readCsvFiles(
  lines: readonly string[],
  workspace: string,
  showIds: boolean,
): Promise<CsvFiles> {
  const real = realpathSync(workspace);
  const refusals: Refusal[] = [];
  const patterns = parsePatterns(lines);
  if (lines.length > 0 && patterns.length === 0) {
    refusals.push(missing('No line of csv names a file.'));
  }
  const candidates = new Set<string>();
  for (const pattern of patterns) {
    const found = await findPaths(pattern, { given: workspace, real });
    const refusal = refusalOf(found, pattern.text, showIds);
    if (refusal !== null) refusals.push(refusal);
    else if (found.kind === 'found') for (const name of found.paths) candidates.add(name);
  }
  if (candidates.size > mostFiles) {
    const message = `csv names ${renderCount(candidates.size)} files; a run takes at most ${renderCount(mostFiles)}.`;
    refusals.push({ code: 'CSV_INVALID', message, hint: 'Make the pattern narrower.' });
    candidates.clear();
  }
  const files = new Map<string, CsvFile>();
  for (const candidate of candidates) {
    const shown = renderForeign(path.relative(real, candidate), showIds);
    const result = readCsvFile(candidate, real, shown);
    if ('bytes' in result) files.set(result.file, result);
    else refusals.push(result);
  }
  return {
    files: [...files.values()].sort((a, b) => compare(a.path, b.path) || compare(a.file, b.file)),
    findings: refusals.map(({ file, ...refusal }) => {
      return { kind: 'error', ...refusal, ...(file === undefined ? {} : { place: { file } }) };
    }),
  };
}

/** Why a line of the input leads to no file; null if it leads to one. */
function refusalOf(found: FoundPaths, text: string, showIds: boolean): Refusal | null {
  const shown = renderForeign(text, showIds);
  switch (found.kind) {
    case 'outside':
      return outside(renderForeign(found.text, showIds));
    case 'without-effect': {
      const message = `csv "!${renderForeign(found.text, showIds).slice(1)} excludes no file.`;
      return { code: 'CSV_INVALID', message, hint: found.hint };
    }
    case 'unreadable': {
      const message = `csv ${shown}: a folder cannot be listed (${found.errno}).`;
      return { code: 'CSV_INVALID', message, hint: 'Make the pattern narrower.' };
    }
    case 'found':
      if (found.paths.length > 0) return null;
      return missing(`No file matches csv ${shown}.`, hintForPattern(text));
    default:
      return unreachable(found);
  }
}

/**
 * Reads synchronously: nothing else is under way yet, and reading a small file takes less time than
 * handing it to a thread.
 */
function readCsvFile(candidate: string, workspace: string, shown: string): CsvFile | Refusal {
  const invalid = (what: string, hint: string, file?: string): Refusal => {
    const message = `csv ${shown} ${what}.`;
    return { code: 'CSV_INVALID', message, hint, ...(file === undefined ? {} : { file }) };
  };
  try {
    if (controlCharacter.test(candidate)) {
      return invalid('has a control character in its path', 'Rename the file.');
    }
    // A file has one label, whatever symbolic links lead to it: two labels would mean two payments.
    const real = realpathSync(candidate);
    const file = relativePath(workspace, real);
    if (file === null) return outside(shown);
    const root = findRepositoryRoot(real, workspace);
    const gitPath = path.relative(root, real).split(path.sep).join('/');
    if (controlCharacter.test(file)) {
      return invalid('links to a path with a control character', 'Rename the file.');
    }
    const stats = statSync(real);
    if (stats.isDirectory()) {
      return invalid('is a directory', 'Name the files in it, such as bonuses/*.csv.');
    }
    if (!stats.isFile()) return invalid('is not a regular file', 'Name a file.');
    if (stats.size > largestFileBytes) {
      return invalid(
        `is larger than ${largestFileBytes / 1024 / 1024} MiB`,
        'Split it, or check that it is the file you mean.',
        gitPath,
      );
    }
    const bytes = readFileSync(real);
    return { file, path: normalizeLabel(gitPath), gitPath, blobs: blobHashes(bytes), bytes };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    if (errno === 'ENOENT' || errno === 'ENOTDIR')
      return missing(
        `There is no file ${shown}.`,
        hintForPattern(path.relative(workspace, candidate)),
      );
    return invalid(`cannot be read (${errno})`, 'Look at its permissions and where it links to.');
  }
}

function missing(message: string, hint: string | null = null): Refusal {
  return {
    code: 'CSV_MISSING',
    message,
    hint:
      hint ??
      'Paths are relative to the workspace; check out the repository (actions/checkout) in an earlier step.',
  };
}

function outside(shown: string): Refusal {
  return {
    code: 'CSV_INVALID',
    message: `csv ${shown} leads out of the workspace.`,
    hint: 'Name files inside the workspace, without "..", and no symbolic links that lead out of it.',
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
