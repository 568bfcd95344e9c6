import { describe, expect, it } from '@jest/globals';
import { token, useGivenInputs } from './kit/given-inputs.ts';

const study = '5f00000000000000000000aa';
const { inputsOf, findingsOf } = useGivenInputs();

describe('readInputs', () => {
  it('gives an empty input its default', () => {
    const { apiUrl, ...inputs } = inputsOf({});
    expect(apiUrl.href).toBe('https://api.prolific.com/');
    expect(inputs).toEqual({
      prolificToken: token,
      studyId: null,
      csv: ['a.csv'],
      mode: 'pay',
      batch: null,
      approve: null,
      currency: null,
      maxTotalCents: null,
      maxPerBonusCents: 5000,
      allowWholeAmounts: false,
      workspaceId: null,
      settleMs: 120_000,
      requestTimeoutMs: 60_000,
      resolve: [],
      quote: false,
      comment: false,
      receipt: null,
      ledgerBranch: 'prolific-bonus-ledger',
      ledgerPath: 'ledger',
      ledgerRepository: null,
      githubToken: 'ghs_abc',
      showIds: false,
    });
  });

  it('reads every input', () => {
    const { apiUrl, ...inputs } = inputsOf({
      'study-id': study,
      csv: ' a.csv \n\n# not this\n!b.csv\n',
      mode: 'reconcile',
      batch: './Week 1',
      approve: 'AB'.repeat(32),
      currency: 'gbp',
      'max-total': '250000',
      'max-per-bonus': '10.5',
      'allow-whole-amounts': 'true',
      'workspace-id': 'w1',
      'settle-minutes': '0.5',
      'request-timeout': '30',
      resolve: 'b1=paid: seen',
      quote: 'True',
      comment: 'TRUE',
      receipt: 'receipt.csv',
      'ledger-branch': 'ledger',
      'ledger-path': 'a/b/',
      'ledger-repository': 'lab/ledger',
      'show-ids': 'true',
      'api-url': 'http://127.0.0.1:9/x/',
    });
    expect(apiUrl.href).toBe('http://127.0.0.1:9/x');
    expect(inputs).toEqual({
      prolificToken: token,
      studyId: study,
      csv: ['a.csv', '!b.csv'],
      mode: 'reconcile',
      batch: 'Week 1',
      approve: 'ab'.repeat(32),
      currency: 'GBP',
      maxTotalCents: 25_000_000,
      maxPerBonusCents: 1050,
      allowWholeAmounts: true,
      workspaceId: 'w1',
      settleMs: 30_000,
      requestTimeoutMs: 30_000,
      resolve: [{ bulk: 'b1', outcome: 'paid', reason: 'seen' }],
      quote: true,
      comment: true,
      receipt: 'receipt.csv',
      ledgerBranch: 'ledger',
      ledgerPath: 'a/b',
      ledgerRepository: { owner: 'lab', name: 'ledger' },
      githubToken: 'ghs_abc',
      showIds: true,
    });
  });

  it('has no token where plan was given none', () => {
    expect(inputsOf({ mode: 'plan', 'prolific-token': '' }).prolificToken).toBeNull();
  });

  it('reports every invalid input at once, with its name, its value and how to mend it', () => {
    const findings = findingsOf({
      'study-id': 'nope',
      mode: 'dry',
      batch: 'a\tb',
      approve: '12345678',
      currency: '£',
      'max-total': '0',
      'max-per-bonus': '1e3',
      'allow-whole-amounts': 'yes',
      'workspace-id': 'a/b',
      'settle-minutes': '-1',
      'request-timeout': '0',
      resolve: 'b1=paid',
      quote: '1',
      comment: 'on',
      receipt: 'out/',
      'ledger-branch': 'refs/heads/x',
      'ledger-path': '../x',
      'ledger-repository': 'x',
      'show-ids': 'no',
      'api-url': 'http://api.prolific.com',
    });
    expect(findings).toHaveLength(20);
    for (const finding of findings) {
      expect(finding).toMatchObject({ kind: 'error', code: 'INPUT_INVALID' });
      expect(finding.message).toMatch(/^[a-z-]+: ".+" .+\.$/);
      expect(finding.hint).not.toBe('');
    }
    expect(findings.map(({ message }) => message)).toContain(
      'allow-whole-amounts: "yes" is neither true nor false.',
    );
  });

  it('repeats values masked, cut and on one line', () => {
    const [finding] = findingsOf({
      mode: `\u202e5f3c0000000000000000ab1d\n::error::${'x'.repeat(99)}`,
    });
    expect(finding?.message).toMatch(
      /^mode: "\\u\{202e\}…ab1d\\u\{a\}::error::x+…" is not a mode\.$/,
    );
  });

  it('reports what is missing', () => {
    const findings = findingsOf({ 'prolific-token': '', csv: '\n# only a comment\n' });
    expect(findings.map(({ message }) => message.split(':')[0])).toEqual(['prolific-token', 'csv']);
  });

  it('does not take an invalid input for a missing one', () => {
    const findings = findingsOf({ mode: 'reconcile', csv: '', 'study-id': 'nope' });
    expect(findings.map(({ message }) => message.split(':')[0])).toEqual(['study-id']);
    expect(findings[0]?.message).toContain('"nope"');
  });
});
