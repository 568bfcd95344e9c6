import * as core from '@actions/core';
import { escapeLog } from './core/text/escape.ts';
import type { OutputName } from './core/result/outputs-of.ts';

/**
 * What the run leaves for the workflow: outputs, the summary and the exit code. Only this file sets
 * them.
 */

/**
 * Until success is known, the run counts as failed: a process that ends too early must not look
 * like one that did its work.
 */
export function assumeFailure(): void {
  process.exitCode = core.ExitCode.Failure;
}

export function markSuccess(): void {
  process.exitCode = core.ExitCode.Success;
}

/** Fails the step. The message becomes one of the ten error annotations that GitHub shows. */
export function markFailure(message: string): void {
  core.setFailed(escapeLog(message));
}

/**
 * If the runner's file cannot be written, the run is valid anyway, and its summary matters even
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
 * Appends to the step's summary. If there is none, or it cannot be written, the run is valid
 * anyway, and the log says so.
 */
export async function publishSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    core.info(escapeLog(`The summary could not be written: ${reason}`));
  }
}
