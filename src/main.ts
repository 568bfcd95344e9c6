import { openActionsLog } from './adapters/runner/actions-log.ts';
import { type Cancellation, watchCancellation } from './adapters/runner/cancellation.ts';
import { readCsvFiles } from './adapters/workspace/csv-files.ts';
import { readEvent } from './adapters/runner/event-payload.ts';
import { readWorkflowRun, type WorkflowRun } from './adapters/runner/workflow-run.ts';
import { type Batch, findLine } from './core/bonus.ts';
import { parseAllBatches } from './core/csv/files.ts';
import { ActionError, unreachable } from './core/errors.ts';
import { plural } from './core/text/plural.ts';
import { newRunRecord } from './core/record/run-record.ts';
import { renderUnexpected, stopCrashed } from './flows/run/crash.ts';
import { type Ending, stopBeforePaying, stopWith } from './flows/run/endings.ts';
import { audit } from './flows/audit.ts';
import { pay } from './flows/pay.ts';
import { plan } from './flows/plan.ts';
import { reconcile } from './flows/reconcile.ts';
import { addFileWarning, addFindings, addNotice, type Run } from './flows/run/run.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { assumeFailure, markFailure } from './outputs.ts';
import { publish, publishInvalidInputs, publishInvalidRunner } from './publish.ts';
import type { Log } from './ports.ts';
import { openPorts } from './wiring.ts';

/** One run of the action. The exit code means failure until success is known. */
export async function main(): Promise<void> {
  assumeFailure();
  process.once('uncaughtException', crash);
  const cancellation = watchCancellation(process);
  const log = openActionsLog();
  try {
    const { workflow, findings } = readWorkflowRun(process.env, await readEvent());
    const read = readInputs(workflow.event);
    if (findings.length > 0) await publishInvalidRunner(findings, read, workflow, log);
    else if ('findings' in read) await publishInvalidInputs(read, workflow, cancellation, log);
    else await runMode(read.inputs, workflow, cancellation, log);
  } catch (error) {
    // Only errors outside a run get here: before its first request, or while publishing how it
    // ended.
    markFailure(renderUnexpected(error));
  } finally {
    process.off('uncaughtException', crash);
    cancellation.dispose();
  }
}

/** A fault in a callback that nobody awaits. Going on now might pay. */
function crash(error: unknown): never {
  markFailure(renderUnexpected(error));
  process.exit();
}

async function runMode(
  inputs: Inputs,
  workflow: WorkflowRun,
  cancellation: Cancellation,
  log: Log,
): Promise<void> {
  const lineOf = (id: string): string | null => findLine(run.batches, id);
  let run = openRun(inputs, workflow, openPorts(inputs, workflow, cancellation, log, lineOf));
  let ending: Ending;
  try {
    run = await readCsv(run, inputs, workflow);
    ending = run.record.findings.length > 0 ? stopBeforePaying(run) : await runFlow(run);
  } catch (error) {
    ending = error instanceof ActionError ? stopWith(run, error) : stopCrashed(run, error);
  }
  run.record.status = ending.status;
  try {
    await publish(run, inputs, workflow, cancellation.record);
  } catch (error) {
    const { status } = stopCrashed(run, error, ending);
    markFailure(`The run ended as ${status}, and could not tell all of it.`);
  }
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
    // Anybody can open a pull request, and this event reads its files in a run that has the
    // secrets.
    asksProlific: inputs.prolificToken !== null && workflow.event.name !== 'pull_request_target',
    record: newRunRecord(inputs.mode),
  };
}

/**
 * The run with its batches. If any file has a problem, the run has findings instead, and nothing is
 * paid.
 */
async function readCsv(run: Run, inputs: Inputs, workflow: WorkflowRun): Promise<Run> {
  const { files, findings } = await readCsvFiles(inputs.csv, workflow.workspace, inputs.showIds);
  for (const { gitPath } of files) run.record.files.add(gitPath);
  const parsed = parseAllBatches(files, inputs);
  addFindings(run, [...findings, ...parsed.findings]);
  for (const warning of parsed.warnings) addFileWarning(run, warning);
  for (const notice of parsed.notices) addNotice(run, notice);
  logFiles(run, parsed.batches);
  const studies = new Set([...run.studies, ...parsed.batches.map(({ study }) => study)]);
  return { ...run, batches: parsed.batches, studies: [...studies] };
}

/** The most files to name in visible lines; more become a folded list. */
const filesOpenAtMost = 5;

function logFiles({ ports: { log } }: Run, batches: readonly Batch[]): void {
  const lines = batches.map(({ path, bonuses, zeros }) => {
    return `${path}: ${plural(bonuses.length + zeros.length, 'line')}`;
  });
  if (lines.length > filesOpenAtMost) log.list(`Files: ${plural(lines.length, 'file')}`, lines);
  else for (const line of lines) log.line(`File: ${line}`);
}

async function runFlow(run: Run): Promise<Ending> {
  switch (run.settings.mode) {
    case 'pay':
      return await pay(run);
    case 'plan':
      return await plan(run);
    case 'reconcile':
      return await reconcile(run);
    case 'audit':
      return await audit(run);
    default:
      return unreachable(run.settings.mode);
  }
}
