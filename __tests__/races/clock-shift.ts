import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabRun } from '../../sandbox/lab/lab.ts';

/** How far the clocks of one process run ahead, in milliseconds. */
export interface Shift {
  wallMs: number;
  monotonicMs: number;
}

/** A run whose clocks can be set forward while it is under way. */
export interface ShiftableRun {
  /** To be given to the run that is started. */
  env: NonNullable<LabRun['env']>;
  shift: (by: Shift) => void;
}

/** Makes it possible to shift the clocks of a run; what that needs is removed when `tell` ends. */
export async function withShiftableClocks<T>(tell: (run: ShiftableRun) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'clocks-'));
  try {
    const file = join(folder, 'shift');
    const shift = ({ wallMs, monotonicMs }: Shift): void => {
      writeFileSync(file, `${wallMs} ${monotonicMs}`);
    };
    shift({ wallMs: 0, monotonicMs: 0 });
    const preload = new URL('shifted-clocks.ts', import.meta.url).href;
    const env = { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_FILE: file };
    return await tell({ env, shift });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
