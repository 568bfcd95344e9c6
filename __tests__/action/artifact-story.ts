import { it } from '@jest/globals';
import { unpackOneFile } from '../../src/adapters/artifacts/one-file-zip.ts';
import type { Lab, LabRun } from '../../sandbox/lab/lab.ts';
import type { RunnerRun } from '../../sandbox/runner/environment.ts';
import { csvOf, type StoryOptions, story } from './story.ts';

/** No story waits half a minute for lists that do not lag. */
const waitMs = 50;

/** All that the job of a ledger of artifacts may do. */
const reader = { repositories: { 'lab/bonuses': 'read' }, actions: 'read' } as const;

/** A story whose ledger is kept as artifacts, by a job that may write nothing. */
export function artifactStory(
  tell: (lab: Lab) => Promise<void>,
  options: StoryOptions = {},
): () => Promise<void> {
  const inputs = { ledger: 'artifact', ...options.inputs };
  return story({ ...options, token: reader, inputs }, tell);
}

/** A test that is such a story. */
export function test(name: string, tell: (lab: Lab) => Promise<void>): void {
  it(name, artifactStory(tell));
}

/** A manual run of the group that the example names. */
export function artifactRun(run: Partial<RunnerRun> = {}, given: LabRun = {}): LabRun {
  return {
    ...given,
    run,
    event: { name: 'workflow_dispatch', ...given.event },
    attempt: { groups: ['prolific-bonuses'], ...given.attempt },
    env: { PROLIFIC_BONUSES_TEST_WAIT_MS: String(waitMs), ...given.env },
  };
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
