import type { Problem } from '../errors.ts';
import type { Mode } from '../settings.ts';
import { inputDefaults } from './defaults.ts';

/** The inputs that the rules between inputs look at; each as `Inputs` has it. */
export interface Together {
  readonly mode: Mode;
  readonly prolificToken: string | null;
  readonly githubToken: string;
  readonly studyId: string | null;
  readonly csv: readonly string[];
  readonly quote: boolean;
  readonly resolve: readonly unknown[];
  readonly approve: string | null;
  readonly ledgerRepository: unknown;
  readonly ledgerBranch: string;
  readonly ledger: 'branch' | 'artifact';
  readonly ledgerPath: string;
  readonly ledgerToken: string;
}

/**
 * What is wrong with the inputs taken together. An input that is wrong by itself is not also
 * reported as missing.
 *
 * @param wrong the names of these
 * @param defaultBranch of the run's repository, if the event tells
 */
export function findTogether(
  inputs: Together,
  wrong: ReadonlySet<string>,
  defaultBranch: string | null,
): readonly Problem[] {
  const { mode } = inputs;
  const lacks = (name: string, value: string | null): boolean =>
    !wrong.has(name) && (value === null || value === '');
  const lacksToken = lacks('prolific-token', inputs.prolificToken);
  const lacksCsv = lacks('csv', inputs.csv[0] ?? null);
  const needsNoCsv = mode === 'reconcile' || mode === 'audit';
  const rules: readonly (readonly [boolean, string, string])[] = [
    [
      lacks('github-token', inputs.githubToken),
      'github-token: is empty, but the action reads the ledger with it.',
      "Leave it out to use the job's own token.",
    ],
    [
      lacksToken && mode !== 'plan',
      `prolific-token: is empty, but mode ${mode} needs it.`,
      'Store the token as a secret and pass ${{ secrets.PROLIFIC_TOKEN }}; a pull request from a fork gets no secrets.',
    ],
    [
      lacksToken && mode === 'plan' && inputs.quote,
      'prolific-token: is empty, but quote asks Prolific.',
      'Pass the token, or leave quote out.',
    ],
    [
      lacksCsv && !needsNoCsv,
      `csv: is empty, but mode ${mode} needs it.`,
      'Name a file, such as bonuses/*.csv.',
    ],
    [
      lacksCsv && needsNoCsv && lacks('study-id', inputs.studyId),
      `study-id: is empty, and without csv nothing else says which study to ${mode}.`,
      'Give study-id, or csv.',
    ],
    [
      inputs.approve !== null && needsNoCsv,
      `answer: has the digest of a plan, and mode ${mode} pays nothing.`,
      'Give it to a run in mode auto or pay.',
    ],
    [
      inputs.ledgerRepository === null && inputs.ledgerBranch === defaultBranch,
      'ledger-branch: is the default branch, where the ledger must not be.',
      'Leave it out, or name another branch: every payment writes a commit there, and pushes to it start workflows.',
    ],
    [
      inputs.resolve.length > 0 && (mode === 'plan' || mode === 'audit'),
      `answer: says what became of a payment, but mode ${mode} does not write that to the ledger.`,
      'Give it to a run in mode pay or reconcile.',
    ],
  ];
  const found = rules.flatMap(([isBroken, message, hint]) => (isBroken ? [{ message, hint }] : []));
  return inputs.ledger === 'branch' ? found : [...found, ...findMisplaced(inputs)];
}

/** Inputs that only a ledger on a branch has. One equal to its default counts as not given. */
function findMisplaced(inputs: Together): Problem[] {
  const names = [
    ...(inputs.ledgerBranch === inputDefaults['ledger-branch'] ? [] : ['ledger-branch']),
    ...(inputs.ledgerPath === inputDefaults['ledger-path'] ? [] : ['ledger-path']),
    ...(inputs.ledgerRepository === null ? [] : ['ledger-repository']),
    ...(inputs.ledgerToken === inputs.githubToken ? [] : ['ledger-token']),
  ];
  return names.map((name) => ({
    message: `${name}: says where on a branch the ledger is, but with ledger: artifact there is no branch.`,
    hint: 'Leave it out, or use ledger: branch.',
  }));
}
