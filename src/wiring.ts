import { randomUUID } from 'node:crypto';
import { connectArtifactLedger } from './adapters/artifact-ledger/artifact-ledger.ts';
import { connectArtifacts } from './adapters/artifacts/client.ts';
import { connectBranchLedger } from './adapters/branch-ledger/branch-ledger.ts';
import { connectGitHub } from './adapters/github/github.ts';
import { GitHubHome } from './adapters/github/home.ts';
import type { Cancellation } from './adapters/runner/cancellation.ts';
import { connectProlific } from './adapters/prolific/prolific.ts';
import { readArtifactRun } from './adapters/runner/artifact-run.ts';
import { sleepUntilWoken, systemClock } from './adapters/runner/system-clock.ts';
import type { WorkflowRun } from './adapters/runner/workflow-run.ts';
import { modeOf } from './core/plan/event.ts';
import type { Inputs } from './inputs.ts';
import type { Clock, Ledger, Log, Ports } from './ports.ts';

/**
 * Builds the real adapters of a run. This sends nothing yet.
 *
 * @param lineOf where a person is in the files, once the files are read
 */
export function openPorts(
  inputs: Inputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  log: Log,
  lineOf: (id: string) => string | null,
): Ports {
  const clock = systemClock(() => cancellation.isCancelled(), cancellation.now);
  // Pauses between attempts to record an outcome outlast the signal; all others end with it.
  const ledgerClock = systemClock(() => cancellation.isCancelled(), cancellation.record);
  const timeoutMs = inputs.requestTimeoutMs;
  const { graphqlUrl, apiUrl, serverUrl, repository } = workflow;
  const token = inputs.githubToken;
  const sleep = (ms: number): Promise<void> => ledgerClock.sleep(ms);
  const github = connectGitHub({ graphqlUrl, apiUrl, token, sleep });
  const ledgerGithub =
    inputs.ledgerToken === token
      ? github
      : connectGitHub({ graphqlUrl, apiUrl, token: inputs.ledgerToken, sleep });
  const patience = { signal: cancellation.now, timeoutMs, tries: 3 };
  const home = new GitHubHome(github, repository, patience);
  return {
    home,
    clock,
    log,
    newId: randomUUID,
    prolific: connectProlific({
      apiUrl: inputs.apiUrl,
      // A plan without a token asks Prolific nothing.
      token: inputs.prolificToken ?? '',
      showIds: inputs.showIds,
      lineOf,
      timeoutMs,
      sleep: (ms) => clock.sleep(ms),
      signals: cancellation,
    }),
    ledger:
      inputs.ledger === 'artifact'
        ? openArtifacts(inputs, workflow, cancellation, { home, clock })
        : connectBranchLedger({
            github: ledgerGithub,
            serverUrl,
            repository: inputs.ledgerRepository ?? repository,
            home,
            branch: inputs.ledgerBranch,
            folder: inputs.ledgerPath,
            clock: ledgerClock,
            random: () => Math.random(),
            timeoutMs,
            signals: cancellation,
          }),
  };
}

function openArtifacts(
  inputs: Inputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  { home, clock }: { readonly home: GitHubHome; readonly clock: Clock },
): Ledger {
  const { apiUrl, serverUrl, repository, event, name } = workflow;
  const mayWrite = inputs.mode !== 'plan' && modeOf(event) === 'pay';
  const { runtime, ...run } = readArtifactRun(process.env, mayWrite);
  const askHome = home.prepare({ ref: null, paths: [] });
  return connectArtifactLedger({
    store: connectArtifacts({
      apiUrl,
      token: inputs.githubToken,
      repository,
      runtime,
      timeoutMs: inputs.requestTimeoutMs,
      sleep: sleepUntilWoken,
    }),
    clock,
    sleep: sleepUntilWoken,
    me: { ...run, runId: name.id, attempt: name.attempt, event },
    defaultBranch: async () => event.defaultBranch ?? (await askHome()).defaultBranch,
    random: () => Math.random(),
    waits: run.waits,
    signals: cancellation,
    mayWrite,
    obstacle: run.obstacle,
    actionsUrl: `${serverUrl.href.replace(/\/$/, '')}/${repository}/actions`,
  });
}
