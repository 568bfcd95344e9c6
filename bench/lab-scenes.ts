import { renderCsv } from '../sandbox/lab/bonus-csv.ts';
import { Lab } from '../sandbox/lab/lab.ts';
import type { LabOptions } from '../sandbox/lab/lab-options.ts';

/** Injected before every answer of both servers where a table says so. */
export const latencyMs = 100;

/** Nobody measures how long Prolific takes to pay, so each run looks once. */
const impatient = { 'settle-minutes': '0' };

/** Sets up a lab of its own for a measurement, and takes it down whatever happens. */
export async function withLab<T>(
  options: LabOptions,
  measure: (lab: Lab) => Promise<T>,
): Promise<T> {
  const lab = await Lab.start({ ...options, inputs: { ...impatient, ...options.inputs } });
  try {
    return await measure(lab);
  } finally {
    await lab.close();
  }
}

export function setLatency(lab: Lab, ms: number): void {
  lab.prolific.latencyMs = ms;
  lab.github.server.latencyMs = ms;
}

/** A bonus of 1.50 for each of these participants. */
export function csvFor(participants: readonly string[]): string {
  return renderCsv(participants.map((id) => [id, '1.50']));
}
