import type { LabRun } from '../../sandbox/lab/lab.ts';
import type { RunnerRun } from '../../sandbox/runner/environment.ts';

/** No story waits half a minute for lists that do not lag. */
const waitMs = 50;

/** All that the job of a ledger of artifacts may do. */
export const artifactToken = { repositories: { 'lab/bonuses': 'read' }, actions: 'read' } as const;

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
