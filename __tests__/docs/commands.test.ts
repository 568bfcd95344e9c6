import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { blocksOf, pages, readPage } from './pages.ts';
import { csvOf, story, test } from '../action/story.ts';
import { Clone, shellBlock } from './shell-blocks.ts';

const { scripts } = JSON.parse(readPage('package.json')) as {
  scripts: Readonly<Record<string, string>>;
};

describe.each(pages)('the commands of %s', (page) => {
  const text = readPage(page);

  it('are shell that bash can read', () => {
    const errors = blocksOf(text, 'sh').map((block) =>
      spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' }).stderr.trim(),
    );
    expect(errors.filter((error) => error !== '')).toEqual([]);
  });

  it('name scripts that the project has', () => {
    const names = Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
    const files = Array.from(
      text.matchAll(/(?:node|bash) ([\w.]+\/[\w./-]+)/g),
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual(
      [],
    );
  });
});

/**
 * Who runs a block of commands: CI as it stands, a test by its file, or nobody, because of
 * something.
 */
type Runner =
  | { readonly ci: '.ci/run' | '.github/workflows/release.yml'; readonly line: string }
  | { readonly test: string }
  | { readonly nobodyBecause: string };

/**
 * By page and a text of the block. A block that somebody adds is listed here, or the first test
 * below fails.
 */
const runners: readonly (readonly [page: string, text: string, runner: Runner])[] = [
  ['README.md', 'npm ci && npm run demo', { ci: '.ci/run', line: 'npm run demo' }],
  ['README.md', 'npm ci && npm test', { ci: '.ci/run', line: 'npm ci && npm test' }],
  ['CONTRIBUTING.md', 'npm test', { ci: '.ci/run', line: 'npm ci && npm test' }],
  [
    'CONTRIBUTING.md',
    'bash .ci/run',
    { ci: '.github/workflows/release.yml', line: 'run: bash .ci/run' },
  ],
  [
    'docs/maintainers/supply-chain.md',
    'git status --short dist',
    { ci: '.ci/run', line: 'git status --porcelain -- dist' },
  ],
  ['docs/ledger.md', 'git log --reverse', { test: '__tests__/docs/commands.test.ts' }],
  ['docs/ledger.md', 'sha256sum', { test: '__tests__/docs/commands.test.ts' }],
  ['docs/ledger.md', '/rulesets', { test: '__tests__/docs/commands.test.ts' }],
  ['docs/threat-model.md', '/commits?sha=', { test: '__tests__/docs/commands.test.ts' }],
  ['examples/README.md', '/commits/', { test: '__tests__/docs/commands.test.ts' }],
  ['docs/recovery.md', '/activity?', { test: '__tests__/docs/recovery.test.ts' }],
  ['docs/recovery.md', '/git/refs', { test: '__tests__/docs/recovery.test.ts' }],
  ['docs/recovery.md', 'ledger-made-meanwhile', { test: '__tests__/docs/recovery.test.ts' }],
  ['docs/recovery.md', 'git log --stat', { test: '__tests__/docs/recovery.test.ts' }],
  ['docs/recovery.md', 'git revert', { test: '__tests__/docs/recovery.test.ts' }],
  ['docs/recovery.md', 'git clone --bare', { test: '__tests__/docs/recovery.test.ts' }],
  [
    'docs/maintainers/performance.md',
    'npm run bench',
    {
      nobodyBecause:
        'it takes minutes of a machine that does nothing else, and writes new figures; what it counts is tested in __tests__/bench',
    },
  ],
  [
    'docs/maintainers/exploration.md',
    'npm run explore',
    {
      nobodyBecause:
        'all of it takes hours; a small bound of the same search is lived in __tests__/exploration',
    },
  ],
  [
    'docs/maintainers/supply-chain.md',
    'gh attestation verify',
    { nobodyBecause: 'it asks Sigstore and GitHub about a released version, and there is none' },
  ],
];

describe('the shell blocks of all pages', () => {
  it('are each listed once with who runs them, and nothing else is listed', () => {
    const blocks = pages.flatMap((page) =>
      blocksOf(readPage(page), 'sh').map((block) => ({ page, block })),
    );
    const listed = blocks.map(
      ({ page, block }) =>
        runners.filter(([where, text]) => where === page && block.includes(text)).length,
    );
    expect(listed).toEqual(blocks.map(() => 1));
    expect(runners).toHaveLength(blocks.length);
  });

  it('are written as shell, so that none is overlooked', () => {
    const languages = pages.flatMap((page) =>
      Array.from(readPage(page).matchAll(/^ *```(\w*)\n.*?^ *```$/gms), ([, name]) => name),
    );
    expect([...new Set(languages)].sort()).toEqual([
      'csv',
      'json',
      'mermaid',
      'sh',
      'text',
      'ts',
      'yaml',
    ]);
  });

  it.each(
    runners.flatMap(([page, text, runner]) => ('ci' in runner ? [{ page, text, ...runner }] : [])),
  )('are run by CI: $page, $text', ({ ci, line }) => {
    expect(readPage(ci)).toContain(line);
  });

  it.each(
    runners.flatMap(([page, text, runner]) =>
      'test' in runner ? [{ page, text, ...runner }] : [],
    ),
  )('are run by a test: $page, $text', ({ page, text, test }) => {
    const source = readPage(test);
    expect(source).toContain(`'${page}'`);
    expect(source).toContain(`'${text}'`);
  });
});

describe('the YAML blocks of all pages', () => {
  it('are whole workflows, which scripts/lint-workflows.ts lints', () => {
    const blocks = pages.flatMap((page) => blocksOf(readPage(page), 'ya?ml'));
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks.filter((text) => !/^on:/m.test(text) || !/^jobs:/m.test(text))).toEqual([]);
    expect(readPage('.ci/run')).toContain('npm run lint:workflows');
  });
});

const path = 'bonuses/week1.csv';

/** What is asked of GitHub when somebody types a block. */
const questions: { page: string; text: string; asks: string }[] = [
  {
    page: 'docs/ledger.md',
    text: '/rulesets',
    asks: 'api --method POST repos/{owner}/{repo}/rulesets --input ruleset.json',
  },
  {
    page: 'docs/threat-model.md',
    text: '/commits?sha=',
    asks: 'api --paginate repos/{owner}/{repo}/commits?sha=prolific-bonus-ledger --jq .[] | [.sha[:7], .author.login, .commit.verification.verified, (.commit.message | split("\\n")[0])] | @tsv',
  },
  {
    page: 'examples/README.md',
    text: '/commits/',
    asks: 'api repos/your-org/pay-prolific-bonuses/commits/v1.0.0 --jq .sha',
  },
];

describe('a command in a page', () => {
  it.each(questions)('asks GitHub what it is there for: $page, $text', ({ page, text, asks }) =>
    story({}, async (lab) => {
      const clone = await Clone.of(lab);
      clone.type(shellBlock(page, text));
      expect(clone.place.asked).toEqual([asks]);
      clone.remove();
    })(),
  );

  it(
    'lists what became of each bulk payment, oldest first',
    story({ study: { id: '5f1d7a2b9c3e4d5f6a7b8c99' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      const clone = await Clone.of(lab);

      const printed = clone.type(shellBlock('docs/ledger.md', 'git log --reverse'));

      const [bulk = ''] = [...lab.prolific.money.bulks.keys()];
      const lines = printed.split('\n').filter((line) => line.startsWith('2'));
      expect(lines).toEqual([
        expect.stringContaining(`claimed ${bulk}: 2 bonuses, 4.75 GBP`),
        expect.stringContaining(`accepted ${bulk}`),
        expect.stringContaining(`settled ${bulk}`),
      ]);
      clone.remove();
    }),
  );

  test('prints the hash of an id', async (lab) => {
    const clone = await Clone.of(lab);
    const printed = clone.type(shellBlock('docs/ledger.md', 'sha256sum'));
    expect(printed).toBe('9483dfbd4cb0949d76e79a58e5d78e86\n');
    clone.remove();
  });
});
