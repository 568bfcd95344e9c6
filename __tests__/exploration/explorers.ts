import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LedgerKind } from '../simulation/keeping.ts';
import type { Explored } from './explored.ts';

export interface Task {
  readonly scenario: string;
  readonly faults: number;
  readonly ledger?: LedgerKind;
  readonly seconds?: number;
  readonly plant?: string | undefined;
  readonly withoutCuts?: boolean;
  readonly withoutOrder?: boolean;
  readonly withoutSwaps?: boolean;
  readonly stopAtFirst?: boolean;
}

/** Explores a scenario in a process of its own. Rejects where that breaks. */
export async function runExplorer(task: Task): Promise<Explored> {
  return JSON.parse(await printedBy(argumentsOf(task))) as Explored;
}

/** One history of a scenario, told step by step. */
export async function replay(task: Task, script: readonly number[]): Promise<string> {
  return await printedBy([...argumentsOf(task), `--replay=${script.join(',')}`]);
}

/** Histories die young. */
const roomy = ['--max-semi-space-size=32', '--max-old-space-size=6000'];

async function printedBy(args: readonly string[]): Promise<string> {
  const explorer = fileURLToPath(new URL('./explorer.ts', import.meta.url));
  const child = spawn(process.execPath, [...roomy, explorer, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdout.setEncoding('utf8');
  let text = '';
  for await (const part of child.stdout) text += String(part);
  const code = await ended;
  if (code !== 0) throw new Error(`The explorer ended with ${code ?? 'a signal'}`);
  return text;
}

function argumentsOf(task: Task): string[] {
  return [
    `--scenario=${task.scenario}`,
    `--faults=${task.faults}`,
    ...(task.ledger === undefined ? [] : [`--ledger=${task.ledger}`]),
    ...(task.seconds === undefined ? [] : [`--seconds=${task.seconds}`]),
    ...(task.plant === undefined ? [] : [`--plant=${task.plant}`]),
    ...(task.withoutCuts === true ? ['--without-cuts'] : []),
    ...(task.withoutOrder === true ? ['--without-order'] : []),
    ...(task.withoutSwaps === true ? ['--without-swaps'] : []),
    ...(task.stopAtFirst === true ? ['--stop-at-first'] : []),
  ];
}
