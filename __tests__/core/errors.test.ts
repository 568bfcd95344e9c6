import { describe, expect, it } from '@jest/globals';
import { ActionError, certain, findingOf, unreachable } from '../../src/core/errors.ts';

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
