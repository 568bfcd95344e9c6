import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';

/**
 * `CSV_OUTDATED`: a file that is due and is not what the tip of the run's branch has. A re-run of an old run has the work tree of
 * that time, and would pay people who have since been taken out.
 *
 * @param tip blob hashes by path; null where the run belongs to no branch or the branch is absent
 */
export function findOutdated(
  batches: readonly Batch[],
  tip: ReadonlyMap<string, string | null> | null,
  branch: string,
): Finding[] {
  if (tip === null) return [];
  const files = new Map(batches.map((batch) => [batch.gitPath, batch]));
  return [...files.values()].flatMap((batch): Finding[] => {
    const current = tip.get(batch.gitPath) ?? null;
    if (current === null || current === batch.blob) return [];
    return [
      {
        kind: 'question',
        code: 'CSV_OUTDATED',
        message: `${batch.path} is not the file that ${branch} has now (this run has ${batch.blob.slice(0, 7)}, the branch has ${current.slice(0, 7)}).`,
        hint: 'Probably an old run was started again, or the file was pushed to since. Start a new run on the branch; if this older file is meant, give the digest of this plan as `answer`.',
        place: { file: batch.bonuses[0]?.file ?? batch.path },
      },
    ];
  });
}
