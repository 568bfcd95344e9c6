import { describe, expect, it } from '@jest/globals';
import { scenes } from '../../../gallery/scenes/all.ts';
import { idOf } from '../../kit/run-records.ts';
import { openTables, outside, widthOf } from './drawn-tables.ts';

const all = scenes();
const reports = all.filter(({ readIn }) => readIn !== 'page');

describe('the scenes', () => {
  it('show every status', () => {
    const verdicts = reports.map(({ markdown }) => /^## .*$/m.exec(markdown)?.[0] ?? '').join('\n');
    for (const words of [
      'Merging this pull request pays 39.00 GBP',
      'pays 4.25 GBP to 1 person',
      '450 people',
      '10,000 people',
      'waits for an answer',
      'cannot be paid: ',
      'Merging this pull request pays nobody',
      'and all of it has arrived',
      'not all of it shows at Prolific yet',
      'is still due',
      'Nothing to pay',
      'Nobody knows yet whether',
      'was accepted a day ago',
      'Nothing is in doubt',
      'is due again',
      'Nothing wrong in',
      'The audit found something wrong',
    ])
      expect(verdicts).toContain(words);
  });

  it('have a name each', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

describe.each(reports)('what people see of $name', ({ readIn, markdown }) => {
  const lines = markdown.split('\n').filter((line) => line !== '');
  const first = lines.find((line) => !line.startsWith('<!--')) ?? '';

  it('begins with its verdict, and has no other heading of that rank', () => {
    expect(first).toMatch(/^## \S/);
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(1);
    if (readIn === 'summary') expect(lines[0]).toBe(first);
  });

  it('has a sentence of what to do, or what is to be known first, right below it', () => {
    expect(lines[lines.indexOf(first) + 1]).toMatch(/^(?:\*\*|Nothing to do|> \[!)/);
  });

  it('fits a screen: little stands open', () => {
    expect(outside(markdown).split('\n').length).toBeLessThan(60);
  });

  it('has no id of 24 characters in a table that stands open, and shows no person at all', () => {
    const cells = openTables(markdown).flat(2);
    expect(cells.filter((cell) => /[0-9a-f]{24}/.test(cell))).toEqual([]);
    expect(markdown).not.toContain(idOf(1));
    expect(markdown).not.toContain('…0001');
  });

  it('has no open table that is wider than a telephone', () => {
    expect(Math.max(0, ...openTables(markdown).map(widthOf))).toBeLessThanOrEqual(358);
  });

  it('says money in the order in which it is charged, and the study after it', () => {
    const text = outside(markdown);
    const places = [
      'To participants',
      "Prolific's fees",
      '| VAT',
      'Charged to the workspace',
      'Study |',
    ]
      .map((words) => text.indexOf(words))
      .filter((at) => at >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('groups the digits of every amount', () => {
    const amounts = outside(markdown)
      .replace(/\]\([^)]*\)/g, '')
      .match(/\d{4,}\.\d\d(?!\d)/g);
    expect(amounts ?? []).toEqual([]);
  });

  it('folds away only what a reader need not know, and lets nothing stand between a fold and its end', () => {
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
    expect(lines.at(-1)).toMatch(/^<sub>/);
  });
});

describe("what people see of the study's page", () => {
  const page = all.find(({ readIn }) => readIn === 'page')?.markdown ?? '';

  it('begins with the sums, in a table that a telephone shows whole', () => {
    const [sums = []] = openTables(page);
    expect(sums.map(([name = '']) => name.trim())).toEqual([
      'Charged to the workspace',
      'To participants',
      'Bonuses',
      'Last payment',
      'State',
    ]);
    expect(widthOf(sums)).toBeLessThanOrEqual(358);
  });

  it('adds up: what the rows hold is what the head says, and a payment that does not count has no money in them', () => {
    const [, rows = []] = openTables(page);
    const cents = (cell = ''): number => Number(cell.replaceAll(/[ .,]/g, ''));
    const [, ...bulks] = rows;
    expect(bulks.reduce((sum, row) => sum + cents(row[6]), 0)).toBe(112_805);
    expect(page).toContain('| Charged to the workspace | 1,128.05 GBP |');
    for (const row of bulks)
      if (/in doubt|not paid/.test(row.join())) expect(row.slice(2, 7).join('').trim()).toBe('');
  });
});

describe('the order of a report', () => {
  const textOf = (name: string): string =>
    all.find((scene) => scene.name === name)?.markdown ?? 'no such scene';
  const orderIn = (name: string, words: readonly string[]): number[] => {
    const text = textOf(name);
    return words.map((word) => text.indexOf(word));
  };

  it.each([
    [
      'plan',
      [
        'Merging this pull request pays 39.00 GBP to 12 people',
        '**Nothing has been paid yet.**',
        'Charged to the workspace',
        'about 54.60 GBP',
        'Reading times, wave 2',
        '12 new lines',
        'median 3.38; largest [line 7]',
        '1,200.00 GBP now, about 1,145.40 after',
        '117.25 in 36 bonuses',
        '✅ all 12 took part',
        '12 people, line by line',
        'Pay exactly this plan by hand instead',
        "For Prolific's support and for audits",
      ],
    ],
    [
      'plan-question',
      ['waits for an answer', '**Question**', 'BATCH_RENAMED', 'To pay it as it is', 'Study |'],
    ],
    [
      'part-paid',
      [
        'Paid 649.50 GBP to 200 people; 159.25 GBP to 50 people is still due',
        '**Fix the cause below and run again**',
        'Not enough funds',
        '| Paid',
        'Study |',
      ],
    ],
    [
      'in-doubt-after-an-hour',
      [
        'Nobody knows yet whether 7.75 GBP to 2 people was paid',
        '**Do not pay these people by hand.**',
        '1. **Look once more.**',
        '2. **If nothing has turned up then**',
        'lines [2]',
        '=paid: seen at Prolific',
        '=not-paid: not there at 10:00 UTC',
      ],
    ],
  ] as const)('of %s goes from what happened to what only an audit asks', (name, words) => {
    const found = orderIn(name, words);
    expect(found.filter((at) => at < 0)).toEqual([]);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('says why money was paid: which pull request, who merged it, who approved it', () => {
    const pull = '[&#35;&#8203;7 Bonuses of week 2](https://github.com/lab/study/pull/7)';
    const why = `merge of ${pull} by octocat, approved by ada, [run 19]`;
    expect(textOf('paid')).toContain(`| Why | ${why}`);
    expect(textOf('paid-450')).toContain('| Why | push by octocat, [run 19]');
  });

  it('shows only new lines of a file that grew, and counts the old ones', () => {
    const text = textOf('plan-week-10');
    expect(text).toContain('15 new lines, 135 lines paid before');
    expect(text.match(/^\| \d+ \|/gm)).toHaveLength(15);
  });

  it('draws a caution as an alert in a comment, and in bold in a summary', () => {
    expect(textOf('in-doubt-comment')).toContain('> [!CAUTION]\n> **Do not pay');
    expect(textOf('in-doubt')).not.toContain('[!CAUTION]');
  });

  it('prints no line that says not-paid before an hour is over', () => {
    expect(textOf('in-doubt')).not.toContain('=not-paid:');
    expect(textOf('in-doubt')).toContain('1. **Wait until 10:50 UTC.**');
  });

  it('says an error of many lines once', () => {
    const text = textOf('plan-strangers');
    expect(text.match(/NOT_IN_STUDY/g)).toHaveLength(1);
    expect(text).toMatch(/lines \[14\]\([^)]*\), \[15\]\([^)]*\) and \[18\]/);
  });

  it('has a section for each of several studies, by name', () => {
    expect(textOf('plan-two-studies').match(/^### .*$/gm)).toEqual([
      expect.stringContaining('**Reading times, wave 2**'),
      expect.stringContaining('**Listening**'),
    ]);
  });
});
