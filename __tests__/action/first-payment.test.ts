import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

describe('a first payment', () => {
  test('pays three people once, and says so in outputs, summary and ledger', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

    const result = await lab.run();

    expect(endOf(result)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    const [bulk] = [...lab.prolific.money.bulks.keys()];
    expect(result.outputs).toMatchObject({
      'bulk-ids': JSON.stringify([bulk]),
      'paid-count': '3',
      'paid-amount': '7.75',
      'skipped-count': '0',
      currency: 'GBP',
      settled: 'true',
    });
    expect(result.outputs['plan']).toMatch(/^[0-9a-f]{64}$/);
    expect(result.outputs['ledger-url']).toContain(ledgerBranch);
    expect(result.summary).toContain('7.75');
    expect(result.annotations).toEqual([]);
    expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
  });

  test('writes the claim down, with what everybody had before and under which plan, before it pays', async (lab) => {
    lab.prolific.money.payByHand(lab.person(2), 120);
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
    let atPay = '';
    lab.prolific.script('pay', 1, {
      kind: 'call',
      before: async () => {
        atPay = await lab.ledgerText();
      },
    });

    // Somebody has looked at the money that was paid by hand, of which there is no ledger.
    const asked = await lab.run();
    const result = await lab.run({ inputs: { answer: asked.outputs['plan'] ?? '' } });

    const [claim] = await lab.ledger();
    expect(codesOf(asked)).toEqual(['LEDGER_LOST']);
    expect(claim?.answers).toHaveLength(1);
    expect(atPay).toBe(`${(await lab.ledgerText()).split('\n')[0] ?? ''}\n`);
    expect(claim).toMatchObject({
      type: 'claimed',
      batch: 'bonuses/week1.csv',
      path: 'bonuses/week1.csv',
      plan: result.outputs['plan'],
      approved: true,
      currency: 'GBP',
      amount: 475,
      fees: 158.34,
      run: { event: 'push', actor: 'octocat', attempt: 1, sha: await lab.head() },
    });
    expect(claim?.bonuses?.map(({ amount, before }) => ({ amount, before }))).toEqual([
      { amount: 425, before: [] },
      { amount: 50, before: [120] },
    ]);
  });

  test('makes the ledger branch as an orphan whose commits start no workflow and name nobody', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    await lab.run();

    const commits = await lab.github.commits(repository, ledgerBranch);
    expect(commits.at(-1)?.parents).toEqual([]);
    expect(commits.map(({ message }) => message.includes('[skip ci]'))).toEqual(
      commits.map(() => true),
    );
    const [bulk = ''] = [...lab.prolific.money.bulks.keys()];
    const claimed = commits.find(({ message }) => message.startsWith('claimed'))?.message ?? '';
    expect(claimed).toContain(bulk);
    expect(claimed).toContain('4.25 GBP');
    expect(await lab.github.readFile(repository, ledgerBranch, 'README.md')).toContain('Never');
  });

  it(
    'pays by submission id, in the study that a column names, and skips a zero',
    story({ participants: 2, inputs: { 'study-id': '' } }, async (lab) => {
      const [first, second] = lab.study.submissions.map(({ id }) => id);
      const row = (id = '', amount = ''): string => `${id},${amount},${lab.study.id}\n`;
      const text = `submission_id,bonus,study_id\n${row(first, '1.10')}${row(second, '0.00')}`;
      await lab.push({ 'bonuses/a.csv': text });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.outputs['skipped-count']).toBe('1');
      expect(paidInOrder(lab)).toEqual([[110], []]);
    }),
  );

  it(
    'says that a payment which Prolific does not show yet is not settled, and succeeds',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.outputs['settled']).toBe('false');
      expect(await ledgerTypes(lab)).toBe('claimed accepted');
      expect(result.annotations.map(({ kind }) => kind)).toEqual(['warning']);
    }),
  );
});
