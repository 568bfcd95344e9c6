import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { parse } from 'yaml';

/** As far as the tests run it. */
export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, unknown>;
  with?: Record<string, unknown>;
}

export interface Job {
  needs?: string | string[];
  if?: string;
  'timeout-minutes'?: number;
  concurrency?: Concurrency;
  environment?: string;
  permissions?: Record<string, string>;
  strategy?: { matrix: { include: Record<string, string>[] } };
  outputs?: Record<string, string>;
  steps: Step[];
}

interface DispatchInput {
  type?: string;
  options?: string[];
  default?: string;
  required?: boolean;
}

export interface Workflow {
  on: Record<string, null | unknown[] | Filter | Dispatch>;
  permissions?: Record<string, string>;
  concurrency?: Concurrency;
  defaults?: { run: { shell: string } };
  jobs: Record<string, Job>;
}

type Concurrency = string | { group: string; 'cancel-in-progress'?: boolean | string };

interface Dispatch {
  inputs?: Record<string, DispatchInput>;
}

interface Filter {
  branches?: string[];
  paths?: string[];
}

/** What starts a run of a workflow. */
export interface Trigger {
  name: string;
  /** Full name of the ref. */
  ref: string;
  /** Files that the commits of the event changed. */
  changed?: readonly string[];
  /** What somebody typed into the form of a manual run. */
  inputs?: Readonly<Record<string, string>>;
}

/** @param path from the project's root */
export function readWorkflow(path: string): Workflow {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Workflow;
}

/** Throws where GitHub would not start the workflow. */
export function checkTrigger(workflow: Workflow, trigger: Trigger): void {
  if (!(trigger.name in workflow.on)) throw new Error(`Nothing starts on ${trigger.name}`);
  const filter = (workflow.on[trigger.name] ?? {}) as Filter;
  const branch = trigger.ref.replace('refs/heads/', '');
  if (filter.branches?.includes(branch) === false) throw new Error(`Nothing starts on ${branch}`);
  const { paths } = filter;
  const changed = trigger.changed ?? [];
  if (paths && !changed.some((file) => paths.some((pattern) => matchesGlob(file, pattern)))) {
    throw new Error(`Nothing starts on a change of ${changed.join(', ')}`);
  }
}

/** The `inputs` of a run, all that the workflow names. Throws for one that GitHub would refuse. */
export function inputsOf(workflow: Workflow, trigger: Trigger): Record<string, string> {
  const dispatch = workflow.on['workflow_dispatch'] as Dispatch | null | undefined;
  const declared = dispatch?.inputs ?? {};
  const isManual = trigger.name === 'workflow_dispatch';
  const given = trigger.inputs ?? {};
  const unexpected = Object.keys(given).filter((name) => !isManual || !(name in declared));
  if (unexpected.length > 0) throw new Error(`Unexpected inputs: ${unexpected.join(', ')}`);
  const values = Object.entries(declared).map(([name, input]): [string, string] => {
    // On any other event the inputs are not there, and an empty text is as good in every
    // expression.
    const value = isManual ? (given[name] ?? input.default ?? '') : '';
    if (isManual && input.options?.includes(value) === false)
      throw new Error(`${name} cannot be ${value}`);
    if (isManual && input.required === true && value === '') throw new Error(`${name} is required`);
    return [name, value];
  });
  return Object.fromEntries(values);
}
