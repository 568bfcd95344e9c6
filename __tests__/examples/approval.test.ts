import { describe, expect, it } from '@jest/globals';
import { codesOf, csvOf, paidInOrder } from '../action/story.ts';
import { approvalIn, byHand, csv, endsOf, exampleStory, onMerge } from './example-lab.ts';
import { runWorkflow } from './workflow-run.ts';

const byDigest = 'examples/manual-with-approval.yml';
const byReviewer = 'examples/with-environment.yml';

describe('manual-with-approval.yml', () => {
  it(
    'refuses to pay without a digest, before it has the token in hand',
    exampleStory(async (lab, setting) => {
      const [job] = await runWorkflow(byDigest, byHand({ mode: 'pay' }), setting);

      expect(job?.result).toBe('failure');
      expect(job?.steps.map(({ outcome }) => outcome)).toEqual(['failure', 'skipped', 'skipped']);
      expect(job?.steps[0]?.printed).toContain('::error::');
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );

  it(
    'pays nothing once somebody has changed an amount after the approval',
    exampleStory(async (lab, setting) => {
      await runWorkflow(byDigest, byHand({ mode: 'plan' }), setting);
      const { inputs } = approvalIn(lab.results.at(-1)?.summary ?? '');
      await lab.push({ [csv]: csvOf(lab, ['4.25', '0.50', '3.01']) });

      const jobs = await runWorkflow(byDigest, byHand({ ...inputs, 'max-total': '8' }), setting);

      expect(endsOf(jobs)).toEqual(['bonuses: blocked']);
      expect(lab.results.at(-1)?.annotations[0]?.message).toContain('PLAN_CHANGED');
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );
});

describe('with-environment.yml', () => {
  it(
    'pays under the digest of the plan that the reviewer has read, its questions included',
    exampleStory(async (lab, setting) => {
      lab.prolific.money.payByHand(lab.person(1), 425);

      const jobs = await runWorkflow(byReviewer, onMerge, setting);

      expect(endsOf(jobs)).toEqual(['plan: planned', 'pay: paid']);
      expect(lab.results[0]?.summary).toContain('ALREADY_BONUSED');
      expect((await lab.ledger())[0]).toMatchObject({
        approved: true,
        plan: lab.results[0]?.outputs['plan'],
      });
    }),
  );

  it(
    'asks no reviewer and pays nothing where the plan has an error',
    exampleStory(async (lab, setting) => {
      await lab.push({ [csv]: csvOf(lab, ['4.25', '0.50', '300.00']) });

      const jobs = await runWorkflow(byReviewer, onMerge, setting);

      expect(jobs.map(({ result }) => result)).toEqual(['failure', 'skipped']);
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );

  it(
    'takes a word on a payment in doubt, and pays nothing in the run that hears it',
    exampleStory(async (lab, setting) => {
      lab.prolific.script('pay', 1, { kind: 'reset-before' });
      const doubtful = await lab.run();
      expect(doubtful.outputs['status']).toBe('in-doubt');
      const [bulk = ''] = [...lab.prolific.money.bulks.keys()];

      const jobs = await runWorkflow(
        byReviewer,
        byHand({ resolve: `${bulk}=paid: support says that it was processed` }),
        setting,
      );

      expect(jobs.map(({ result }) => result)).toEqual(['skipped', 'success']);
      expect(endsOf(jobs)).toEqual(['pay: reconciled']);
      expect(codesOf(lab.results[1] ?? doubtful)).toEqual([]);
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );
});
