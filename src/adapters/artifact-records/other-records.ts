import { ActionError } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import type { OtherLedgers } from '../../core/checks/elsewhere.ts';
import { studyIn } from './artifact-names.ts';
import type { ListedArtifact } from './artifact-store.ts';
import type { ProtocolDesk } from './protocol-desk.ts';
import { learnFrom } from './read-records.ts';
import { StudyMemory } from './study-memory.ts';

/**
 * The most other studies to read. A study's newest record has everything that was known of it, so
 * each study takes a download or two.
 */
const studiesAtMost = 10;

/**
 * The records of all studies except these, as far as one list of the repository's artifacts shows
 * them. Never throws because of GitHub or the network: `unread` says what could not be read.
 */
export async function readOtherRecords(
  desk: ProtocolDesk,
  studies: readonly StudyId[],
  signal: AbortSignal,
): Promise<OtherLedgers> {
  const texts = new Map<StudyId, string>();
  const unread: string[] = [];
  const note = (error: unknown): void => {
    if (!(error instanceof ActionError)) throw error;
    unread.push(error.message);
  };
  try {
    const { artifacts, isWhole } = await desk.store.listNewest({ signal });
    if (!isWhole)
      unread.push(
        `The repository has more artifacts than the ${artifacts.length} that were looked at.`,
      );
    const all = [...groupByStudy(artifacts)].filter(([study]) => !studies.includes(study));
    if (all.length > studiesAtMost)
      unread.push(`Of ${all.length} other studies only ${studiesAtMost} were looked at.`);
    // Requests about other studies' runs must not use up the number that this study's own records
    // need.
    const apart = { ...desk, runs: new Map(desk.runs) };
    for (const [study, theirs] of all.slice(0, studiesAtMost)) {
      const memory = new StudyMemory(study);
      try {
        if ((await learnFrom(apart, memory, theirs, signal)) === null)
          unread.push(`A record of study ${study} is listed and cannot be downloaded.`);
        texts.set(study, memory.text);
      } catch (error) {
        note(error);
      }
    }
  } catch (error) {
    note(error);
  }
  return { texts, unread };
}

/** Only artifacts with a name of this ledger. */
function groupByStudy(artifacts: readonly ListedArtifact[]): Map<StudyId, ListedArtifact[]> {
  const groups = new Map<StudyId, ListedArtifact[]>();
  for (const artifact of artifacts) {
    const study = studyIn(artifact.name);
    if (study !== null) groups.set(study, [...(groups.get(study) ?? []), artifact]);
  }
  return groups;
}
