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
