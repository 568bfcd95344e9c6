import type { StudyId } from '../../../src/core/ids.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import type { World } from '../world.ts';

type Resolved = Extract<LedgerEvent, { type: 'resolved' }>;

/**
 * Nobody overrules an answer that they have not seen: whatever others have said of this bulk
 * payment stood in the ledger when the run that answers first read it.
 *
 * @param before the study's ledger before this line
 */
export function checkOverruled(
  world: World,
  study: StudyId,
  { bulk, run }: Resolved,
  before: string,
): void {
  const answering = world.runs.find(({ name }) => name === `${run.id}/${run.attempt}`);
  const seen = answering?.process.firstSeen.get(study) ?? '';
  for (const line of before.split('\n')) {
    if (!line.includes('"type":"resolved"') || !line.includes(`"bulk":"${bulk}"`)) continue;
    const other = JSON.parse(line) as Resolved;
    const isOwn = other.run.id === run.id && other.run.attempt === run.attempt;
    if (!isOwn && !seen.includes(`"id":"${other.id}"`))
      world.violate(
        'an answer overruled one that its run had not seen',
        `${bulk} by run ${run.id}`,
      );
  }
}
