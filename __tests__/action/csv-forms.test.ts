import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

/** A file with `{1}` where the first participant's id is, and so on. */
function fill(lab: Lab, text: string): string {
  return text.replaceAll(/\{(\d)\}/g, (_, nth: string) => lab.person(Number(nth)));
}

function errorsOf({ annotations }: ActionResult): string[] {
  return annotations.flatMap(({ kind, line, message }) =>
    kind === 'error' && line !== null ? [`${line}: ${message}`] : [],
  );
}

describe('a file as labs and their tools write it is paid', () => {
  it.each<[string, string, (number[] | undefined)[]]>([
    ['a form with ProlificID', 'ProlificID,Bonus\n{1},1.0\n{2},0.5\n', [[100], [50]]],
    [
      'a survey tool with Prolific PID',
      'Prolific PID,Bonus Amount\n{1},1.92\n{2},2.0\n',
      [[192], [200]],
    ],
    ['R, and what people type into the box at Prolific', '{1}, 0.5\n{2}, 0.25\n', [[50], [25]]],
    ['R with a header', 'participant_id, bonus\n{1}, 1.25\n{2}, 0.8\n', [[125], [80]]],
    [
      'Excel with empty rows',
      'participant_id,amount\r\n{1},1.50\r\n{2},2.25\r\n,\r\n,\r\n',
      [[150], [225]],
    ],
    ["Excel's first line", 'sep=,\nparticipant_id,amount\n{1},1.50\n', [[150], []]],
    ['Stata and SPSS', 'prolific_id,bonus\n{1},.5\n{2},1.25\n', [[50], [125]]],
    [
      'a spreadsheet with the currency in its header',
      'pid,Bonus (GBP)\n{1},1.50\n{2},2.25\n',
      [[150], [225]],
    ],
  ])('%s', (_, text, paid) =>
    story({}, async (lab) => {
      await lab.push({ [path]: fill(lab, text) });
      const result = await lab.run();
      expect([endOf(result), ...paidInOrder(lab)]).toEqual(['paid, exit 0', ...paid, []]);
    })(),
  );

  it(
    'with columns that the workflow names',
    story({ inputs: { 'id-column': 'worker', 'amount-column': 'pay' } }, async (lab) => {
      await lab.push({ [path]: fill(lab, 'worker,pay\n{1},0.50\n{2},0.50\n') });
      expect(endOf(await lab.run())).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[50], [50], []]);
    }),
  );

  test("from Prolific's own export, where participant and submission belong together", async (lab) => {
    const submissionOf = (nth: number): string =>
      lab.study.submissions.find((one) => one.participant === lab.person(nth))?.id ?? '';
    const file = (second: number): string =>
      `Submission id,Participant id,Status,Bonus (GBP)\n${submissionOf(1)},${lab.person(1)},APPROVED,1.50\n${submissionOf(second)},${lab.person(2)},APPROVED,0.50\n`;
    await lab.push({ [path]: file(3) });
    const mixed = await lab.run();
    await lab.push({ [path]: file(2) });
    const right = await lab.run();

    expect([endOf(mixed), ...codesOf(mixed)]).toEqual(['blocked, exit 1', 'NOT_IN_STUDY']);
    expect(endOf(right)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[150], [50], []]);
  });
});

describe('a file that could mean two things, or nothing, is one error with its remedy', () => {
  it.each<[string, string, RegExp[]]>([
    [
      'pence as pandas writes them',
      'prolific_pid,bonus\n{1},25.0\n{2},30.0\n{3},45.0\n',
      [/^2: .*25\.00 or 0\.25.*Lines 2-4\..*allow-whole-amounts: true/],
    ],
    [
      'a column in pence',
      'prolific_pid,bonus_pence\n{1},25.0\n{2},30.0\n',
      [
        /^1: .*"bonus_pence": amounts are in the study's currency, not in pence\. Divide by 100 \(0\.25, 0\.30\) and call the column bonus\./,
      ],
    ],
    [
      'an amount column of another name',
      'prolific_id,pay\n{1},0.50\n{2},0.50\n',
      [/^1: .*no amount column.*`amount-column: pay`/],
    ],
    [
      'whole lines in quotes',
      'prolific\n"{1}, 1.98"\n"{2}, 2.22"\n""\n"{3}, 2.0"\n',
      [/^2: .*3 lines are one quoted cell each, .*Lines 2, 3 and 5\./],
    ],
    [
      'values that a script did not have',
      'participant_id,bonus\n{1},1.5\n{2},NaN\n{3},Inf\n',
      [/^3: .*not numbers: there was no value.*Lines 3 and 4\. Remove the line, or write 0\./],
    ],
    [
      "Qualtrics' header rows",
      'StartDate,PROLIFIC_PID,bonus\n"Start Date","PROLIFIC_PID","bonus"\n"{""ImportId"":""startDate""}","{""ImportId"":""PROLIFIC_PID""}","{""ImportId"":""bonus""}"\n2025-01-06,{1},0.5\n',
      [/^2: .*Lines 2 and 3 are Qualtrics' own header rows\. Delete them/],
    ],
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 123\n',
      [/^1: .*Git LFS pointer.*`lfs: true`/],
    ],
  ])('%s', (_, text, messages) =>
    story({}, async (lab) => {
      await lab.push({ [path]: fill(lab, text) });
      const result = await lab.run();
      expect(endOf(result)).toBe('blocked, exit 1');
      expect(errorsOf(result)).toEqual(
        messages.map((message): unknown => expect.stringMatching(message)),
      );
      expect(result.requests.prolific).toEqual([]);
    })(),
  );

  test('such as a currency that the study does not pay in, and a column that says whom to pay is a warning', async (lab) => {
    const head = 'participant_id,bonus_amount,bonus_currency,bonus_eligible,bonus_reason';
    const file = (currency: string): string =>
      fill(
        lab,
        `${head}\n{1},1.50,${currency},1,Task bonus\n{2},1.25,${currency},0,Manual review\n`,
      );
    await lab.push({ [path]: file('USD') });
    const dollars = await lab.run();
    await lab.push({ [path]: file('GBP') });
    const pounds = await lab.run();

    expect([endOf(dollars), ...codesOf(dollars)]).toEqual(['blocked, exit 1', 'CURRENCY_MISMATCH']);
    expect(endOf(pounds)).toBe('paid, exit 0');
    const warnings = pounds.annotations.filter(({ kind }) => kind === 'warning');
    expect(warnings.map(({ message }) => message).join()).toContain('"bonus_eligible"');
    // Whoever reads the heading has read it.
    const [heading = ''] = pounds.summary.split('Charged to the workspace');
    expect(heading).toContain('⚠️');
  });
});

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
