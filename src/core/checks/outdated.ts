import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';

/**
 * The spellings under which git may know a path: as on disk, and in both Unicode forms. macOS
 * writes letters and accents separately, even if the commit has them combined.
 */
export function spellingsOf(gitPath: string): string[] {
  return [...new Set([gitPath, gitPath.normalize('NFC'), gitPath.normalize('NFD')])];
}

/**
 * `CSV_OUTDATED`: a file with something due differs from the one at the tip of the run's branch, or
 * is not there. A re-run of an old run has the work tree of that time, and would pay people who
 * have since been removed. A file with a given label need not be in git.
 *
 * @param tip blob hashes by path; null if the branch is gone, or the run belongs to a tag
 * @param ref the full name of the run's branch or tag
 */
export function findOutdated(
  batches: readonly Batch[],
  tip: ReadonlyMap<string, string | null> | null,
  ref: string,
): Finding[] {
  const byPath = batches.filter(({ labelGiven }) => !labelGiven);
  const files = new Map(byPath.map((batch) => [batch.gitPath, batch]));
  return [...files.values()].flatMap((batch): Finding[] => {
    const known = spellingsOf(batch.gitPath).flatMap((path) => tip?.get(path) ?? []);
    if (known.some((blob) => batch.blobs.includes(blob))) return [];
    const [current = null] = known;
    return [
      {
        kind: 'question',
        code: 'CSV_OUTDATED',
        message: `${batch.path} ${whyOutdated(batch, tip, current, ref)}.`,
        hint: 'Probably somebody re-ran an old run, or the file has since been changed, moved or deleted. Start a new run on the branch; if you do mean this version of the file, give the digest of this plan as `answer`.',
        place: { file: batch.gitPath },
        about: { study: batch.study, batch: batch.label, subject: current ?? 'absent' },
      },
    ];
  });
}

function whyOutdated(
  { blobs: [blob = ''] }: Batch,
  tip: ReadonlyMap<string, string | null> | null,
  current: string | null,
  ref: string,
): string {
  if (current !== null)
    return `is not the file that ${ref} has now (this run has ${blob.slice(0, 7)}, the branch has ${current.slice(0, 7)})`;
  if (tip !== null) return `is not in ${ref} now`;
  if (!ref.startsWith('refs/heads/'))
    return `comes from ${ref}, which is not a branch, so nothing tells whether it is the newest version`;
  return `comes from ${ref}, and that branch is gone`;
}
