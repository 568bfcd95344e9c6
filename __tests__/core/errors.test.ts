import { describe, expect, it } from '@jest/globals';
import { ActionError, findingOf, unreachable } from '../../src/core/errors.ts';

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

describe('unreachable', () => {
  it('throws what could not be', () => {
    expect(() => unreachable('odd' as never)).toThrow('This cannot be: "odd"');
  });
});
