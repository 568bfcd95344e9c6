import * as core from '@actions/core';
import type { Finding, Problem } from './core/errors.ts';
import { parseAnswer } from './core/inputs/answer-lines.ts';
import { holdsSecret, isBlank, secretInputs, tokenHint } from './core/inputs/given-text.ts';
import type { RepositoryName } from './core/inputs/places.ts';
import { findTogether } from './core/inputs/rules.ts';
import { defaultOf, type InputName, type InputValue, parseInput } from './core/inputs/table.ts';
import { modeOf, type RunEvent } from './core/plan/event.ts';
import type { Settings } from './core/settings.ts';

/** Every input of action.yml, valid and in one spelling. */
export interface Inputs extends Settings {
  /** Null only in mode plan, which then says what it could not check. */
  readonly prolificToken: string | null;
  /** Whether the input `mode` was `auto`: then the same workflow pays what it has shown. */
  readonly isAutomatic: boolean;
  /**
   * Patterns, one per line, as given, without comments and blank lines. Empty only in mode
   * reconcile.
   */
  readonly csv: readonly string[];
  /** Limit for one whole request, connection to last byte. */
  readonly requestTimeoutMs: number;
  readonly ledger: 'branch' | 'artifact';
  readonly ledgerBranch: string;
  readonly ledgerPath: string;
  /** Null: the run's own repository. */
  readonly ledgerRepository: RepositoryName | null;
  readonly githubToken: string;
  /** For the ledger's repository; the default is the GitHub token. */
  readonly ledgerToken: string;
  readonly apiUrl: URL;
}

export interface InvalidInputs {
  readonly findings: readonly Finding[];
  /**
   * As far as they could be read; invalid ones have their defaults. Nothing may be paid with them.
   */
  readonly inputs: Inputs;
  /**
   * Whether the inputs that identify the preview comment could be read, so that it can be found
   * again.
   */
  readonly isPreviewKnown: boolean;
}

/** These say whether there is a preview comment, which one it is, and who may write it. */
const previewInputs: readonly InputName[] = [
  'mode',
  'comment',
  'study-id',
  'csv',
  'batch',
  'github-token',
];

type ReportWrong = (name: InputName, problem: Problem) => void;

/**
 * Reads every input once and masks the secrets in the log, before anything else can print them. An
 * empty input takes its default; every invalid one is reported, all at once, as `INPUT_INVALID`. So
 * is one that is given but blank: shell guards treat it as given, and whatever it should limit
 * would have no limit.
 *
 * @param event decides what `mode: auto` does
 */
export function readInputs(event: RunEvent): { readonly inputs: Inputs } | InvalidInputs {
  const { findings, wrong, report, secrets, read } = openReader();
  const mode = read('mode');
  const comment = read('comment');
  const { approve, resolutions, problems } = read('answer') ?? parseAnswer('');
  problems.forEach(report);

  const inputs: Inputs = {
    prolificToken: secrets['prolific-token'] || null,
    studyId: read('study-id'),
    csv: read('csv') ?? [],
    mode: mode === 'auto' ? modeOf(event) : mode,
    batch: read('batch'),
    approve,
    requireApproval: read('require-approval'),
    requirePreview: read('require-preview'),
    currency: read('currency'),
    maxTotalCents: read('max-total'),
    maxPerBonusCents: read('max-per-bonus'),
    allowWholeAmounts: read('allow-whole-amounts'),
    idColumn: read('id-column'),
    amountColumn: read('amount-column'),
    workspaceId: read('workspace-id'),
    settleMs: read('settle-minutes'),
    requestTimeoutMs: read('request-timeout'),
    resolve: resolutions,
    quote: read('quote'),
    isAutomatic: mode === 'auto',
    comment: comment === 'auto' ? mode === 'auto' : comment,
    expectedHead: read('expected-head'),
    receipt: read('receipt'),
    ledger: read('ledger'),
    ledgerBranch: read('ledger-branch'),
    ledgerPath: read('ledger-path'),
    ledgerRepository: read('ledger-repository'),
    githubToken: secrets['github-token'],
    ledgerToken: secrets['ledger-token'] || secrets['github-token'],
    showIds: read('show-ids'),
    apiUrl: read('api-url'),
  };
  findTogether(inputs, wrong, event.defaultBranch).forEach(report);
  if (findings.length === 0) return { inputs };
  const isPreviewKnown =
    inputs.githubToken !== '' && previewInputs.every((name) => !wrong.has(name));
  return { findings, inputs, isPreviewKnown };
}

/** Reads one input after the other, and notes which of them are wrong. */
function openReader() {
  const findings: Finding[] = [];
  const wrong = new Set<InputName>();
  const report = ({ message, hint }: Problem): void => {
    findings.push({ kind: 'error', code: 'INPUT_INVALID', message, hint });
  };
  const reportWrong: ReportWrong = (name, problem) => {
    wrong.add(name);
    report(problem);
  };
  const readGiven = (name: InputName): string => {
    const given = core.getInput(name, { trimWhitespace: false });
    if (given === '' || !isBlank(given)) return given.trim();
    const message = `${name}: is given, but contains only blanks.`;
    reportWrong(name, { message, hint: 'Write a value, or leave it out.' });
    return '';
  };
  const secrets = readSecrets(readGiven, reportWrong);
  const readText = (name: InputName): string => {
    const text = readGiven(name);
    if (!holdsSecret(text, Object.values(secrets))) return text;
    const message = `${name}: contains a token, which belongs in another input.`;
    reportWrong(name, { message, hint: tokenHint });
    return '';
  };
  // The default also replaces an invalid value, which is reported, so that it is never used.
  const read = <Name extends InputName>(name: Name): InputValue<Name> => {
    const text = readText(name);
    if (text === '') return defaultOf(name);
    const parsed = parseInput(name, text);
    if ('value' in parsed) return parsed.value;
    reportWrong(name, parsed.problem);
    return defaultOf(name);
  };
  return { findings, wrong, report, secrets, read };
}

type SecretName = keyof typeof secretInputs;

/** Each token, '' if it was left out. No message shows the value of an invalid one. */
function readSecrets(
  readGiven: (name: SecretName) => string,
  reportWrong: ReportWrong,
): Record<SecretName, string> {
  const readSecret = (name: SecretName): string => {
    const token = readGiven(name);
    if (token === '') return '';
    hideSecret(token, secretInputs[name]);
    const parsed = parseInput(name, token);
    if ('problem' in parsed) reportWrong(name, parsed.problem);
    return token;
  };
  return {
    'prolific-token': readSecret('prolific-token'),
    'github-token': readSecret('github-token'),
    'ledger-token': readSecret('ledger-token'),
  };
}

/**
 * Masks a token in the log: the whole token, every part of it, and its base64 after each prefix
 * with which it is sent.
 */
function hideSecret(token: string, prefixes: readonly string[]): void {
  // A short part, such as a prefix pasted by mistake, would mask ordinary words.
  const longParts = token.split(/\s+/).filter(({ length }) => length >= 8);
  for (const part of new Set([token, ...longParts])) core.setSecret(part);
  for (const prefix of ['', ...prefixes]) {
    // Without the padding, so that the mask also matches text without it.
    core.setSecret(Buffer.from(`${prefix}${token}`).toString('base64').replace(/=+$/, ''));
  }
}
