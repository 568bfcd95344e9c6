import { describe, expect, it } from '@jest/globals';
import {
  fitLines,
  joinBlocks,
  renderAlert,
  renderFacts,
  renderTable,
} from '../../../src/core/text/markdown.ts';

describe('fitLines', () => {
  it.each([
    [0, 1],
    [6, 1],
    [11, 1],
    [12, 2],
    [17, 2],
    [18, 3],
    [100, 3],
  ])(
    'of three lines of five letters fits into %i as many as %i, and one at least',
    (most, count) => {
      const render = (letter: string) => letter.repeat(5);
      expect(fitLines(['a', 'b', 'c'], render, most)).toEqual({
        shown: ['aaaaa', 'bbbbb', 'ccccc'].slice(0, count),
        leftOut: 3 - count,
      });
    },
  );
});

describe('renderTable', () => {
  it('sets a column to the right by the colon at the end of its head, and by no other', () => {
    expect(renderTable(['a', 'b:', 'c: d', 'e: f:'], ['| 1 | 2 | 3 | 4 |'])).toBe(
      '| a | b | c: d | e: f |\n| :-- | --: | :-- | --: |\n| 1 | 2 | 3 | 4 |',
    );
  });
});

describe('renderFacts', () => {
  it('has the first name and value for its heads, and is nothing where there is none', () => {
    expect(
      renderFacts([
        ['a', '1'],
        ['b', '2'],
      ]),
    ).toBe('| a | 1 |\n| :-- | :-- |\n| b | 2 |');
    expect(renderFacts([])).toBeNull();
  });
});

describe('renderAlert', () => {
  it("is GitHub's own alert in a comment, and the plain text in a summary", () => {
    const text = '**Nobody was paid.**\n\nFix the line.';
    expect(renderAlert('CAUTION', text, 'comment')).toBe(
      '> [!CAUTION]\n> **Nobody was paid.**\n>\n> Fix the line.',
    );
    expect(renderAlert('CAUTION', text, 'summary')).toBe(text);
  });
});

describe('joinBlocks', () => {
  it('leaves no room for a block that is not there', () => {
    expect(joinBlocks(['a', null, '', 'b'])).toBe('a\n\nb');
    expect(joinBlocks([null, ''])).toBe('');
  });
});
