import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { atNight, byHand, endsOf, exampleStory, test } from './example-lab.ts';
import { auditTitle, GhOfIssues } from './gh-of-issues.ts';
import type { Trigger } from './workflow-file.ts';
import { type JobRun, runWorkflow } from './workflow-run.ts';
import type { Setting } from './step-run.ts';

const file = 'examples/monthly-audit.yml';

interface Told {
  readonly jobs: JobRun[];
  /** What `gh` was asked for, without the list of heads: `issue create`, with what follows. */
  readonly asked: string[][];
}

/** Runs the workflow with a `gh` that lists these heads, the newest first; null: it fails. */
async function runWith(
  setting: Setting,
  heads: readonly string[] | null,
  trigger: Trigger = atNight,
  isOpen = false,
): Promise<Told> {
  const gh = new GhOfIssues(isOpen, heads);
  try {
    const jobs = await runWorkflow(file, trigger, { ...setting, programs: gh.folder });
    return { jobs, asked: gh.asked.filter(([first]) => first !== 'api') };
  } finally {
    gh.remove();
  }
}

describe('monthly-audit.yml', () => {
  test('keeps the head of the ledger as the title of a closed issue', async (lab, setting) => {
    await lab.run();
    const head = (await lab.github.head(repository, ledgerBranch)) ?? '';

    const { jobs, asked } = await runWith(setting, []);

    expect(endsOf(jobs)).toEqual(['audit: audited']);
    expect(asked.map(([, verb]) => verb)).toEqual(['create', 'close']);
    expect(asked[0]).toEqual(expect.arrayContaining([`Ledger audited up to ${head}`]));
    expect(asked[1]).toEqual(['issue', 'close', 'https://github.com/lab/bonuses/issues/7']);
    expect(lab.results.at(-1)?.summary).toContain(
      'Not checked: "The ledger continues the one of the last audit"',
    );
  });

  test('continues from the newest head that was kept', async (lab, setting) => {
    await lab.run();
    const commits = await lab.github.commits(repository, ledgerBranch);

    const { jobs } = await runWith(setting, [commits[0]?.oid ?? '', commits[1]?.oid ?? '']);

    expect(endsOf(jobs)).toEqual(['audit: audited']);
    expect(lab.results.at(-1)?.summary).toContain(
      `It contains ${commits[0]?.oid}, with 0 commits since.`,
    );
  });

  it.each([
    [false, ['list', 'create']],
    [true, ['list']],
  ])(
    'opens an issue where the ledger was rewritten, unless one is open (%s), and keeps no head',
    (isOpen, verbs) =>
      exampleStory(async (lab, setting) => {
        await lab.run();
        const [head, before] = await lab.github.commits(repository, ledgerBranch);
        await lab.github.forcePush(repository, ledgerBranch, before?.oid ?? '');

        const { jobs, asked } = await runWith(setting, [head?.oid ?? ''], atNight, isOpen);

        expect(endsOf(jobs)).toEqual(['audit: blocked']);
        expect(asked.map(([, verb]) => verb)).toEqual(verbs);
        if (!isOpen) expect(asked.at(-1)).toEqual(expect.arrayContaining(['--title', auditTitle]));
      })(),
  );

  test('takes the head that somebody types in who has explained what was found', async (lab, setting) => {
    await lab.run();
    const [head, before] = await lab.github.commits(repository, ledgerBranch);
    await lab.github.forcePush(repository, ledgerBranch, before?.oid ?? '');
    await lab.github.forcePush(repository, ledgerBranch, head?.oid ?? '');
    // Both pushes came before the next commit of the action, which the form names.
    lab.github.advance(60_000);
    await lab.push({ 'bonuses/week2.csv': `participant_id,amount\n${lab.person(1)},1.00\n` });
    await lab.run();
    const typed = (await lab.github.head(repository, ledgerBranch)) ?? '';

    const { jobs } = await runWith(setting, [], byHand({ 'expected-head': typed }));

    expect(endsOf(jobs)).toEqual(['audit: audited']);
  });

  test('audits nothing where the list of heads is not available, and opens an issue', async (lab, setting) => {
    await lab.run();

    const { jobs, asked } = await runWith(setting, null);

    expect(jobs.map(({ result }) => result)).toEqual(['failure']);
    expect(endsOf(jobs)).toEqual([]);
    expect(asked.map(([, verb]) => verb)).toEqual(['list', 'create']);
  });
});
