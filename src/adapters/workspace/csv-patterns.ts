import path from 'node:path';
import { errnoOf, relativePath } from './work-tree.ts';

/** One line of the `csv` input that names files, and what the lines below it take out again. */
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
  /** Absolute paths. A path without glob characters is not looked at, so it may lead to nothing. */
  | { readonly kind: 'found'; readonly paths: readonly string[] }
  /** This text leads out of the workspace. */
  | { readonly kind: 'outside'; readonly text: string }
  /** A folder on the way cannot be listed. */
  | { readonly kind: 'unreadable'; readonly errno: string };

/**
 * The lines of the `csv` input as `@actions/glob` takes them: blank lines and those that begin with `#`
 * say nothing, and one that begins with `!` takes out what the lines above it named. A second `!`
 * cancels the first.
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
 * The paths that a pattern names. The library is loaded only for a pattern that needs it: without glob
 * characters and exclusions a pattern is simply a path, and the action starts sooner.
 */
export async function findPaths(pattern: CsvPattern, workspace: Workspace): Promise<FoundPaths> {
  const { text, excluded } = pattern;
  const isGlob = /[*?[]/.test(text);
  if (!isGlob && excluded.length === 0) {
    const below = belowWorkspace(text, workspace);
    if (below === null) return { kind: 'outside', text };
    return { kind: 'found', paths: [path.join(workspace.real, below)] };
  }
  const globs: string[] = [];
  for (const [index, one] of [text, ...excluded].entries()) {
    const absolute = absolutePattern(one, workspace);
    // An exclusion that cannot be followed may not be dropped: its files would be paid.
    if (absolute === null) return { kind: 'outside', text: one };
    if (index === 0) globs.push(absolute);
    // What is taken out is taken out with everything below it, as the library does by itself.
    else globs.push(`!${absolute}`, `!${absolute}/**`);
  }
  const { create } = await import('@actions/glob');
  const globber = await create(globs.join('\n'), {
    // A link to a folder could lead anywhere, or in circles.
    followSymbolicLinks: false,
    // `bonuses/*` means the files of that folder, not those of the folders in it.
    implicitDescendants: false,
    // Only where somebody named it, so that they are told.
    matchDirectories: !isGlob,
  });
  try {
    return { kind: 'found', paths: await globber.glob() };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    // Below a file there is nothing.
    return errno === 'ENOTDIR' ? { kind: 'found', paths: [] } : { kind: 'unreadable', errno };
  }
}

/**
 * A pattern's text as an absolute one: the library would resolve it against the process's folder, and a
 * leading `~` against the home folder. Null where it may lead out of the workspace, so that nobody's
 * whole disk is walked.
 */
function absolutePattern(text: string, workspace: Workspace): string | null {
  if (text.split(/[\\/]/).includes('..')) return null;
  const below = belowWorkspace(text, workspace);
  if (below === null) return null;
  // The workspace's own characters are not part of the pattern.
  return path.join(workspace.real.replace(/[*?[]/g, '[$&]'), below);
}

/** The way from the workspace to what a text names; null where that leads out of it. */
function belowWorkspace(text: string, workspace: Workspace): string | null {
  const from = (root: string): string | null => relativePath(root, path.resolve(root, text));
  return from(workspace.given) ?? from(workspace.real);
}
