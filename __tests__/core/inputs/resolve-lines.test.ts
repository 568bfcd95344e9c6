import { describe, expect, it } from '@jest/globals';
import { parseResolve } from '../../../src/core/inputs/resolve-lines.ts';

describe('parseResolve', () => {
  it('reads one line for each bulk payment, and no reason is touched', () => {
    expect(
      parseResolve(
        '\n b1=paid: seen at Prolific \r\n\nb2 = not-paid : a=b: 5f3c0000000000000000ab1d\n',
      ),
    ).toEqual({
      problems: [],
      resolutions: [
        { bulk: 'b1', outcome: 'paid', reason: 'seen at Prolific' },
        { bulk: 'b2', outcome: 'not-paid', reason: 'a=b: 5f3c0000000000000000ab1d' },
      ],
    });
  });

  it('reads a reason of 500 characters to its end', () => {
    const reason = 'x'.repeat(500);
    expect(parseResolve(`b1=paid:${reason}\n  \n`)).toEqual({
      problems: [],
      resolutions: [{ bulk: 'b1', outcome: 'paid', reason }],
    });
  });

  it('reads nothing where nothing was given', () => {
    expect(parseResolve('')).toEqual({ problems: [], resolutions: [] });
  });

  it.each([
    ['b1', 'resolve: "b1" does not say paid or not-paid of a bulk payment.'],
    ['b1: paid', 'resolve: "b1: paid" does not say paid or not-paid of a bulk payment.'],
    ['b1=Paid: x', 'resolve: "b1=Paid: x" does not say paid or not-paid of a bulk payment.'],
    ['b1=unpaid: x', 'resolve: "b1=unpaid: x" does not say paid or not-paid of a bulk payment.'],
    ['a=b1=paid: x', 'resolve: "a=b1=paid: x" does not say paid or not-paid of a bulk payment.'],
    [
      'b1=paid: x\u2028y',
      'resolve: "b1=paid: x\\u{2028}y" does not say paid or not-paid of a bulk payment.',
    ],
    ['=paid: x', 'resolve: "=paid: x" does not begin with a bulk id.'],
    ['a/b=paid: x', 'resolve: "a/b=paid: x" does not begin with a bulk id.'],
    ['b1=paid', 'resolve: "b1=paid" gives no reason.'],
    ['b1=paid:  ', 'resolve: "b1=paid:" gives no reason.'],
    ['b1=not-paid because', 'resolve: "b1=not-paid because" gives no reason.'],
    ['b1=paid-ish: x', 'resolve: "b1=paid-ish: x" gives no reason.'],
    ['b1=paid: a\u0007b', 'resolve: "b1=paid: a\\u{7}b" has a control character in its reason.'],
    [
      `b1=paid: ${'x'.repeat(501)}`,
      `resolve: "b1=paid: ${'x'.repeat(51)}…" has a reason of more than 500 characters.`,
    ],
    [
      'b1=5f3c0000000000000000ab1d',
      'resolve: "b1=…ab1d" does not say paid or not-paid of a bulk payment.',
    ],
  ])('refuses %j', (line, message) => {
    const { resolutions, problems } = parseResolve(`good=paid: yes\n${line}`);
    expect(resolutions).toHaveLength(1);
    expect(problems).toEqual([{ message, hint: expect.stringContaining('<bulk id>=paid: why') }]);
  });

  it('refuses a second line for one bulk payment', () => {
    const { resolutions, problems } = parseResolve('b1=paid: x\nb1=not-paid: y');
    expect(resolutions).toEqual([{ bulk: 'b1', outcome: 'paid', reason: 'x' }]);
    expect(problems).toMatchObject([
      { message: 'resolve: the bulk payment b1 has more than one line.' },
    ]);
  });
});
