import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder, story, test } from './story.ts';

const mistyped = 'deadbeefdeadbeefdead43zz';

describe('mistakes in a CSV', () => {
  it(
    'are all reported at once on file and line, and nobody is asked or paid',
    story({ participants: 8, otherIds: [mistyped] }, async (lab) => {
      const person = (nth: number): string => lab.person(nth);
      const lines = [
        'participant_id,amount',
        `${person(1)},4.25`,
        `${mistyped},1.00`,
        `${person(2)},-3.00`,
        `${person(3)},1e3`,
        `${person(4)},2.505`,
        `${person(1)},0.50`,
        `${person(5)},1.50`,
      ];
      await lab.push({
        'bonuses/week1.csv': `${lines.join('\n')}\n`,
        'bonuses/week2.csv': csvOf(lab, ['3.00']),
      });

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['CSV_INVALID']);
      const places = result.annotations
        .filter(({ kind, line }) => kind === 'error' && line !== null)
        .map(({ file, line }) => `${file ?? ''}:${line ?? 0}`);
      expect(places).toEqual([3, 4, 5, 6, 7].map((line) => `bonuses/week1.csv:${line}`));
      for (const value of ['-3.00', '1e3', '2.505']) expect(result.summary).toContain(value);
      expect(result.requests.prolific).toEqual([]);
      expect(endpointsOf(result)).toEqual([]);
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );

  it(
    'that are equal are one, with all its lines; beyond the tenth they are still in the summary',
    story({ participants: 14 }, async (lab) => {
      const equal = ['1.999', '2.999', '3.999'];
      const others = ['-1', '4,25', '1e3', '£2', '25p', '4.', 'x', 'NaN', '', '1,234', '100000.00'];
      const amounts = [...equal, ...others].map((amount) => `"${amount}"`);
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });

      const result = await lab.run();

      const onLines = result.annotations.filter(({ line }) => line !== null);
      expect(onLines).toHaveLength(10);
      expect(onLines[0]).toMatchObject({
        line: 2,
        message: expect.stringContaining('such as "1.999" on line 2. Lines 2-4.'),
      });
      for (const value of ['100000.00', '1,234', 'is missing'])
        expect(result.summary).toContain(value);
      expect(result.summary).toContain(`Nothing was paid: ${others.length + 1} errors`);
      expect(endOf(result)).toBe('blocked, exit 1');
    }),
  );

  test('such as whole numbers that may be pence are shown in both readings', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['30', '45']) });

    const result = await lab.run();

    expect(endOf(result)).toBe('blocked, exit 1');
    const [first] = result.annotations;
    expect(first).toMatchObject({ file: 'bonuses/week1.csv', line: 2 });
    expect(first?.message).toContain('30.00');
    expect(first?.message).toContain('0.30');
  });

  it(
    'such as no file at all stop the run, with the pattern in the message',
    story({ inputs: { csv: 'bonus/*.csv' } }, async (lab) => {
      await lab.checkOut();

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['CSV_MISSING']);
      expect(result.log).toContain('bonus/*.csv');
    }),
  );

  test('that look like commands to the runner, Markdown or HTML stay plain text', async (lab) => {
    const cells = ['::set-output name=status::paid', '##[error]x', '<script>alert(1)</script>'];
    const rows = cells.map((cell) => `${lab.person(1)},"${cell}\n::error::y|z"\n`);
    await lab.push({ 'bonuses/week1.csv': ['id,amount\n', ...rows].join('') });

    const result = await lab.run();

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(result.strayCommands).toEqual([]);
    expect(result.annotations.map(({ message }) => message)).not.toContain('y|z');
    expect(result.summary).not.toContain('<script>');
  });
});
