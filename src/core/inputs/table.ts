import * as v from 'valibot';
import { parseAnswer } from './answer-lines.ts';
import { inputDefaults } from './defaults.ts';
import type { Problem } from '../errors.ts';
import { renderInput } from '../text/foreign-text.ts';
import { patternsIn, secretInputs } from './given-text.ts';
import { branchName, folderOnBranch, httpsAddress, repositoryName } from './places.ts';
import {
  columnName,
  commit,
  currency,
  filePath,
  label,
  maxPerBonus,
  maxTotal,
  settleMs,
  studyId,
  timeoutMs,
  token,
  workspaceId,
  yesOrNo,
} from './values.ts';

/**
 * How to parse each input of action.yml: from text, trimmed and not empty, to its value. A row's
 * message ends the sentence `mode: "dry" …`, and its description is the hint. Defaults are those of
 * action.yml.
 */
export const inputTable = {
  'prolific-token': token,
  'study-id': studyId,
  csv: v.pipe(v.string(), v.transform(patternsIn)),
  'id-column': columnName,
  'amount-column': columnName,
  // `auto` pays where the event may pay, and plans elsewhere.
  mode: v.pipe(
    v.picklist(['auto', 'plan', 'pay', 'reconcile', 'audit'], 'is not a mode'),
    v.description('Write auto, plan, pay, reconcile or audit.'),
  ),
  batch: label,
  answer: v.pipe(v.string(), v.transform(parseAnswer)),
  'require-approval': yesOrNo,
  'require-preview': yesOrNo,
  currency,
  'max-total': maxTotal,
  'max-per-bonus': maxPerBonus,
  'allow-whole-amounts': yesOrNo,
  'workspace-id': workspaceId,
  'settle-minutes': settleMs,
  'request-timeout': timeoutMs,
  quote: yesOrNo,
  // `auto` is yes where `mode` is `auto`.
  comment: v.pipe(
    v.union([v.literal('auto'), yesOrNo], 'is neither true, false nor auto'),
    v.description('Write true, false or auto.'),
  ),
  'expected-head': commit,
  receipt: filePath,
  ledger: v.pipe(
    v.picklist(['branch', 'artifact'], 'is neither branch nor artifact'),
    v.description('Write branch or artifact.'),
  ),
  'ledger-branch': branchName,
  'ledger-path': folderOnBranch,
  'ledger-repository': v.pipe(
    repositoryName,
    v.description('Write owner/name, or leave it out for this repository.'),
  ),
  'ledger-token': token,
  'github-token': token,
  'show-ids': yesOrNo,
  'api-url': v.pipe(
    httpsAddress,
    v.description('Write an https address, such as https://api.prolific.com, or leave it out.'),
  ),
};

export type InputName = keyof typeof inputTable;

type Value<Name extends InputName> = v.InferOutput<(typeof inputTable)[Name]>;

/** Null only if the input may be left out and action.yml gives it no default. */
export type InputValue<Name extends InputName> =
  | Value<Name>
  | (Name extends keyof typeof inputDefaults ? never : null);

/** The value of an input, or what is wrong with it. No message shows the value of a secret. */
export function parseInput<Name extends InputName>(
  name: Name,
  text: string,
): { readonly value: Value<Name> } | { readonly problem: Problem } {
  const row = inputTable[name];
  const parsed = v.safeParse(row, text);
  if (parsed.success) return { value: parsed.output };
  const shown = name in secretInputs ? '' : `${renderInput(text)} `;
  const message = `${name}: ${shown}${parsed.issues[0].message}.`;
  return { problem: { message, hint: v.getDescription(row) ?? '' } };
}

/** The value of an input that was left empty. */
export function defaultOf<Name extends InputName>(name: Name): InputValue<Name> {
  const defaults: Partial<Record<InputName, string>> = inputDefaults;
  const text = defaults[name];
  return (text === undefined ? null : v.parse(inputTable[name], text)) as InputValue<Name>;
}
