import type { Mode } from '../settings.ts';
import { inputDefaults } from './defaults.ts';

/** Which inputs were given at all, valid or not: one that is wrong is not also missing. */
export interface GivenInputs {
  readonly mode: Mode;
  readonly prolificToken: boolean;
  readonly githubToken: boolean;
  readonly studyId: boolean;
  readonly csv: boolean;
  readonly quote: boolean;
  readonly resolutions: boolean;
  readonly approve: boolean;
  /** Whether the ledger's branch is the default branch of the run's repository, as far as the event tells. */
  readonly isDefaultBranch: boolean;
  readonly ledger: 'branch' | 'artifact';
  /** Names of the inputs given that only a ledger on a branch has. */
  readonly branchInputs: readonly string[];
}

/** What is wrong with the inputs taken together. */
export function findMissingInputs(
  given: GivenInputs,
): readonly { readonly message: string; readonly hint: string }[] {
  const { mode } = given;
  const needsNoCsv = mode === 'reconcile' || mode === 'audit';
  const rules: readonly (readonly [boolean, string, string])[] = [
    [
      !given.githubToken,
      'github-token: is empty, and the ledger is read with it.',
      "Leave it out to use the job's own token.",
    ],
    [
      !given.prolificToken && mode !== 'plan',
      `prolific-token: is empty, and mode ${mode} needs it.`,
      'Store the token as a secret and pass ${{ secrets.PROLIFIC_TOKEN }}; a pull request from a fork gets no secrets.',
    ],
    [
      !given.prolificToken && mode === 'plan' && given.quote,
      'prolific-token: is empty, and quote asks Prolific.',
      'Pass the token, or leave quote out.',
    ],
    [
      !given.csv && !needsNoCsv,
      `csv: is empty, and mode ${mode} needs it.`,
      'Name a file, such as bonuses/*.csv.',
    ],
    [
      !given.csv && needsNoCsv && !given.studyId,
      `study-id: is empty, and without csv nothing else says which study to ${mode}.`,
      'Give study-id, or csv.',
    ],
    [
      given.approve && needsNoCsv,
      `answer: has the digest of a plan, and mode ${mode} pays nothing.`,
      'Give it to a run in mode auto or pay.',
    ],
    [
      given.isDefaultBranch,
      'ledger-branch: is the default branch, which the ledger may not be on.',
      'Leave it out, or name another branch: every payment writes a commit there, and pushes to it start workflows.',
    ],
    [
      given.resolutions && (mode === 'plan' || mode === 'audit'),
      `answer: says what became of a payment, which is written to the ledger, and mode ${mode} writes nothing of the kind.`,
      'Give it to a run in mode pay or reconcile.',
    ],
  ];
  const misplaced = given.ledger === 'artifact' ? given.branchInputs : [];
  const branchRules = misplaced.map(
    (name) =>
      [
        true,
        `${name}: says where on a branch the ledger is, and with ledger: artifact there is none.`,
        'Leave it out, or use ledger: branch.',
      ] as const,
  );
  return [...rules, ...branchRules].flatMap(([isBroken, message, hint]) =>
    isBroken ? [{ message, hint }] : [],
  );
}

/** What of the inputs the rules between them look at; each in its own words, as `Inputs` has it. */
interface Together {
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
 * What is wrong with the inputs taken together. One that is wrong by itself is not also missing.
 *
 * @param wrong the names of these
 * @param defaultBranch of the run's repository, as far as the event tells
 */
export function findTogether(
  inputs: Together,
  wrong: ReadonlySet<string>,
  defaultBranch: string | null,
): ReturnType<typeof findMissingInputs> {
  const isGiven = (name: string, isThere: boolean): boolean => isThere || wrong.has(name);
  return findMissingInputs({
    mode: inputs.mode,
    prolificToken: isGiven('prolific-token', inputs.prolificToken !== null),
    githubToken: isGiven('github-token', inputs.githubToken !== ''),
    studyId: isGiven('study-id', inputs.studyId !== null),
    csv: isGiven('csv', inputs.csv.length > 0),
    quote: inputs.quote,
    resolutions: inputs.resolve.length > 0,
    approve: inputs.approve !== null,
    ledger: inputs.ledger,
    branchInputs: [
      // One that says what its default says is as good as none.
      ...(inputs.ledgerBranch === inputDefaults['ledger-branch'] ? [] : ['ledger-branch']),
      ...(inputs.ledgerPath === inputDefaults['ledger-path'] ? [] : ['ledger-path']),
      ...(inputs.ledgerRepository === null ? [] : ['ledger-repository']),
      ...(inputs.ledgerToken === inputs.githubToken ? [] : ['ledger-token']),
    ],
    isDefaultBranch: inputs.ledgerRepository === null && inputs.ledgerBranch === defaultBranch,
  });
}
