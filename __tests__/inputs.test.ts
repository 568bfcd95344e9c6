import { describe, expect, it } from '@jest/globals';
import type { RunEvent } from '../src/core/plan/event.ts';
import { actionInputs, token, useGivenInputs } from './kit/given-inputs.ts';

const study = '5f00000000000000000000aa';
const here = useGivenInputs();
const { inputsOf, findingsOf } = here;

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
      requireApproval: false,
      requirePreview: false,
      currency: null,
      maxTotalCents: null,
      maxPerBonusCents: 5000,
      allowWholeAmounts: false,
      idColumn: null,
      amountColumn: null,
      workspaceId: null,
      settleMs: 120_000,
      requestTimeoutMs: 60_000,
      resolve: [],
      quote: false,
      isAutomatic: true,
      comment: true,
      expectedHead: null,
      receipt: null,
      ledger: 'branch',
      ledgerBranch: 'prolific-bonus-ledger',
      ledgerPath: 'ledger',
      ledgerRepository: null,
      githubToken: 'ghs_abc',
      ledgerToken: 'ghs_abc',
      showIds: false,
    });
  });

  it('reads every input', () => {
    const { apiUrl, ...inputs } = inputsOf({
      'study-id': study,
      csv: ' a.csv \n\n# not this\n!b.csv\n',
      mode: 'pay',
      batch: './Week 1',
      answer: `${'AB'.repeat(32)}; b1=paid: seen`,
      'require-approval': 'true',
      'require-preview': 'true',
      currency: 'gbp',
      'max-total': '250000',
      'max-per-bonus': '10.5',
      'allow-whole-amounts': 'true',
      'id-column': ' Worker ID ',
      'amount-column': 'pay: total',
      'workspace-id': 'w1',
      'settle-minutes': '0.5',
      'request-timeout': '30',
      quote: 'True',
      comment: 'TRUE',
      'expected-head': 'A'.repeat(40),
      receipt: 'receipt.csv',
      'ledger-branch': 'ledger',
      'ledger-path': 'a/b/',
      'ledger-repository': 'lab/ledger',
      'ledger-token': 'ghs_other',
      'show-ids': 'true',
      'api-url': 'http://127.0.0.1:9/x/',
    });
    expect(apiUrl.href).toBe('http://127.0.0.1:9/x');
    expect(inputs).toEqual({
      prolificToken: token,
      studyId: study,
      csv: ['a.csv', '!b.csv'],
      mode: 'pay',
      batch: 'Week 1',
      approve: 'ab'.repeat(32),
      requireApproval: true,
      requirePreview: true,
      currency: 'GBP',
      maxTotalCents: 25_000_000,
      maxPerBonusCents: 1050,
      allowWholeAmounts: true,
      idColumn: 'Worker ID',
      amountColumn: 'pay: total',
      workspaceId: 'w1',
      settleMs: 30_000,
      requestTimeoutMs: 30_000,
      resolve: [{ bulk: 'b1', outcome: 'paid', reason: 'seen' }],
      quote: true,
      isAutomatic: false,
      comment: true,
      expectedHead: 'a'.repeat(40),
      receipt: 'receipt.csv',
      ledger: 'branch',
      ledgerBranch: 'ledger',
      ledgerPath: 'a/b',
      ledgerRepository: 'lab/ledger',
      githubToken: 'ghs_abc',
      ledgerToken: 'ghs_other',
      showIds: true,
    });
  });

  it.each<[string, Partial<RunEvent>, string]>([
    ['a push to the default branch', {}, 'pay'],
    ['a manual run', { name: 'workflow_dispatch', ref: 'refs/heads/x' }, 'pay'],
    ['a schedule', { name: 'schedule', defaultBranch: null }, 'pay'],
    ['a push whose event does not say which the default branch is', { defaultBranch: null }, 'pay'],
    ['a push to another branch', { ref: 'refs/heads/x' }, 'plan'],
    ['a push of a tag', { ref: 'refs/tags/main', defaultBranch: null }, 'plan'],
    ['a pull request', { name: 'pull_request', ref: 'refs/pull/7/merge' }, 'plan'],
    ['a pull request of anybody', { name: 'pull_request_target' }, 'plan'],
    ['an event of tomorrow', { name: 'merge_group' }, 'plan'],
  ])('of mode auto are, on %s, those of another mode', (_, event, mode) => {
    expect(inputsOf({}, event)).toMatchObject({ mode, comment: true });
    expect(inputsOf({ mode: 'auto', comment: 'false' }, event)).toMatchObject({
      mode,
      comment: false,
    });
    expect(inputsOf({ mode: 'plan' }, event)).toMatchObject({ mode: 'plan', comment: false });
    expect(inputsOf({ mode: 'pay', comment: 'auto' }, event).comment).toBe(false);
  });

  it.each([' ', '\u00a0', '\t', '\ufeff', '\n', ' \u200b ', '\u2060\u3000'])(
    'refuses an input that is given and blank: %j',
    (blank) => {
      const names = actionInputs;
      const findings = findingsOf(Object.fromEntries(names.map((name) => [name, blank])));
      expect(findings.map(({ message }) => message).sort()).toEqual(
        names.map((name) => `${name}: is given, but contains only blanks.`).sort(),
      );
    },
  );

  it('has no token where plan was given none', () => {
    expect(inputsOf({ mode: 'plan', 'prolific-token': '' }).prolificToken).toBeNull();
  });

  it('reports every invalid input at once, with its name, its value and how to fix it', () => {
    const findings = findingsOf({
      'study-id': 'nope',
      mode: 'dry',
      batch: 'a\tb',
      answer: '12345678',
      'require-approval': 'y',
      currency: '£',
      'max-total': '0',
      'max-per-bonus': '1e3',
      'allow-whole-amounts': 'yes',
      'id-column': 'a\nb',
      'amount-column': 'x'.repeat(501),
      'workspace-id': 'a/b',
      'settle-minutes': '-1',
      'request-timeout': '0',
      quote: '1',
      comment: 'on',
      receipt: 'out/',
      'ledger-branch': 'refs/heads/x',
      'ledger-path': '../x',
      'ledger-repository': 'x',
      'show-ids': 'no',
      'api-url': 'http://api.prolific.com',
    });
    expect(findings).toHaveLength(22);
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
      mode: `\u202e5f3c0000000000000000ab1d\n::error::${'x '.repeat(99)}`,
    });
    expect(finding?.message).toMatch(
      /^mode: "\\u\{202e\}…ab1d\\u\{a\}::error::[x ]+…" is not a mode\.$/,
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

describe('a token', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

  it('is masked before anything else, also in base64 as it is sent', () => {
    inputsOf({});
    for (const secret of [
      token,
      base64(token),
      base64(`Token ${token}`),
      base64(`Authorization: Token ${token}`),
      'ghs_abc',
      base64('ghs_abc'),
      base64('token ghs_abc'),
      base64('Bearer ghs_abc'),
      base64('x-access-token:ghs_abc'),
    ]) {
      expect(here.printed).toContain(`::add-mask::${secret}\n`);
    }
  });

  it.each([
    'Token abcdefghijkl',
    'abcdefghijkl\nmnopqrstuvwx',
    'abcdefghijkl\u00a0x',
    'abcdéfghijkl',
  ])(
    'with something in it that no token has is refused, masked and never repeated: %j',
    (broken) => {
      for (const name of ['prolific-token', 'github-token']) {
        const findings = findingsOf({
          [name]: broken,
          ...(name === 'github-token'
            ? { 'prolific-token': token }
            : { 'github-token': 'ghs_abc' }),
        });
        expect(findings).toHaveLength(1);
        expect(findings[0]?.message).toMatch(new RegExp(`^${name}: holds a space`));
        expect(JSON.stringify(findings)).not.toContain('abcd');
      }
      const [longest = ''] = broken.split(/\s/).filter((part) => part.length >= 8);
      expect(here.printed).toContain(`::add-mask::${longest}\n`);
      expect(here.printed).not.toContain('::add-mask::Token\n');
    },
  );

  it.each(actionInputs.filter((name) => !name.endsWith('-token')))(
    'never repeats a token that is in %s',
    (name) => {
      const stray = `ghp_${'Ab1'.repeat(12)}`;
      for (const text of [token, `x ${token} y`, stray]) {
        const findings = findingsOf({ [name]: text });
        expect(findings.map(({ message }) => message)).toContain(
          `${name}: contains a token, which belongs in another input.`,
        );
        expect(JSON.stringify(findings)).not.toContain(token);
        expect(JSON.stringify(findings)).not.toContain(stray);
      }
    },
  );

  it('does not repeat what could be a token, where the two inputs were mixed up', () => {
    const findings = findingsOf({
      'study-id': 'Zk9-'.repeat(16),
      'prolific-token': '5f00000000000000000000aa',
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'study-id: "(64 characters)" is not a study id.',
    ]);
  });
});

describe('the branch of the ledger', () => {
  it('keeps the ledger off the default branch', () => {
    const [finding] = findingsOf({ 'ledger-branch': 'main' });
    expect(finding?.message).toMatch(/^ledger-branch: is the default branch/);
    expect(
      inputsOf({ 'ledger-branch': 'main', 'ledger-repository': 'lab/ledger' }).ledgerBranch,
    ).toBe('main');
  });
});
