import * as core from '@actions/core';
import { escapeLog } from './core/text/escape.ts';
import type { OutputName } from './core/result/outputs-of.ts';

/**
 * What the run leaves behind for the workflow: outputs, the summary and the exit code. Nobody else
 * sets them.
 */

/**
 * Until success is known the run has failed: a process that ends too early must not look like one
 * that did its work.
 */
export function assumeFailure(): void {
  process.exitCode = core.ExitCode.Failure;
}

export function markSuccess(): void {
  process.exitCode = core.ExitCode.Success;
}

/** Fails the step. The message is one of the ten error annotations that GitHub shows. */
export function markFailure(message: string): void {
  core.setFailed(escapeLog(message));
}

/**
 * Where the runner's file cannot be written, the run counts anyway, and its summary matters all the
 * more.
 */
export function publishOutputs(values: Partial<Record<OutputName, string>>): void {
  try {
    for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    core.warning(escapeLog(`The outputs could not be written: ${reason}`));
  }
}

/**
 * Appends to the step's summary. Where there is none, or it cannot be written, the run counts
 * anyway: the log says so.
 */
export async function publishSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    core.info(escapeLog(`The summary could not be written: ${reason}`));
  }
}
