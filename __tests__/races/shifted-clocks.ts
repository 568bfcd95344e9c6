import { readFileSync } from 'node:fs';

/**
 * Preloaded into the action's process (`node --import`): its clocks run ahead by what the file that
 * CLOCK_SHIFT_FILE names says at that moment. So a run can stand still for an hour between two
 * lines, without anybody waiting for it.
 */

const file = process.env['CLOCK_SHIFT_FILE'] ?? '';
const wallNow = Date.now.bind(Date);
const monotonicNow = performance.now.bind(performance);

/** Two numbers: milliseconds of the wall clock, and of the monotonic one. */
function readShift(): [wallMs: number, monotonicMs: number] {
  const [wallMs = 0, monotonicMs = 0] = readFileSync(file, 'utf8').split(' ').map(Number);
  return [wallMs, monotonicMs];
}

Date.now = () => wallNow() + readShift()[0];
performance.now = () => monotonicNow() + readShift()[1];
