import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LedgerKind } from './keeping.ts';
import { Summary } from './summary.ts';
import type { Violation } from './world.ts';

interface Found {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
}

export interface Task {
  readonly seed: number;
  readonly runs: number;
  readonly plant?: string;
  /** A branch where it is left out. */
  readonly ledger?: LedgerKind;
  readonly trace?: boolean;
  /** Ends with the first violation whose words contain this; an empty text is in all. */
  readonly stopAt?: string;
}

export interface Outcome {
  readonly found: readonly Found[];
  readonly summary: Summary;
}

/** Lives through histories in a process of their own. Rejects where it breaks. */
export async function runWorker(task: Task): Promise<Outcome> {
  const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const child = spawn(process.execPath, [worker, ...argumentsOf(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const found: Found[] = [];
  const summary = new Summary();
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Found | { summary: Summary };
    if ('summary' in said) summary.join(said.summary);
    else found.push(said);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`The worker ended with ${code ?? 'a signal'}`);
  return { found, summary };
}

function argumentsOf({ seed, runs, plant, ledger, trace, stopAt }: Task): string[] {
  return [
    `--seed=${seed}`,
    `--runs=${runs}`,
    ...(plant === undefined ? [] : [`--plant=${plant}`]),
    ...(ledger === undefined ? [] : [`--ledger=${ledger}`]),
    ...(trace === true ? ['--trace'] : []),
    ...(stopAt === undefined ? [] : [`--stop-at=${stopAt}`]),
  ];
}
