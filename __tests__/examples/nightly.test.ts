import { describe, expect, it } from '@jest/globals';
import { atNight, endsOf, exampleStory } from './example-lab.ts';
import { GhOfIssues, lookTitle } from './gh-of-issues.ts';
import { runWorkflow } from './workflow-run.ts';

describe('nightly-reconcile.yml', () => {
  it(
    'writes down what has arrived since the day',
    exampleStory(
      async (lab, setting) => {
        await lab.run();
        lab.prolific.money.arrive();

        const jobs = await runWorkflow('examples/nightly-reconcile.yml', atNight, setting);

        expect(endsOf(jobs)).toEqual(['reconcile: reconciled']);
        expect((await lab.ledger()).map(({ type }) => type)).toEqual([
          'claimed',
          'accepted',
          'settled',
        ]);
      },
      { prolific: { arrival: 'manual' } },
    ),
  );
});

describe('nightly-reconcile.yml, where a payment is in doubt,', () => {
  it.each([
    [false, ['list', 'create']],
    [true, ['list']],
  ])('opens an issue, and none where one is open: %s', (isOpen, asked) =>
    exampleStory(async (lab, setting) => {
      lab.prolific.script('pay', 1, { kind: 'reset-before' });
      await lab.run();
      const programs = new GhOfIssues(isOpen);

      const jobs = await runWorkflow('examples/nightly-reconcile.yml', atNight, {
        ...setting,
        programs: programs.folder,
      });

      expect(endsOf(jobs)).toEqual(['reconcile: in-doubt']);
      expect(programs.asked.map(([, verb]) => verb)).toEqual(asked);
      expect(programs.asked.at(-1)).toEqual(
        expect.arrayContaining(isOpen ? ['--state', 'open'] : ['--title', lookTitle]),
      );
      programs.remove();
    })(),
  );
});
