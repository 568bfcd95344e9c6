import { describe, expect, it } from '@jest/globals';
import {
  ActionError,
  certain,
  type Finding,
  findingOf,
  groupEqual,
  unreachable,
} from '../../src/core/errors.ts';

describe('ActionError', () => {
  it('carries its code, its hint and what caused it', () => {
    const cause = new Error('socket');
    const error = new ActionError('PROLIFIC_UNREACHABLE', 'No answer.', 'Try again.', cause);
    expect(error).toMatchObject({
      name: 'ActionError',
      code: 'PROLIFIC_UNREACHABLE',
      message: 'No answer.',
      hint: 'Try again.',
      cause,
    });
  });

  it('has no cause where none was given', () => {
    expect('cause' in new ActionError('TOKEN_INVALID', 'No.', 'Fix it.')).toBe(false);
  });

  it('is a finding of kind error in a report', () => {
    expect(findingOf(new ActionError('TOKEN_INVALID', 'No.', 'Fix it.'))).toEqual({
      kind: 'error',
      code: 'TOKEN_INVALID',
      message: 'No.',
      hint: 'Fix it.',
    });
  });
});

describe('groupEqual', () => {
  const question: Finding = {
    kind: 'question',
    code: 'AMOUNT_CHANGED',
    message: 'It is more.',
    hint: 'Is it?',
  };
  const at = (lineNumber: number) => ({ ...question, place: { file: 'week1.csv', lineNumber } });

  it('puts together what differs in its place alone, in the order of the first of each', () => {
    const other = { ...question, hint: 'Is it so?' };
    expect(groupEqual([at(1), other, at(7)])).toEqual([[at(1), at(7)], [other]]);
  });

  it('keeps apart what is answered and what is not', () => {
    const answered: Finding = { ...question, isAnswered: true };
    expect(groupEqual([question, answered, question])).toEqual([[question, question], [answered]]);
  });
});

describe('certain', () => {
  it.each([0, '', null, 'there'])('is the value where there is one: %j', (value) => {
    expect(certain(value, 'It is not there.')).toBe(value);
  });

  it('throws what is wrong where there is none: a bug', () => {
    expect(() => certain<string>(undefined, 'It is not there.')).toThrow(
      new Error('It is not there.'),
    );
  });
});

describe('unreachable', () => {
  it('throws what could not be', () => {
    expect(() => unreachable('odd' as never)).toThrow('This cannot be: "odd"');
  });
});
