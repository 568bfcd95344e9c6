import { inflateRawSync } from 'node:zlib';
import type { Artifact } from '../artifacts/artifact.ts';
import type { ArtifactStore } from '../artifacts/store.ts';
import { type LedgerLine, parseLedger } from './ledger.ts';

/** The text of the first file of an artifact that a ledger uploaded; '' if there is none. */
function textOf(store: ArtifactStore, artifact: Artifact): string {
  const zip = store.bytesOf(artifact);
  if (zip === null || zip.length < 30) return '';
  const from = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  return inflateRawSync(zip.subarray(from)).toString('utf8');
}

/** The names of this ledger's artifacts, of one study or of all. */
function isRecord(name: string, study: string): boolean {
  return new RegExp(`^prolific-bonus-(?:claim-${study}|ledger-${study}-\\d+)$`).test(name);
}

/**
 * The text of every record that still exists, by name and id, in the order in which they were made.
 */
export function recordTexts(store: ArtifactStore, study = '[0-9a-f]{24}'): Record<string, string> {
  const records = store.all.filter(({ name }) => isRecord(name, study));
  return Object.fromEntries(records.map((one) => [`${one.name} ${one.id}`, textOf(store, one)]));
}

/**
 * Every event of a study that some record still has, each once, without the headers of the records.
 */
export function eventsInRecords(store: ArtifactStore, study: string): LedgerLine[] {
  const lines = Object.values(recordTexts(store, study)).flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .slice(1),
  );
  return parseLedger([...new Set(lines)].join('\n'));
}
