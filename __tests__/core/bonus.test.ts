import { describe, expect, it } from '@jest/globals';
import { findLine, normalizeLabel } from '../../src/core/bonus.ts';
import { ann, batch, bob, bonus, cyd, dan } from '../kit/builders.ts';

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

describe('where a person is in the files', () => {
  const files = [
    batch([
      [ann, 425],
      [bob, 0],
    ]),
    { ...batch([]), bonuses: [bonus({ id: dan, submission: cyd, lineNumber: 7 })] },
  ];

  it.each([
    [ann, 'line 1 of bonuses/week1.csv'],
    [bob, 'line 2 of bonuses/week1.csv'],
    [cyd, 'line 7 of bonuses/week1.csv'],
    ['nobody', null],
  ])('is said of %s, also of a zero and of a submission: %s', (id, line) => {
    expect(findLine(files, id)).toBe(line);
  });
});
