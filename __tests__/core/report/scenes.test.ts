import { describe, expect, it } from '@jest/globals';
import { scenes } from '../../../gallery/scenes.ts';
import { idOf } from '../../kit/run-records.ts';

const all = scenes();
const outside = (markdown: string): string =>
  markdown.replace(/<details>[\s\S]*?<\/details>/g, '').replace(/```[\s\S]*?```/g, '');

/** Rows of tables that stand open, without the links behind their words. */
const tableRows = (markdown: string): string[] =>
  outside(markdown)
    .replace(/\]\([^)]*\)/g, ']')
    .split('\n')
    .filter((line) => line.startsWith('|'));

describe.each(all)('what people see of $name', ({ name, readIn, markdown }) => {
  const lines = markdown.split('\n').filter((line) => line !== '');
  // A comment begins with hidden lines, by which it is found and read again.
  const [first = ''] = lines.filter((line) => readIn === 'summary' || !line.startsWith('<!--'));

  it('begins with its verdict, and has no other heading of that rank', () => {
    expect(first).toMatch(/^## \S/);
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(1);
  });

  it('fits a screen: little stands open', () => {
    expect(outside(markdown).split('\n').length).toBeLessThan(60);
  });

  it('has no id of 24 characters in a table that stands open, and shows no person at all', () => {
    expect(
      tableRows(markdown).filter(
        (row) => /[0-9a-f]{24}/.test(row) && name !== 'plan-without-token',
      ),
    ).toEqual([]);
    expect(markdown).not.toContain(idOf(1));
    expect(markdown).not.toContain('…0001');
  });

  it('has no open table that is wider than a telephone', () => {
    // The longest word of each column, at some 8 pixels a letter and 27 of padding, on 358 pixels.
    const widths = tableRows(markdown).map((row) => {
      const cells = row
        .replace(/\*|<br>/g, ' ')
        .split('|')
        .slice(1, -1);
      const words = cells.map((cell) => Math.max(0, ...cell.split(/[\s/]/).map((w) => w.length)));
      return words.reduce((sum, word) => sum + word * 7.4 + 27, 0);
    });
    expect(Math.max(0, ...widths)).toBeLessThan(370);
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
      ['waits for an answer', '**Questions**', 'BATCH_RENAMED', 'To pay it as it is', 'Study |'],
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
        '1. **Wait.**',
        '2. **If nothing has turned up by then**',
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
    expect(textOf('in-doubt')).toContain('not-paid</code> becomes possible at');
  });

  it('says an error of many lines once', () => {
    const text = textOf('csv-errors');
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
