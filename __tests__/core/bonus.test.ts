import { describe, expect, it } from '@jest/globals';
import { normalizeLabel } from '../../src/core/bonus.ts';

describe('normalizeLabel', () => {
  it.each([
    ['bonuses/week1.csv', 'bonuses/week1.csv'],
    ['./bonuses//week1.csv', 'bonuses/week1.csv'],
    ['bonuses\\week1.csv', 'bonuses/week1.csv'],
    ['/bonuses/./week1.csv/', 'bonuses/week1.csv'],
    ['a/../bonuses/week1.csv', 'bonuses/week1.csv'],
    ['../../a', '../../a'],
    ['  Week 1  ', 'Week 1'],
    ['cafe\u0301.csv', 'caf\u00e9.csv'],
    ['.', ''],
  ])('gives %p one spelling, %p', (text, label) => {
    expect(normalizeLabel(text)).toBe(label);
  });
});
