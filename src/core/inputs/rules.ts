import type { Mode } from '../settings.ts';

/** Which inputs were given at all, valid or not: one that is wrong is not also missing. */
export interface GivenInputs {
  readonly mode: Mode;
  readonly prolificToken: boolean;
  readonly githubToken: boolean;
  readonly studyId: boolean;
  readonly csv: boolean;
  readonly quote: boolean;
  readonly resolutions: boolean;
}

/** What is wrong with the inputs taken together. */
export function findMissingInputs(
  given: GivenInputs,
): readonly { readonly message: string; readonly hint: string }[] {
  const { mode } = given;
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
      !given.csv && mode !== 'reconcile',
      `csv: is empty, and mode ${mode} needs it.`,
      'Name a file, such as bonuses/*.csv.',
    ],
    [
      !given.csv && mode === 'reconcile' && !given.studyId,
      'study-id: is empty, and without csv nothing else says which study to reconcile.',
      'Give study-id, or csv.',
    ],
    [
      given.resolutions && mode === 'plan',
      'answer: says what became of a payment, which is written to the ledger, and mode plan changes nothing.',
      'Give it to a run in mode pay or reconcile.',
    ],
  ];
  return rules.flatMap(([isBroken, message, hint]) => (isBroken ? [{ message, hint }] : []));
}
