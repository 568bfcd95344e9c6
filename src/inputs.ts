import * as core from '@actions/core';
import type { Finding } from './core/errors.ts';
import { showInput } from './core/text/foreign-text.ts';
import {
  parseApiUrl,
  parseBranch,
  parseLedgerPath,
  parseRepository,
  type RepositoryName,
} from './core/inputs/places.ts';
import { parseAnswer } from './core/inputs/answer-lines.ts';
import {
  findTokenProblem,
  gitPrefixes,
  holdsSecret,
  isBlank,
  patternsIn,
  tokenHint,
} from './core/inputs/given-text.ts';
import { findTogether } from './core/inputs/rules.ts';
import {
  type Parsed,
  parseBatchLabel,
  parseBoolean,
  parseColumnName,
  parseComment,
  parseCommit,
  parseCurrency,
  parseLedgerKind,
  parseLimit,
  parseMode,
  parseReceiptPath,
  parseRequestTimeout,
  parseSettleMinutes,
  parseStudy,
  parseWorkspaceId,
} from './core/inputs/values.ts';
import { type Cents, centsOf, largestBonusCents, largestTotalCents } from './core/money.ts';
import { modeOf, type RunEvent } from './core/plan/event.ts';
import type { Mode, Settings } from './core/settings.ts';

/** Every input of action.yml, valid and in one spelling. */
export interface Inputs extends Settings {
  /** Null only in mode plan, which then says what it could not check. */
  readonly prolificToken: string | null;
  /** Whether the input `mode` was `auto`: the same workflow pays what it has shown. */
  readonly isAutomatic: boolean;
  /** Patterns, one for each line, as given; comments and blank lines left out. Empty only in mode reconcile. */
  readonly csv: readonly string[];
  /** What one request may take in all, connection to last byte. */
  readonly requestTimeoutMs: number;
  readonly ledger: 'branch' | 'artifact';
  readonly ledgerBranch: string;
  readonly ledgerPath: string;
  /** Null: the repository that the run belongs to. */
  readonly ledgerRepository: RepositoryName | null;
  readonly githubToken: string;
  /** For the ledger's repository; the other token where none was given. */
  readonly ledgerToken: string;
  readonly apiUrl: URL;
}

export interface InvalidInputs {
  readonly findings: readonly Finding[];
  /** As far as they could be read; those that are wrong have their defaults. Nothing may be paid with them. */
  readonly inputs: Inputs;
  /** Whether what names the preview comment could be read, so that it can be found again. */
  readonly isPreviewKnown: boolean;
}

/** These say whether there is a preview comment, which, and who may write it. */
const previewInputs = ['mode', 'comment', 'study-id', 'csv', 'batch', 'github-token'];

type ReportWrong = (name: string, problem: string, hint: string) => void;

/**
 * Reads every input once and masks the secrets in the log, before anything else can print them. An
 * empty input takes its default; every invalid one is reported, all at once, as `INPUT_INVALID`. So is one that is given and blank:
 * a shell takes it for given, and what it was to limit would have no limit.
 *
 * @param event decides what `mode: auto` does
 */
export function readInputs(event: RunEvent): { readonly inputs: Inputs } | InvalidInputs {
  const { findings, wrong, report, secrets, readText, read } = openReader();
  const readLimit = <T>(name: string, most: Cents, otherwise: T): Cents | T =>
    read<Cents | T>(name, (text) => parseLimit(text, most), otherwise);
  const { prolificToken, githubToken, ledgerToken } = secrets;
  const csv = patternsIn(readText('csv'));
  const { approve, resolutions, problems } = parseAnswer(readText('answer'));
  for (const { message, hint } of problems) report(message, hint);
  const givenMode = read<Mode | 'auto'>('mode', parseMode, 'auto');
  const comment = read<boolean | 'auto'>('comment', parseComment, 'auto');

  const inputs: Inputs = {
    prolificToken: prolificToken === '' ? null : prolificToken,
    studyId: read('study-id', parseStudy, null),
    csv,
    mode: givenMode === 'auto' ? modeOf(event) : givenMode,
    batch: read('batch', parseBatchLabel, null),
    approve,
    requireApproval: read('require-approval', parseBoolean, false),
    currency: read('currency', parseCurrency, null),
    maxTotalCents: readLimit('max-total', largestTotalCents, null),
    maxPerBonusCents: readLimit('max-per-bonus', largestBonusCents, centsOf(5000)),
    allowWholeAmounts: read('allow-whole-amounts', parseBoolean, false),
    idColumn: read('id-column', parseColumnName, null),
    amountColumn: read('amount-column', parseColumnName, null),
    workspaceId: read('workspace-id', parseWorkspaceId, null),
    settleMs: read('settle-minutes', parseSettleMinutes, 2 * 60_000),
    requestTimeoutMs: read('request-timeout', parseRequestTimeout, 60_000),
    resolve: resolutions,
    quote: read('quote', parseBoolean, false),
    isAutomatic: givenMode === 'auto',
    comment: comment === 'auto' ? givenMode === 'auto' : comment,
    expectedHead: read('expected-head', parseCommit, null),
    receipt: read('receipt', parseReceiptPath, null),
    ledger: read('ledger', parseLedgerKind, 'branch'),
    ledgerBranch: read('ledger-branch', parseBranch, 'prolific-bonus-ledger'),
    ledgerPath: read('ledger-path', parseLedgerPath, 'ledger'),
    ledgerRepository: read('ledger-repository', parseRepository, null),
    githubToken,
    ledgerToken: ledgerToken === '' ? githubToken : ledgerToken,
    showIds: read('show-ids', parseBoolean, false),
    apiUrl: read('api-url', parseApiUrl, new URL('https://api.prolific.com')),
  };
  for (const { message, hint } of findTogether(inputs, wrong, event.defaultBranch))
    report(message, hint);
  if (findings.length === 0) return { inputs };
  const isPreviewKnown = githubToken !== '' && previewInputs.every((name) => !wrong.has(name));
  return { findings, inputs, isPreviewKnown };
}

/** Reads one input after the other, and notes which of them are wrong. */
function openReader() {
  const findings: Finding[] = [];
  const wrong = new Set<string>();
  const report = (message: string, hint: string): void => {
    findings.push({ kind: 'error', code: 'INPUT_INVALID', message, hint });
  };
  const reportWrong: ReportWrong = (name, problem, hint) => {
    wrong.add(name);
    report(`${name}: ${problem}`, hint);
  };
  const readGiven = (name: string): string => {
    const given = core.getInput(name, { trimWhitespace: false });
    if (given === '' || !isBlank(given)) return given.trim();
    reportWrong(name, 'is given, and holds nothing but blanks.', 'Write a value, or leave it out.');
    return '';
  };
  const secrets = readSecrets(readGiven, reportWrong);
  const readText = (name: string): string => {
    const text = readGiven(name);
    if (!holdsSecret(text, Object.values(secrets))) return text;
    reportWrong(name, 'holds a token, which belongs into another input.', tokenHint);
    return '';
  };
  // The default also stands in for an invalid value, which is reported, so that it is never used.
  const read = <T>(name: string, parse: (text: string) => Parsed<T>, otherwise: T): T => {
    const text = readText(name);
    if (text === '') return otherwise;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    reportWrong(name, `${showInput(text)} ${parsed.problem}.`, parsed.hint);
    return otherwise;
  };
  return { findings, wrong, report, secrets, readText, read };
}

function readSecrets(readGiven: (name: string) => string, reportWrong: ReportWrong) {
  const readSecret = (name: string, prefixes: readonly string[]): string =>
    hideSecret(name, readGiven(name), prefixes, reportWrong);
  return {
    prolificToken: readSecret('prolific-token', ['Token ', 'Authorization: Token ']),
    githubToken: readSecret('github-token', gitPrefixes),
    ledgerToken: readSecret('ledger-token', gitPrefixes),
  };
}

/**
 * Masks a token as it is, in every part of it, and in base64 behind each prefix with which it is sent,
 * and gives it back. Its value is in no message, also where it is invalid.
 */
function hideSecret(
  name: string,
  token: string,
  prefixes: readonly string[],
  reportWrong: ReportWrong,
): string {
  if (token === '') return token;
  // A short part, such as a prefix that was pasted along, would mask ordinary words.
  const longParts = token.split(/\s+/).filter(({ length }) => length >= 8);
  for (const part of new Set([token, ...longParts])) core.setSecret(part);
  for (const prefix of ['', ...prefixes]) {
    // Without the padding, so that the mask also fits where it is left out.
    core.setSecret(Buffer.from(`${prefix}${token}`).toString('base64').replace(/=+$/, ''));
  }
  const spoilt = findTokenProblem(token);
  if (spoilt !== null) reportWrong(name, spoilt.problem, spoilt.hint);
  return token;
}
