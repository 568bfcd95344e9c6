import { describe, expect, it } from '@jest/globals';
import { interpolate, isMet } from './expressions.ts';

const contexts = {
  inputs: { mode: 'plan', 'max-total': '' },
  steps: { bonuses: { outputs: { status: 'paid' } } },
};

describe('an expression of a workflow', () => {
  it('is replaced by its value, several in one text, with defaults for what is empty', () => {
    expect(
      interpolate(
        "${{ inputs.mode }} up to ${{ inputs.max-total || '500' }}: ${{ steps.bonuses.outputs.status }}",
        contexts,
      ),
    ).toBe('plan up to 500: paid');
    expect(interpolate(true, contexts)).toBe('true');
  });

  it.each([
    '${{ inputs.mod }}',
    '${{ steps.bonus.outputs.status }}',
    '${{ steps.bonuses.outputs.state }}',
    '${{ secret.PROLIFIC_TOKEN }}',
    '${{ hashfiles(inputs.mode) }}',
    '${{ inputs.mode',
  ])('that names what there is not fails the test: %s', (text) => {
    const read = (): string => {
      const value = interpolate(text, contexts);
      if (value === text) throw new Error('It is no expression');
      return value;
    };
    expect(read).toThrow();
  });
});

describe('a condition of a workflow', () => {
  it.each([
    { condition: undefined, success: true, failure: false },
    { condition: "inputs.mode == 'plan'", success: true, failure: false },
    { condition: "inputs.mode == 'pay'", success: false, failure: false },
    { condition: 'always()', success: true, failure: true },
    { condition: "failure() && inputs.mode == 'plan'", success: false, failure: true },
    { condition: '${{ !failure() && !cancelled() }}', success: true, failure: false },
    { condition: '${{ !inputs.max-total }}', success: true, failure: false },
  ])('is met as GitHub says: $condition', ({ condition, success, failure }) => {
    expect(isMet(condition, contexts, 'success')).toBe(success);
    expect(isMet(condition, contexts, 'failure')).toBe(failure);
  });
});
