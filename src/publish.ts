import type { Cancellation } from './adapters/runner/cancellation.ts';
import { publishPreview } from './adapters/github/preview.ts';
import { writeReceiptFile } from './adapters/workspace/receipt-file.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import type { WorkflowRun } from './adapters/runner/workflow-run.ts';
import type { Finding } from './core/errors.ts';
import { outputsOf } from './core/result/outputs-of.ts';
import { hasReceipt, renderReceipt } from './core/result/receipt.ts';
import { renderAnswerLines } from './core/report/how-to-answer.ts';
import { planVerdict } from './core/result/verdict.ts';
import { commentMarker, renderComment, renderSummary } from './core/report/summary.ts';
import type { ReportContext } from './core/result/context.ts';
import { branchOf } from './core/plan/event.ts';
import { isFailure, newRunRecord, type RunRecord } from './core/record/run-record.ts';
import { addFindings, addNotice, addWarning, type Run, type Telling } from './flows/run/run.ts';
import type { Inputs, InvalidInputs } from './inputs.ts';
import { markFailure, markSuccess, publishOutputs, publishSummary } from './outputs.ts';
import type { Log } from './ports.ts';

/**
 * Publishes how a run ended: receipt, preview comment, outputs, summary and exit code, even after a
 * failure.
 */
export async function publish(
  run: Run,
  inputs: Inputs,
  workflow: WorkflowRun,
  signal: AbortSignal,
): Promise<void> {
  const context: ReportContext = {
    ...contextOf(workflow, inputs),
    ledgerUrls: new Map(run.studies.map((study) => [study, run.ports.ledger.url(study)])),
    nowMs: run.ports.clock.nowMs(),
  };
  const receiptPath = await writeReceipt(run, inputs, workflow, context);
  const sleep = (ms: number): Promise<void> => run.ports.clock.sleep(ms);
  await comment(run, inputs, workflow, context, { sleep, signal });
  for (const line of renderAnswerLines(run.record, context)) run.ports.log.line(line);
  await publishRecord(run.record, { ...context, receiptPath }, run.ports.log);
}

/**
 * Nothing was tried, because the inputs are wrong. An earlier preview that can be found again says
 * so too.
 */
export async function publishInvalidInputs(
  { findings, inputs, isPreviewKnown }: InvalidInputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  log: Log,
): Promise<void> {
  const record = newRunRecord(inputs.mode, 'blocked');
  const telling: Telling = { record, ports: { log } };
  addFindings(telling, findings);
  if (isPreviewKnown) {
    const clock = systemClock(() => cancellation.isCancelled(), cancellation.now);
    const patience = { sleep: (ms: number) => clock.sleep(ms), signal: cancellation.record };
    const context = contextOf(workflow, inputs);
    await comment(telling, inputs, workflow, context, patience);
  }
  await publishRecord(record, contextOf(workflow, null), log);
}

/**
 * Nothing was tried, because the runner does not say which run this is. Wrong inputs are reported
 * as well.
 */
export async function publishInvalidRunner(
  wrong: readonly Finding[],
  read: { readonly inputs: Inputs } | InvalidInputs,
  workflow: WorkflowRun,
  log: Log,
): Promise<void> {
  const record = newRunRecord(read.inputs.mode, 'blocked');
  const wrongInputs = 'findings' in read ? read.findings : [];
  addFindings({ record, ports: { log } }, [...wrong, ...wrongInputs]);
  await publishRecord(record, contextOf(workflow, null), log);
}

function contextOf(workflow: WorkflowRun, inputs: Inputs | null): ReportContext {
  const { repository } = workflow;
  const serverUrl = workflow.serverUrl.href.replace(/\/$/, '');
  return {
    repository,
    serverUrl,
    sha: workflow.name.sha,
    workflowFile: workflow.workflowFile,
    job: workflow.job,
    branch: branchOf(workflow.event)?.replace('refs/heads/', '') ?? workflow.event.defaultBranch,
    // If the runner does not say which run this is, the run has no page.
    runUrl: [repository, workflow.name.id].includes('')
      ? serverUrl
      : `${serverUrl}/${repository}/actions/runs/${workflow.name.id}`,
    eventName: workflow.event.name,
    mergePays:
      inputs?.isAutomatic === true && !inputs.requireApproval && workflow.pullRequest !== null,
    runId: workflow.name.id,
    ledgerUrls: new Map(),
    docsUrl: workflow.docsUrl,
    settings: inputs,
    csv: inputs?.csv ?? [],
    actor: workflow.triggeredBy,
    receiptPath: null,
    nowMs: Date.now(),
  };
}

async function writeReceipt(
  run: Run,
  { receipt }: Inputs,
  { workspace }: WorkflowRun,
  context: ReportContext,
): Promise<string | null> {
  if (receipt === null || !hasReceipt(run.record)) return null;
  if (run.record.files.has(receipt)) {
    addWarning(run, 'The receipt was not written: `receipt` names a file with bonuses.');
    return null;
  }
  // Whoever gave the run its inputs is the approver, as in the ledger; a re-run by somebody else
  // only repeats the inputs.
  const text = renderReceipt(run.record, { ...context, actor: run.name.actor });
  const file = await writeReceiptFile(workspace, receipt, text);
  if (file.kind === 'written') return file.path;
  addWarning(run, `The receipt could not be written: ${file.reason}`);
  return null;
}

/** Keeps the preview comment up to date, if one is wanted. A failure is only a warning. */
async function comment(
  telling: Telling,
  inputs: Inputs,
  workflow: WorkflowRun,
  context: ReportContext,
  { sleep, signal }: { sleep: (ms: number) => Promise<void>; signal: AbortSignal },
): Promise<void> {
  if (!inputs.comment || inputs.mode !== 'plan') return;
  if (workflow.pullRequest === null) {
    addNotice(telling, 'This run belongs to no pull request, so there is no preview comment.');
    return;
  }
  const outcome = await publishPreview({
    address: {
      apiUrl: workflow.apiUrl,
      graphqlUrl: workflow.graphqlUrl,
      token: inputs.githubToken,
      sleep,
    },
    repository: context.repository,
    number: workflow.pullRequest,
    signal,
    marker: commentMarker(context),
    body: renderComment(telling.record, context),
  });
  if (outcome.kind === 'failed') addWarning(telling, outcome.warning);
}

/** The result is the last line of the log. */
async function publishRecord(record: RunRecord, context: ReportContext, log: Log): Promise<void> {
  publishOutputs(outputsOf(record, context));
  await publishSummary(renderSummary(record, context));
  const { status } = record;
  const { sign, text } = planVerdict(record, context);
  if (status !== null && !isFailure(status)) {
    markSuccess();
    log.line(`${sign} ${text}.`.trim());
  } else markFailure(`${text}. The summary says what to do now.`);
}
