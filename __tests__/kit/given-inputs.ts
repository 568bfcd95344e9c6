import { readFileSync } from 'node:fs';
import { afterEach, beforeEach } from '@jest/globals';
import { parse } from 'yaml';
import type { Finding } from '../../src/core/errors.ts';
import type { RunEvent } from '../../src/core/plan/event.ts';
import { type Inputs, readInputs } from '../../src/inputs.ts';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  inputs: Record<string, unknown>;
};

/** The name of every input. */
export const actionInputs = Object.keys(action.inputs);

/** The token that is given where a test does not give another. */
export const token = 'prolific-secret-0123456789';

/**
 * Inputs as the runner passes them, on top of the tokens and one CSV; the environment is put back
 * after every test.
 */
export interface GivenInputs {
  /** What was printed in this test. */
  readonly printed: string;
  /** Throws where something was wrong with them. */
  readonly inputsOf: (given: Record<string, string>, event?: Partial<RunEvent>) => Inputs;
  /** Throws where nothing was. */
  readonly findingsOf: (given: Record<string, string>) => readonly Finding[];
}

const onMerge: RunEvent = { name: 'push', ref: 'refs/heads/main', defaultBranch: 'main' };

/** Upper case, dashes kept. */
function read(
  given: Record<string, string>,
  event: Partial<RunEvent> = {},
): ReturnType<typeof readInputs> {
  const all = { 'prolific-token': token, 'github-token': 'ghs_abc', csv: 'a.csv', ...given };
  for (const [name, value] of Object.entries(all))
    process.env[`INPUT_${name.toUpperCase()}`] = value;
  return readInputs({ ...onMerge, ...event });
}

export function useGivenInputs(): GivenInputs {
  let before: NodeJS.ProcessEnv;
  let write: typeof process.stdout.write;
  let printed = '';
  beforeEach(() => {
    before = { ...process.env };
    printed = '';
    write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    };
  });
  afterEach(() => {
    process.stdout.write = write;
    process.env = before;
  });
  return {
    get printed() {
      return printed;
    },
    inputsOf: (given, event) => {
      const result = read(given, event);
      if ('findings' in result) throw new Error(JSON.stringify(result.findings));
      return result.inputs;
    },
    findingsOf: (given) => {
      const result = read(given);
      if (!('findings' in result)) throw new Error('Nothing was found.');
      return result.findings;
    },
  };
}
