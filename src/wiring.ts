import { randomUUID } from 'node:crypto';
import { connectBranchLedger } from './adapters/branch-ledger/branch-ledger.ts';
import type { Cancellation } from './adapters/runner/cancellation.ts';
import { connectProlific } from './adapters/prolific/prolific.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import type { WorkflowRun } from './adapters/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { Log, Ports } from './ports.ts';

/** Builds the real adapters of a run. Nothing is sent yet. */
export function openPorts(
  inputs: Inputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  log: Log,
): Ports {
  const clock = systemClock(() => cancellation.isCancelled(), cancellation.now);
  // Pauses between tries of writing an outcome outlast the signal; all others end with it.
  const ledgerClock = systemClock(() => cancellation.isCancelled(), cancellation.record);
  const timeoutMs = inputs.requestTimeoutMs;
  return {
    clock,
    log,
    newId: randomUUID,
    prolific: connectProlific({
      apiUrl: inputs.apiUrl,
      // A plan without a token asks Prolific nothing.
      token: inputs.prolificToken ?? '',
      showIds: inputs.showIds,
      timeoutMs,
      sleep: (ms) => clock.sleep(ms),
      signals: cancellation,
    }),
    ledger: connectBranchLedger({
      graphqlUrl: workflow.graphqlUrl,
      apiUrl: workflow.apiUrl,
      serverUrl: workflow.serverUrl,
      token: inputs.githubToken,
      repository: inputs.ledgerRepository ?? workflow.repository,
      home: workflow.repository,
      branch: inputs.ledgerBranch,
      folder: inputs.ledgerPath,
      clock: ledgerClock,
      random: () => Math.random(),
      timeoutMs,
      signals: cancellation,
    }),
  };
}
