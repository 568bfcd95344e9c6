import { type ActionsLog, openActionsLog } from './adapters/runner/actions-log.ts';
import { type Cancellation, watchCancellation } from './adapters/runner/cancellation.ts';
import { readCsvFiles } from './adapters/workspace/csv-files.ts';
import { readWorkflowRun, type WorkflowRun } from './adapters/runner/workflow-run.ts';
import { parseAllBatches } from './core/csv/files.ts';
import { ActionError, unreachable } from './core/errors.ts';
import { newRunRecord } from './core/record/run-record.ts';
import { stopBeforePaying, stopCrashed, stopWith } from './flows/run/endings.ts';
import { pay } from './flows/pay.ts';
import { plan } from './flows/plan.ts';
import { reconcile } from './flows/reconcile.ts';
import { addFindings, addNotice, type Run } from './flows/run/run.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { assumeFailure } from './outputs.ts';
import { publish, publishInvalidInputs } from './publish.ts';
import { openPorts } from './wiring.ts';

/** One run of the action. The exit code says failure from the start, until success is known. */
export async function main(): Promise<void> {
  assumeFailure();
  const cancellation = watchCancellation(process);
  const log = openActionsLog();
  try {
    const workflow = readWorkflowRun(process.env);
    const read = readInputs(workflow.event);
    if ('findings' in read) await publishInvalidInputs(read, workflow, cancellation, log);
    else await runMode(read.inputs, workflow, cancellation, log);
  } finally {
    log.close();
    cancellation.dispose();
  }
}

async function runMode(
  inputs: Inputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  log: ActionsLog,
): Promise<void> {
  let run = openRun(inputs, workflow, openPorts(inputs, workflow, cancellation, log));
  const end = async (): Promise<void> => {
    // How it ended stands open in the log, below the steps that are folded away.
    log.close();
    await publish(run, inputs, workflow, cancellation.record);
  };
  try {
    run = await readCsv(run, inputs, workflow);
    if (run.record.findings.length > 0) stopBeforePaying(run);
    else await runFlow(run);
  } catch (error) {
    if (!(error instanceof ActionError)) {
      // A bug. What is known of the payments is published all the same, and the crash stays visible.
      stopCrashed(run);
      await end();
      throw error;
    }
    stopWith(run, error);
  }
  await end();
}

function openRun(inputs: Inputs, workflow: WorkflowRun, ports: Run['ports']): Run {
  return {
    ports,
    settings: inputs,
    name: workflow.name,
    triggeredBy: workflow.triggeredBy,
    event: workflow.event,
    batches: [],
    studies: inputs.studyId === null ? [] : [inputs.studyId],
    asksProlific: inputs.prolificToken !== null,
    record: newRunRecord(inputs.mode),
  };
}

/** The run with its batches. One problem in one file anywhere, and it has findings instead: nothing is paid. */
async function readCsv(run: Run, inputs: Inputs, workflow: WorkflowRun): Promise<Run> {
  run.ports.log.step('Read the CSV');
  const { files, findings } = await readCsvFiles(inputs.csv, workflow.workspace, inputs.showIds);
  for (const { file, path } of files) run.record.repositoryPaths.set(file, path);
  const parsed = parseAllBatches(files, inputs);
  addFindings(run, [...findings, ...parsed.findings]);
  for (const notice of parsed.notices) addNotice(run, notice);
  const studies = new Set([...run.studies, ...parsed.batches.map(({ study }) => study)]);
  return { ...run, batches: parsed.batches, studies: [...studies] };
}

async function runFlow(run: Run): Promise<void> {
  switch (run.settings.mode) {
    case 'pay':
      await pay(run);
      return;
    case 'plan':
      await plan(run);
      return;
    case 'reconcile':
      await reconcile(run);
      return;
    default:
      return unreachable(run.settings.mode);
  }
}
