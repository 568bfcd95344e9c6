import { describe, expect, it } from '@jest/globals';
import { parseAnswer } from '../../../src/core/inputs/answer-lines.ts';

describe('parseAnswer', () => {
  it('reads one line for each bulk payment, and no reason is touched', () => {
    expect(
      parseAnswer(
        '\n b1=paid: seen at Prolific \r\n\nb2 = not-paid : a=b: 5f3c0000000000000000ab1d\n',
      ),
    ).toEqual({
      approve: null,
      problems: [],
      resolutions: [
        { bulk: 'b1', outcome: 'paid', reason: 'seen at Prolific' },
        { bulk: 'b2', outcome: 'not-paid', reason: 'a=b: 5f3c0000000000000000ab1d' },
      ],
    });
  });

  it('reads a reason of 500 characters to its end', () => {
    const reason = 'x'.repeat(500);
    expect(parseAnswer(`b1=paid:${reason}\n  \n`)).toEqual({
      approve: null,
      problems: [],
      resolutions: [{ bulk: 'b1', outcome: 'paid', reason }],
    });
  });

  it('reads nothing where nothing was given', () => {
    expect(parseAnswer('')).toEqual({ approve: null, problems: [], resolutions: [] });
  });

  it.each([
    ['b1', 'answer: "b1" is not a digest, and does not say paid or not-paid for a bulk payment.'],
    [
      'b1: paid',
      'answer: "b1: paid" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
    [
      'b1=Paid: x',
      'answer: "b1=Paid: x" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
    [
      'b1=unpaid: x',
      'answer: "b1=unpaid: x" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
    [
      'a=b1=paid: x',
      'answer: "a=b1=paid: x" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
    [
      'b1=paid: x\u2028y',
      'answer: "b1=paid: x\\u{2028}y" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
    ['=paid: x', 'answer: "=paid: x" does not begin with a bulk id.'],
    ['a/b=paid: x', 'answer: "a/b=paid: x" does not begin with a bulk id.'],
    ['b1=paid', 'answer: "b1=paid" gives no reason.'],
    ['b1=paid:  ', 'answer: "b1=paid:" gives no reason.'],
    ['b1=not-paid because', 'answer: "b1=not-paid because" gives no reason.'],
    ['b1=paid-ish: x', 'answer: "b1=paid-ish: x" gives no reason.'],
    ['b1=paid: a\u0007b', 'answer: "b1=paid: a\\u{7}b" has a control character in its reason.'],
    [
      `b1=paid: ${'x'.repeat(501)}`,
      `answer: "b1=paid: (501 characters)" has a reason of more than 500 characters.`,
    ],
    [
      'b1=5f3c0000000000000000ab1d',
      'answer: "b1=…ab1d" is not a digest, and does not say paid or not-paid for a bulk payment.',
    ],
  ])('refuses %j', (line, message) => {
    const { resolutions, problems } = parseAnswer(`good=paid: yes\n${line}`);
    expect(resolutions).toHaveLength(1);
    expect(problems).toEqual([{ message, hint: expect.stringContaining('<bulk id>=paid: why') }]);
  });

  it('reads a digest beside them, in any order and case, and after a semicolon', () => {
    const digest = 'ab'.repeat(32);
    const seen = { bulk: 'b1', outcome: 'paid', reason: 'seen' };
    const lost = { bulk: 'b2', outcome: 'not-paid', reason: 'lost' };
    for (const text of [
      `${digest.toUpperCase()}\nb1=paid: seen\nb2=not-paid: lost`,
      `b1=paid: seen; b2=not-paid: lost ;${digest};`,
      `b1=paid: seen\r\n ${digest} ; b2=not-paid: lost\n${digest}`,
    ])
      expect(parseAnswer(text)).toEqual({
        approve: digest,
        problems: [],
        resolutions: [seen, lost],
      });
    expect(parseAnswer(digest)).toEqual({ approve: digest, problems: [], resolutions: [] });
  });

  it('takes for an approval nothing that is a part of another text', () => {
    const digest = 'ab'.repeat(32);
    expect(parseAnswer(`b1=paid: approved ${digest}\n${digest}=paid: seen`)).toEqual({
      approve: null,
      problems: [],
      resolutions: [
        { bulk: 'b1', outcome: 'paid', reason: `approved ${digest}` },
        { bulk: digest, outcome: 'paid', reason: 'seen' },
      ],
    });
    expect(parseAnswer(`x${digest};${digest}0`)).toMatchObject({ approve: null, resolutions: [] });
  });

  it('reads the bulk id of a payment that begins like a digest', () => {
    const bulk = '5f3c0000-0000-4000-8000-00000000ab1d';
    expect(parseAnswer(`${bulk}=not-paid: lost`)).toMatchObject({
      problems: [],
      resolutions: [{ bulk, outcome: 'not-paid', reason: 'lost' }],
    });
  });

  it.each([
    ['two digests', `${'a'.repeat(64)};${'b'.repeat(64)}`, 'answer: has 2 digests'],
    ['half a digest', 'abcdef0123456789', 'has 16 characters, and a digest has 64.'],
    ['half a digest after a reason', 'b1=paid: yes; abcdef01', 'has 8 characters'],
    ['nothing but separators', ';;\n;', 'says nothing'],
  ])('refuses %s', (_, text, message) => {
    const { problems } = parseAnswer(text);
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  it('refuses a second line for one bulk payment', () => {
    const { resolutions, problems } = parseAnswer('b1=paid: x\nb1=not-paid: y');
    expect(resolutions).toEqual([{ bulk: 'b1', outcome: 'paid', reason: 'x' }]);
    expect(problems).toMatchObject([
      { message: 'answer: the bulk payment b1 has more than one line.' },
    ]);
  });
});
