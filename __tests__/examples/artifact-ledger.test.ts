import { describe, expect, it } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { paidInOrder } from '../action/story.ts';
import { atNight, byHand, endsOf, exampleStory, onMerge } from './example-lab.ts';
import { readWorkflow } from './workflow-file.ts';
import { runWorkflow } from './workflow-run.ts';

const all = [[425], [50], [300]];

describe('ledger-as-artifact.yml', () => {
  const file = 'examples/ledger-as-artifact.yml';

  it.each([onMerge, byHand()])(
    'pays without any permission to write, and at night copies the ledger: $name',
    (trigger) =>
      exampleStory(
        async (lab, setting) => {
          const patient = { ...setting, env: { PROLIFIC_BONUSES_TEST_WAIT_MS: '50' } };
          const ends = [
            ...endsOf(await runWorkflow(file, trigger, patient)),
            ...endsOf(await runWorkflow(file, atNight, patient)),
            ...endsOf(await runWorkflow(file, byHand(), patient)),
          ];

          expect(ends).toEqual(['pay: paid', 'pay: reconciled', 'pay: already-paid']);
          expect(paidInOrder(lab)).toEqual(all);
          expect(await lab.github.head(repository, 'prolific-bonus-ledger')).toBeNull();
        },
        { token: { repositories: { [repository]: 'read' }, actions: 'read' } },
      )(),
  );

  it('has the least permissions that there are', () => {
    const { permissions } = readWorkflow(file).jobs['pay'] ?? {};
    expect(permissions).toEqual({ actions: 'read', contents: 'read' });
  });
});
