import { ActionError } from '../../core/errors.ts';
import { fewestRetentionDays } from '../artifact-ledger/keep-alive.ts';
import { usualWaits, type Waits } from '../artifact-records/protocol-desk.ts';
import { type RuntimeReading, readRuntimeService } from '../artifacts/runtime-service.ts';
import type { Environment } from './environment.ts';

/** What the runner says about artifacts, for a ledger kept as artifacts. */
export interface ArtifactRun {
  readonly repositoryId: string;
  /** `.github/workflows/pay.yml` */
  readonly workflowPath: string;
  readonly runtime: RuntimeReading;
  readonly waits: Waits;
  /** Why artifacts cannot be this run's ledger; null if they can. */
  readonly obstacle: ActionError | null;
}

/**
 * Shortens the wait before the look, in tests whose artifact service is on this machine. Anywhere
 * else it could cause a second payment.
 */
const testWait = 'PROLIFIC_BONUSES_TEST_WAIT_MS';

/**
 * Reads what only the artifact ledger needs. Never throws.
 *
 * @param mayWrite whether the run may write to its ledger, and so needs an upload token
 */
export function readArtifactRun(env: Environment, mayWrite: boolean): ArtifactRun {
  const text = (name: string): string => env[name]?.trim() ?? '';
  const runtime = readRuntimeService({ ...env });
  const repositoryId = text('GITHUB_REPOSITORY_ID');
  // `lab/study/.github/workflows/pay.yml@refs/heads/main`
  const workflowPath = /^[^/]+\/[^/]+\/(.+)@/.exec(text('GITHUB_WORKFLOW_REF'))?.[1] ?? '';
  const isLocal = runtime.kind === 'service' && isLoopback(runtime.service.origin);
  const waitMs = Number(text(testWait));
  return {
    repositoryId,
    workflowPath,
    runtime,
    waits:
      text(testWait) === '' || !isLocal
        ? usualWaits
        : { beforeLookMs: waitMs, betweenLooksMs: waitMs },
    obstacle:
      missing({ GITHUB_REPOSITORY_ID: repositoryId, GITHUB_WORKFLOW_REF: workflowPath }) ??
      (text(testWait) === '' || (isLocal && waitMs >= 0) ? null : wrongWait()) ??
      tooShort(text('GITHUB_RETENTION_DAYS')) ??
      (mayWrite && runtime.kind === 'none' ? noUploads(runtime.reason) : null),
  };
}

function isLoopback({ hostname }: URL): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname);
}

function missing(variables: Readonly<Record<string, string>>): ActionError | null {
  const [name] = Object.entries(variables).find(([, value]) => value === '') ?? [];
  if (name === undefined) return null;
  return new ActionError(
    'INPUT_INVALID',
    `The runner's variable ${name} is missing, and \`ledger: artifact\` needs it.`,
    "GitHub's runner sets it for every step. On another runner, use `ledger: branch`.",
  );
}

function wrongWait(): ActionError {
  return new ActionError(
    'INPUT_INVALID',
    `The variable ${testWait} is for tests whose artifact service is on this machine.`,
    'Remove it: without the whole wait two runs could pay the same people.',
  );
}

function tooShort(days: string): ActionError | null {
  if (Number(days) >= fewestRetentionDays) return null;
  return new ActionError(
    'LEDGER_FORBIDDEN',
    `Artifacts of this repository are kept for ${days === '' ? 'an unknown number of' : days} days, and a ledger needs ${fewestRetentionDays}: GitHub lets people re-run a run for 30.`,
    'Raise it under Settings, Actions, General, "Artifact and log retention", or use `ledger: branch`.',
  );
}

function noUploads(reason: string): ActionError {
  return new ActionError(
    'LEDGER_FORBIDDEN',
    `This run cannot upload artifacts: ${reason}.`,
    'The ledger can be kept as artifacts on github.com and ghe.com only. Use `ledger: branch` elsewhere.',
  );
}
