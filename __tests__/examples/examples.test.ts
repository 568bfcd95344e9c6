import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { paidInOrder } from '../action/story.ts';
import {
  approvalIn,
  atNight,
  byHand,
  endsOf,
  exampleStory,
  onMerge,
  onPullRequest,
  previewAndMerge,
  study,
  test,
} from './example-lab.ts';
import { readWorkflow, type Trigger } from './workflow-file.ts';
import { runWorkflow } from './workflow-run.ts';

const all = [[425], [50], [300]];
const nobody = [[], [], []];

interface Case {
  file: string;
  trigger: Trigger;
  ends: string[];
  paid: number[][];
  /** Whether its pull request is previewed before. */
  isPreviewed?: true;
}

const cases: Case[] = [
  { file: 'pay-on-merge', trigger: onMerge, ends: ['pay: paid'], paid: all },
  { file: 'pay-on-merge', trigger: byHand(), ends: ['pay: paid'], paid: all },
  {
    file: 'plan-on-pull-request-and-pay-on-merge',
    trigger: onPullRequest,
    ends: ['plan: planned'],
    paid: nobody,
  },
  {
    file: 'plan-on-pull-request-and-pay-on-merge',
    trigger: onMerge,
    ends: ['pay: paid'],
    paid: all,
    isPreviewed: true,
  },
  {
    file: 'plan-on-pull-request-and-pay-on-merge',
    trigger: byHand(),
    ends: ['pay: paid'],
    paid: all,
  },
  { file: 'manual-with-approval', trigger: byHand(), ends: ['plan: planned'], paid: nobody },
  { file: 'with-environment', trigger: onMerge, ends: ['plan: planned', 'pay: paid'], paid: all },
  { file: 'with-environment', trigger: byHand(), ends: ['plan: planned', 'pay: paid'], paid: all },
  { file: 'nightly-reconcile', trigger: atNight, ends: ['reconcile: reconciled'], paid: nobody },
  { file: 'nightly-reconcile', trigger: byHand(), ends: ['reconcile: reconciled'], paid: nobody },
  { file: 'use-the-outputs', trigger: onMerge, ends: ['pay: paid'], paid: all },
  { file: 'use-the-outputs', trigger: byHand(), ends: ['pay: paid'], paid: all },
];

/**
 * These need more of a lab than the others and have tests of their own below and beside this file.
 */
const special = [
  'monthly-audit',
  'studies-matrix',
  'ledger-in-private-repository',
  'ledger-as-artifact',
];

describe('an example', () => {
  it.each(cases)('runs as it stands: $file on $trigger.name', ({ file, ...scene }) =>
    exampleStory(async (lab, setting) => {
      const { trigger, ends, paid, isPreviewed } = scene;
      if (isPreviewed) await previewAndMerge(`examples/${file}.yml`, lab, setting);
      const jobs = await runWorkflow(`examples/${file}.yml`, trigger, setting);

      expect(endsOf(jobs)).toEqual(ends);
      expect(jobs.filter(({ result }) => result === 'failure')).toEqual([]);
      expect(paidInOrder(lab)).toEqual(paid);
    })(),
  );

  it('is run on every event that starts it', () => {
    const files = readdirSync(new URL('../../examples/', import.meta.url));
    const names = files.filter((one) => one.endsWith('.yml')).map((one) => one.slice(0, -4));
    const run = cases.map(({ file, trigger }) => `${file} on ${trigger.name}`);
    const wanted = names
      .filter((name) => !special.includes(name))
      .flatMap((name) =>
        Object.keys(readWorkflow(`examples/${name}.yml`).on).map((event) => `${name} on ${event}`),
      );
    expect(run.sort()).toEqual(wanted.sort());
    expect(names).toEqual(expect.arrayContaining(special));
  });

  const approvable = [
    'pay-on-merge',
    'plan-on-pull-request-and-pay-on-merge',
    'manual-with-approval',
    'use-the-outputs',
  ];
  it.each(approvable)('takes the command that its run prints: %s', (name) =>
    exampleStory(async (lab, setting) => {
      const file = `examples/${name}.yml`;
      // Where nobody has to approve anything, only a question asks for it.
      lab.prolific.money.payByHand(lab.person(1), 425);
      const asked = await runWorkflow(file, byHand(), setting);
      const isPlan = name === 'manual-with-approval';
      expect(endsOf(asked)).toEqual([isPlan ? 'plan: planned' : 'pay: blocked']);
      const command = approvalIn(lab.results.at(-1)?.summary ?? '');
      expect(command.file).toBe(`${name}.yml`);

      const paid = await runWorkflow(file, byHand(command.inputs), setting);

      expect(endsOf(paid)).toEqual(['pay: paid']);
      expect(paidInOrder(lab)).toEqual([[425, 425], [50], [300]]);
      expect((await lab.ledger())[0]).toMatchObject({
        approved: true,
        plan: command.inputs['answer'],
      });
    })(),
  );
});

describe('plan-on-pull-request-and-pay-on-merge.yml', () => {
  test('comments on the pull request, and plans without the secret as in one from a fork', async (lab, setting) => {
    const file = 'examples/plan-on-pull-request-and-pay-on-merge.yml';
    const jobs = await runWorkflow(file, onPullRequest, {
      ...setting,
      secrets: { PROLIFIC_TOKEN: '' },
    });

    expect(endsOf(jobs)).toEqual(['plan: planned']);
    expect(jobs.map(({ result }) => result)).toEqual(['success', 'skipped']);
    expect(lab.comments()).toEqual([expect.stringContaining('7.75')]);
    expect(lab.results.at(-1)?.requests.prolific).toEqual([]);
  });
});

describe('ledger-in-private-repository.yml', () => {
  it.each([onMerge, byHand()])(
    'keeps the ledger where its name says, and nothing of it here: $name',
    (trigger) =>
      exampleStory(
        async (lab, setting) => {
          await lab.github.addRepository('lab/bonus-ledger');

          const jobs = await runWorkflow(
            'examples/ledger-in-private-repository.yml',
            trigger,
            setting,
          );

          expect(endsOf(jobs)).toEqual(['pay: paid']);
          expect(paidInOrder(lab)).toEqual(all);
          const branch = 'prolific-bonus-ledger';
          const path = `ledger/${study}.jsonl`;
          const there = await lab.github.readFile('lab/bonus-ledger', branch, path);
          expect(there?.split('\n')).toHaveLength(4);
          expect(await lab.github.head(repository, branch)).toBeNull();
        },
        { token: { repositories: { [repository]: 'read' } } },
      )(),
  );
});
