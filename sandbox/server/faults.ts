import type { Gate } from './gate.ts';

/** What a sandbox server says: an object goes out as JSON, a string and a buffer as they are. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One thing that goes wrong with one request. "Effect" is the change in the server's state. */
export type Fault =
  /** Waits `ms` milliseconds before the effect; then as usual. */
  | { kind: 'delay'; ms: number }
  /** This answer instead of the effect. */
  | { kind: 'status'; answer: Answer }
  /** The effect happens, then this answer. */
  | { kind: 'status-after'; answer: Answer }
  | { kind: 'reset-before' }
  | { kind: 'reset-after' }
  /** The effect, the status line, headers with the whole length, half of the body; then the end. */
  | { kind: 'truncate' }
  | { kind: 'hang-before' }
  | { kind: 'hang-after' }
  /** Waits for the gate before the effect. */
  | { kind: 'hold'; gate: Gate }
  /** The effect, then waits for the gate before the answer. */
  | { kind: 'hold-after'; gate: Gate }
  /** The server answers from an earlier state. */
  | { kind: 'stale' }
  /** Whatever a test wants to do at that moment, such as killing the client. */
  | { kind: 'call'; before?: () => void | Promise<void>; after?: () => void | Promise<void> };

/** How a request ends: with its whole answer, with half of it, by a reset, or never. */
type Ending = 'whole' | 'half' | 'reset' | 'hang';

/** What became of a request; `answer` is null if nothing is sent. */
export interface Course {
  ending: Ending;
  answer: Answer | null;
}

/** `pause` waits that many milliseconds, or until the server closes. */
export type Pause = (ms: number) => Promise<void>;

/**
 * Takes one request through its faults in the order in which they were scripted: first what each
 * does before the effect, then the effect (or the answer that replaces it), then what each does
 * after it. The first reset or hang ends it.
 */
export async function runThroughFaults(
  faults: readonly Fault[],
  effect: (how: { stale: boolean }) => Answer | Promise<Answer>,
  pause: Pause,
): Promise<Course> {
  const before = await runBefore(faults, pause);
  if (before.end !== null) return { ending: before.end, answer: null };
  const stale = faults.some(({ kind }) => kind === 'stale');
  return runAfter(faults, before.instead ?? (await effect({ stale })));
}

/**
 * What the faults do before the effect: `end` if they end the request, `instead` if they replace
 * the effect with an answer.
 */
async function runBefore(
  faults: readonly Fault[],
  pause: Pause,
): Promise<{ end: Ending | null; instead: Answer | null }> {
  let instead: Answer | null = null;
  for (const fault of faults) {
    if (fault.kind === 'delay') await pause(fault.ms);
    if (fault.kind === 'hold') await fault.gate.pass();
    if (fault.kind === 'call') await fault.before?.();
    if (fault.kind === 'status') instead = fault.answer;
    if (fault.kind === 'reset-before') return { end: 'reset', instead };
    if (fault.kind === 'hang-before') return { end: 'hang', instead };
  }
  return { end: null, instead };
}

async function runAfter(faults: readonly Fault[], given: Answer): Promise<Course> {
  let answer = given;
  let ending: Ending = 'whole';
  for (const fault of faults) {
    if (fault.kind === 'call') await fault.after?.();
    if (fault.kind === 'hold-after') await fault.gate.pass();
    if (fault.kind === 'status-after') answer = fault.answer;
    if (fault.kind === 'truncate') ending = 'half';
    if (fault.kind === 'reset-after') return { ending: 'reset', answer: null };
    if (fault.kind === 'hang-after') return { ending: 'hang', answer: null };
  }
  return { ending, answer };
}
