import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { inputDefaults } from '../../src/core/inputs/defaults.ts';
import { inputTable } from '../../src/core/inputs/table.ts';
import { outputNames } from '../../src/core/result/outputs-of.ts';
import { type Inputs, readInputs } from '../../src/inputs.ts';

interface ActionFile {
  name: string;
  description: string;
  branding: { icon: string; color: string };
  inputs: Record<string, { description: string; required: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const action = parse(read('action.yml')) as ActionFile;

let before: NodeJS.ProcessEnv;
let write: typeof process.stdout.write;

// Reading the inputs prints commands that mask the tokens, which are of no interest here.
beforeEach(() => {
  before = process.env;
  write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
});

afterEach(() => {
  process.env = before;
  process.stdout.write = write;
});

/** What no run can do without. */
const needed = {
  'prolific-token': 'a-token-of-prolific',
  'github-token': 'ghs_token',
  csv: 'a.csv',
};

/** Gives the environment to `readInputs`, and which of its names it looked at. */
function inputsFrom(given: Readonly<Record<string, string>>): { inputs: Inputs; asked: string[] } {
  const asked = new Set<string>();
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  process.env = new Proxy(environment, {
    get: (all, name) => {
      if (typeof name === 'string' && name.startsWith('INPUT_'))
        asked.add(name.slice('INPUT_'.length).toLowerCase());
      return Reflect.get(all, name) as string | undefined;
    },
  });
  const result = readInputs({ name: 'push', ref: 'refs/heads/main', defaultBranch: 'main' });
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return { inputs: result.inputs, asked: [...asked].sort() };
}

describe('action.yml', () => {
  it('has exactly the inputs that the code reads', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(inputTable));
    expect(inputsFrom(needed).asked).toEqual(Object.keys(action.inputs).sort());
  });

  it('gives the defaults that the code has for an empty input', () => {
    const defaults = Object.entries(action.inputs)
      .filter(([name]) => !(name in needed))
      .map(([name, input]): [string, string] => [name, input.default ?? '']);

    const declared = inputsFrom({ ...Object.fromEntries(defaults), ...needed }).inputs;

    expect(declared).toEqual(inputsFrom(needed).inputs);
    expect(action.inputs['github-token']?.default).toBe('${{ github.token }}');
  });

  it('is where each default of the code comes from', () => {
    const written = Object.entries(action.inputs).flatMap(([name, { default: text }]) =>
      text === undefined || name === 'github-token' ? [] : [[name, text]],
    );
    expect(Object.entries(inputDefaults)).toEqual(written);
  });

  it('makes no input required, because which are depends on the mode', () => {
    expect(Object.values(action.inputs).map(({ required }) => required)).toEqual(
      Object.values(action.inputs).map(() => false),
    );
  });

  it('has exactly the outputs that the code sets', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputNames]);
  });

  it('keeps the rules of the Marketplace', () => {
    expect(action.name).toBe('Pay Prolific bonuses');
    expect(action.description.length).toBeLessThan(125);
    expect(action.branding).toEqual({ icon: 'credit-card', color: 'green' });
  });

  it('runs on Node 24, from a file that is there', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(read(action.runs.main).length).toBeGreaterThan(0);
  });
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };

  it('names no download addresses, so that every registry can serve the install', () => {
    const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(addressed.map(([name]) => name)).toEqual([]);
  });

  it('pins every package by the hash of its contents', () => {
    const unpinned = Object.entries(packages).filter(
      ([name, { integrity }]) => name !== '' && integrity === undefined,
    );
    expect(unpinned.map(([name]) => name)).toEqual([]);
  });
});
