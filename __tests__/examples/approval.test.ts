import { describe, expect, it } from '@jest/globals';
import { codesOf, csvOf, paidInOrder } from '../action/story.ts';
import { approvalIn, byHand, csv, endsOf, exampleStory, onMerge, test } from './example-lab.ts';
import { runWorkflow } from './workflow-run.ts';

const byDigest = 'examples/manual-with-approval.yml';
const byReviewer = 'examples/with-environment.yml';

describe('manual-with-approval.yml', () => {
  test('shows the plan without a digest, and pays nothing', async (lab, setting) => {
    const jobs = await runWorkflow(byDigest, byHand(), setting);

    expect(endsOf(jobs)).toEqual(['plan: planned']);
    expect(lab.results.at(-1)?.summary).toContain('gh workflow run');
    expect(paidInOrder(lab).flat()).toEqual([]);
  });

  it.each([' ', '\u00a0', '\t', '\ufeff'])(
    'pays nothing where what is typed is blank: %j',
    (blank) =>
      exampleStory(async (lab, setting) => {
        const jobs = await runWorkflow(byDigest, byHand({ answer: blank }), setting);

        expect(endsOf(jobs)).toEqual(['pay: blocked']);
        expect(lab.results.at(-1)?.annotations[0]?.message).toContain('INPUT_INVALID');
        expect(paidInOrder(lab).flat()).toEqual([]);
      })(),
  );

  test('pays nothing once somebody has changed an amount after the approval', async (lab, setting) => {
    await runWorkflow(byDigest, byHand(), setting);
    const { inputs } = approvalIn(lab.results.at(-1)?.summary ?? '');
    await lab.push({ [csv]: csvOf(lab, ['4.25', '0.50', '3.01']) });

    const jobs = await runWorkflow(byDigest, byHand(inputs), setting);

    expect(endsOf(jobs)).toEqual(['pay: blocked']);
    expect(lab.results.at(-1)?.annotations[0]?.message).toContain('PLAN_CHANGED');
    expect(paidInOrder(lab).flat()).toEqual([]);
  });
});

describe('what the page of the examples says of manual-with-approval.yml', () => {
  test('is so: a plan of other files than the usual ones is paid with these files, and is PLAN_CHANGED without', async (lab, setting) => {
    await lab.push({ 'bonuses/week2.csv': `participant_id,amount\n${lab.person(3)},1.25\n` });
    const others = { csv: 'bonuses/week2.csv' };
    await runWorkflow(byDigest, byHand(others), setting);
    const { inputs } = approvalIn(lab.results.at(-1)?.summary ?? '');

    const without = await runWorkflow(byDigest, byHand(inputs), setting);
    const codes = lab.results.at(-1)?.annotations.map(({ message }) => message) ?? [];
    const withThem = await runWorkflow(byDigest, byHand({ ...inputs, ...others }), setting);

    expect([...endsOf(without), ...endsOf(withThem)]).toEqual(['pay: blocked', 'pay: paid']);
    expect(codes.join('\n')).toContain('PLAN_CHANGED');
    expect(paidInOrder(lab)).toEqual([[], [], [125]]);
  });

  test('takes a word on a payment in doubt, and pays nothing in the run that hears it', async (lab, setting) => {
    lab.prolific.script('pay', 1, { kind: 'reset-before' });
    expect((await lab.run()).outputs['status']).toBe('in-doubt');
    const [bulk = ''] = [...lab.prolific.money.bulks.keys()];
    lab.github.advance(61 * 60_000);

    const answer = `${bulk}=not-paid: support says that it was never processed`;
    const told = await runWorkflow(byDigest, byHand({ answer }), setting);

    expect(endsOf(told)).toEqual(['pay: blocked']);
    expect(lab.results.at(-1)?.annotations[0]?.message).toContain('APPROVAL_REQUIRED');
    expect(paidInOrder(lab).flat()).toEqual([]);
  });
});

describe('with-environment.yml', () => {
  test('pays under the digest of the plan that the reviewer has read, its questions included', async (lab, setting) => {
    lab.prolific.money.payByHand(lab.person(1), 425);

    const jobs = await runWorkflow(byReviewer, onMerge, setting);

    expect(endsOf(jobs)).toEqual(['plan: planned', 'pay: paid']);
    expect(lab.results[0]?.summary).toContain('ALREADY_BONUSED');
    expect((await lab.ledger())[0]).toMatchObject({
      approved: true,
      plan: lab.results[0]?.outputs['plan'],
    });
  });

  test('asks no reviewer where nothing is due', async (lab, setting) => {
    await runWorkflow(byReviewer, onMerge, setting);

    const again = await runWorkflow(byReviewer, onMerge, setting);

    expect(again.map(({ result }) => result)).toEqual(['success', 'skipped']);
    expect(endsOf(again)).toEqual(['plan: planned']);
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
  });

  test('asks no reviewer and pays nothing where the plan has an error', async (lab, setting) => {
    await lab.push({ [csv]: csvOf(lab, ['4.25', '0.50', '300.00']) });

    const jobs = await runWorkflow(byReviewer, onMerge, setting);

    expect(jobs.map(({ result }) => result)).toEqual(['failure', 'skipped']);
    expect(paidInOrder(lab).flat()).toEqual([]);
  });

  test('takes a word on a payment in doubt, and pays nothing in the run that hears it', async (lab, setting) => {
    lab.prolific.script('pay', 1, { kind: 'reset-before' });
    const doubtful = await lab.run();
    expect(doubtful.outputs['status']).toBe('in-doubt');
    const [bulk = ''] = [...lab.prolific.money.bulks.keys()];

    const jobs = await runWorkflow(
      byReviewer,
      byHand({ answer: `${bulk}=paid: support says that it was processed` }),
      setting,
    );

    expect(jobs.map(({ result }) => result)).toEqual(['skipped', 'success']);
    expect(endsOf(jobs)).toEqual(['pay: reconciled']);
    expect(codesOf(lab.results[1] ?? doubtful)).toEqual([]);
    expect(paidInOrder(lab).flat()).toEqual([]);
  });
});
