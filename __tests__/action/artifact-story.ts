import { it } from '@jest/globals';
import { unpackOneFile } from '../../src/adapters/artifacts/one-file-zip.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { artifactToken } from './artifact-run.ts';
import { csvOf, type StoryOptions, story } from './story.ts';

/** A story whose ledger is kept as artifacts, by a job that may write nothing. */
export function artifactStory(
  tell: (lab: Lab) => Promise<void>,
  options: StoryOptions = {},
): () => Promise<void> {
  const inputs = { ledger: 'artifact', ...options.inputs };
  return story({ ...options, token: artifactToken, inputs }, tell);
}

/** A test that is such a story. */
export function test(name: string, tell: (lab: Lab) => Promise<void>): void {
  it(name, artifactStory(tell));
}

/** The text of each record that is there, in the order of finalizing. */
export function recordsOf({ artifacts: { store } }: Lab): string[] {
  return store.all.map((artifact) => {
    const bytes = store.bytesOf(artifact);
    const unpacked = bytes === null ? null : unpackOneFile(bytes, 'ledger.jsonl', 1e8);
    if (unpacked?.kind !== 'bytes') throw new Error(`${artifact.name} is not a record`);
    return unpacked.bytes.toString('utf8');
  });
}

/** The types of all events in the newest record of that run, in their order. */
export function eventsOf(lab: Lab, runId: number): string[] {
  const ofRun = recordsOf(lab).filter((text) => text.includes(`"run":{"id":"${runId}","attempt"`));
  const lines = (ofRun.at(-1) ?? '').trimEnd().split('\n').slice(1);
  return lines.map((line) => (JSON.parse(line) as { type: string }).type);
}

/** A first file: 4.25 and 0.50 are due. */
export async function pushWeek1(lab: Lab): Promise<void> {
  await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
}
