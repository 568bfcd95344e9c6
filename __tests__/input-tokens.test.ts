import { describe, expect, it } from '@jest/globals';
import { actionInputs, token, useGivenInputs } from './kit/given-inputs.ts';

const here = useGivenInputs();
const { inputsOf, findingsOf } = here;

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
    'never repeats a token that stands in %s',
    (name) => {
      const stray = `ghp_${'Ab1'.repeat(12)}`;
      for (const text of [token, `x ${token} y`, stray]) {
        const findings = findingsOf({ [name]: text });
        expect(findings.map(({ message }) => message)).toContain(
          `${name}: holds a token, which belongs into another input.`,
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
