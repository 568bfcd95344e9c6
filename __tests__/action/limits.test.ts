import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const overTheLimit = [
  { inputs: { 'max-total': '7.74' }, code: 'LIMIT_EXCEEDED' },
  { inputs: { 'max-per-bonus': '4.24' }, code: 'LIMIT_EXCEEDED' },
  { inputs: { currency: 'USD' }, code: 'CURRENCY_MISMATCH' },
];

describe('limits', () => {
  it.each(overTheLimit)('stop the run before any set-up: $inputs', ({ inputs, code }) =>
    story({}, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

      const result = await lab.run({ inputs });

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual([code]);
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(await lab.ledgerText()).toBe('');
    })(),
  );

  test('let pass what just keeps them, and count only what is due', async (lab) => {
    const inputs = { 'max-total': '7.75', 'max-per-bonus': '4.25', currency: 'GBP' };
    const text = csvOf(lab, ['4.25', '0.50', '3.00']);
    await lab.push({ 'bonuses/week1.csv': text });
    const first = await lab.run({ inputs });

    const second = await lab.run({ inputs: { 'max-total': '0.01' } });

    expect([endOf(first), endOf(second)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
  });

  it(
    'of the balance are known before the first claim, fees and VAT included',
    story(
      { prolific: { balance: { currency: 'GBP', totalCents: 1000, availableCents: 1000 } } },
      async (lab) => {
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
        const inputs = { 'workspace-id': lab.prolific.workspace };

        const result = await lab.run({ inputs });

        expect(endOf(result)).toBe('blocked, exit 1');
        expect(codesOf(result)).toEqual(['INSUFFICIENT_BALANCE']);
        expect(lab.prolific.countOf('set-up')).toBe(1);
        expect(await lab.ledgerText()).toBe('');
        expect(paidInOrder(lab).flat()).toEqual([]);
      },
    ),
  );

  it(
    'are reported together with everybody who never took part, and with each person who is there twice',
    story({ participants: 4 }, async (lab) => {
      const stranger = 'feedfacefeedfacefeedface';
      const [, second] = lab.study.submissions;
      const rows = [
        `${lab.person(1)},4.25`,
        `${lab.person(2)},0.50`,
        `${second?.id ?? ''},0.75`,
        `${stranger},1.50`,
      ];
      await lab.push({ 'bonuses/week1.csv': `${rows.join('\n')}\n` });

      const result = await lab.run({ inputs: { 'max-total': '1.00' } });

      expect(codesOf(result)).toEqual(['LIMIT_EXCEEDED', 'NOT_IN_STUDY', 'SAME_PERSON']);
      expect(result.annotations.map(({ line }) => line)).toEqual(expect.arrayContaining([4]));
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );
});
