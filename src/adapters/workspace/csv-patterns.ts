import { stat } from 'node:fs/promises';
import path from 'node:path';
import { errnoOf, relativePath } from './work-tree.ts';

/** One line of the `csv` input that names files, and the exclusions in the lines below it. */
export interface CsvPattern {
  /** As the user wrote it. */
  readonly text: string;
  readonly excluded: readonly string[];
}

/** The workspace's absolute path: as the runner gives it, and with symbolic links resolved. */
export interface Workspace {
  readonly given: string;
  readonly real: string;
}

export type FoundPaths =
  /** Absolute paths. A path without glob characters is not checked, so it may lead to nothing. */
  | { readonly kind: 'found'; readonly paths: readonly string[] }
  /** This text leads out of the workspace. */
  | { readonly kind: 'outside'; readonly text: string }
  /** This text excludes nothing, although its form says that it was meant to. */
  | { readonly kind: 'without-effect'; readonly text: string; readonly hint: string }
  /** A folder on the way cannot be listed. */
  | { readonly kind: 'unreadable'; readonly errno: string };

/**
 * The lines of the `csv` input as `@actions/glob` reads them: blank lines and those that begin with
 * `#` are ignored, and one that begins with `!` excludes files that the lines above it named. A
 * second `!` cancels the first.
 */
export function parsePatterns(lines: readonly string[]): CsvPattern[] {
  const patterns: { text: string; excluded: string[] }[] = [];
  for (const line of lines.map((text) => text.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const text = line.replace(/^[!\s]+/, '');
    const marks = line.slice(0, line.length - text.length).replaceAll(/\s/g, '');
    if (marks.length % 2 === 0) patterns.push({ text, excluded: [] });
    else for (const pattern of patterns) pattern.excluded.push(text);
  }
  return patterns;
}

/**
 * The paths that a pattern names. The library is loaded only for a pattern that needs it: without
 * glob characters and exclusions a pattern is simply a path, and the action starts faster.
 */
export async function findPaths(pattern: CsvPattern, workspace: Workspace): Promise<FoundPaths> {
  const { text, excluded } = pattern;
  const isGlob = /[*?[]/.test(text) && !(await isFile(text, workspace));
  if (!isGlob && excluded.length === 0) {
    const below = belowWorkspace(text, workspace);
    if (below === null) return { kind: 'outside', text };
    return { kind: 'found', paths: [path.join(workspace.real, below)] };
  }
  const globs = await globsOf(pattern, workspace);
  if (!Array.isArray(globs)) return globs;
  const { create } = await import('@actions/glob');
  const globber = await create(globs.join('\n'), {
    // A link to a folder could lead anywhere, or in circles.
    followSymbolicLinks: false,
    // `bonuses/*` means the files of that folder, not those of the folders in it.
    implicitDescendants: false,
    // Only if somebody named the folder, so that they are told.
    matchDirectories: !isGlob,
  });
  try {
    return { kind: 'found', paths: await globber.glob() };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    // A file has nothing below it.
    return errno === 'ENOTDIR' ? { kind: 'found', paths: [] } : { kind: 'unreadable', errno };
  }
}

/** The lines for the library, or why the pattern cannot be used. */
async function globsOf(
  { text, excluded }: CsvPattern,
  workspace: Workspace,
): Promise<string[] | FoundPaths> {
  const globs: string[] = [];
  for (const [index, one] of [text, ...excluded].entries()) {
    const isOneFile = await isFile(one, workspace);
    const hint = isOneFile || index === 0 ? null : hintForPattern(one);
    // Its files would be paid otherwise.
    if (hint !== null) return { kind: 'without-effect', text: one, hint };
    const absolute = absolutePattern(one, workspace, isOneFile);
    // An exclusion that cannot be used must not be dropped: its files would be paid.
    if (absolute === null) return { kind: 'outside', text: one };
    if (index === 0) globs.push(absolute);
    // An exclusion covers everything below it, as in the library itself.
    else globs.push(`!${absolute}`, `!${absolute}/**`);
  }
  return globs;
}

/**
 * Makes a pattern absolute: the library would resolve it against the process's folder, and a
 * leading `~` against the home folder. Null if it may lead out of the workspace, so that we never
 * walk a whole disk.
 */
function absolutePattern(text: string, workspace: Workspace, isOneFile: boolean): string | null {
  if (text.split(/[\\/]/).includes('..')) return null;
  const below = belowWorkspace(text, workspace);
  if (below === null) return null;
  // Characters of the workspace's path and of a file's name are literal, not part of the pattern.
  const literal = (name: string): string => name.replace(/[*?[\\]/g, '[$&]');
  return path.join(literal(workspace.real), isOneFile ? literal(below) : below);
}

/** How a text that names nothing was probably meant; null if its form does not tell. */
export function hintForPattern(text: string): string | null {
  if (/\{[^{}]*,[^{}]*\}/.test(text))
    return 'Braces such as {a,b} are not expanded: write one path or pattern on each line.';
  if (text.includes('\\')) return 'Write / between folders, not a backslash, also for Windows.';
  if (/\.[a-z0-9]{2,4}[ ,;]+\S/i.test(text))
    return 'Write several paths on several lines, one on each.';
  return null;
}

/** A text with `*`, `?` or `[` in it may be the exact name of a file; then it means that file. */
async function isFile(text: string, workspace: Workspace): Promise<boolean> {
  const below = belowWorkspace(text, workspace);
  if (below === null) return false;
  return stat(path.join(workspace.real, below)).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

/** The path from the workspace to what a text names; null if that is outside. */
function belowWorkspace(text: string, workspace: Workspace): string | null {
  const from = (root: string): string | null => relativePath(root, path.resolve(root, text));
  return from(workspace.given) ?? from(workspace.real);
}
