import { describe, expect, it } from '@jest/globals';
import { wrappedError } from '../../sandbox/prolific/answers.ts';
import { csvOf, story } from './story.ts';

describe('the answer to a pay request', () => {
  it(
    'that leaves a doubt is passed on in its own words: in log, finding, summary and ledger, also by the next run',
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
      const detail = `The wallet is busy with ${lab.person(1)}`;
      const answer = wrappedError({ status: 429, title: 'Too many requests', detail });
      lab.prolific.script('pay', 1, { kind: 'status', answer });

      const result = await lab.run();
      const next = await lab.run();

      const [, line] = await lab.ledger();
      const words = 'The wallet is busy with line 2 of bonuses/week1.csv';
      expect(line?.reason).toContain(words);
      for (const run of [result, next]) {
        const doubt = run.annotations.find(({ message }) => message.startsWith('PAYMENT_IN_DOUBT'));
        expect(doubt?.message).toContain('status 429');
        expect(doubt?.message).toContain('other payments in the same workspace');
        expect(doubt?.message).toContain(words);
        expect(run.summary).toContain('The wallet is busy with');
      }
      expect(result.log).toContain(
        `nobody knows whether it was paid (Prolific answered with status 429`,
      );
    }),
  );
});
