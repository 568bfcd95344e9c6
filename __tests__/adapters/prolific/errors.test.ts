import { describe, expect, it } from '@jest/globals';
import { discreet, isProlificError, reasonIn } from '../../../src/adapters/prolific/errors-said.ts';

const discretion = { token: 'secret-token', showIds: false };
const id = '5f0c9a7b1d2e3f4a5b6c43f8';
const inner = { status: 400, error_code: 1, title: 'Bad request', detail: 'Too low.' };

describe('the reason of an error', () => {
  it.each<[unknown, string]>([
    [{ error: inner }, 'Bad request: Too low.'],
    [inner, 'Bad request: Too low.'],
    [{ ...inner, additional_information: 'See there.' }, 'Bad request: Too low.: See there.'],
    [{ message: 'Forbidden', detail: 'no access' }, 'Forbidden: no access'],
    [{ message: 'Forbidden', detail: 'Forbidden' }, 'Forbidden'],
    [{ error: { ...inner, detail: ['One.', 'Two.'] } }, 'Bad request: One.; Two.'],
    [
      { error: { ...inner, detail: { csv_bonuses: ['a', 'b'], study_id: ['c'] } } },
      'Bad request: csv_bonuses: a; b; study_id: c',
    ],
    [{ error: 'Not today' }, 'Not today'],
    [{ error: { status: 400 } }, 'status: 400'],
    [['One.', 'Two.'], 'One.; Two.'],
    ['A text', 'A text'],
    [{ error: { detail: [[[[[['deep']]]]]] } }, 'it gave no reason'],
    [null, 'it gave no reason'],
    [{}, 'it gave no reason'],
  ])('is found in %j', (body, reason) => {
    expect(reasonIn(JSON.stringify(body), discretion)).toBe(reason);
  });

  it.each([
    ['<html><head><title> Bad\n gateway </title></head><body>x</body></html>', 'Bad gateway'],
    ['<html><body><h1>502</h1><p>Bad gateway</p></body></html>', '502 Bad gateway'],
    ['upstream connect error', 'upstream connect error'],
    ['', 'it gave no reason'],
  ])('is found in %j', (body, reason) => {
    expect(reasonIn(body, discretion)).toBe(reason);
  });

  it('is one line, without ids and token, and bounded', () => {
    const detail = `No ${id.toUpperCase()},\n${id}x secret-token ${'long '.repeat(1_000)}`;
    const reason = reasonIn(JSON.stringify({ error: { detail } }), discretion);
    expect(reason).toMatch(/^No …43F8, …43f8x \*\*\* long long .*…$/);
    expect(reason.length).toBeLessThanOrEqual(501);
  });

  it('shows no piece of an id where it is cut', () => {
    const text = discreet(`${'x '.repeat(245)}${id}`, discretion);
    expect(text).not.toContain(id.slice(0, 5));
  });

  const piece = id.slice(0, 12);
  it.each([
    ['a page', `${' '.repeat(20_000 - 12)}${id}`],
    ['JSON', JSON.stringify({ detail: `${' '.repeat(20_000 - 12)}${id}` })],
    ['a page that ends there', `${'\n'.repeat(20_000 - 24)}${id}`],
    ['a page with the token there', `${' '.repeat(20_000 - 6)}secret-token`],
  ])(
    'shows no piece of an id or token where so much is cut that is never looked at: %s',
    (_, body) => {
      const reason = reasonIn(body, discretion);
      expect(reason).not.toContain(piece);
      expect(reason).not.toContain('secret');
    },
  );

  it('is looked for in the first 20,000 characters', () => {
    const page = (before: number): string =>
      `${' '.repeat(before)}<title>The reason</title>${' '.repeat(100)}`;
    expect(reasonIn(page(19_000), discretion)).toBe('The reason');
    expect(reasonIn(page(20_000), discretion)).toBe('it gave no reason');
  });

  it.each(['<', '<title', '< ', '&', ' \n', 'a', '\u2028'])(
    'is found in a time that grows no faster than the body, and not at all after the cut: %j',
    (unit) => {
      // Of this thread alone: what else the machine does meanwhile takes no part of it. So many
      // calls that its coarse clock can tell.
      const bestOf = (length: number): number => {
        const body = unit.repeat(length / unit.length);
        const tries = Array.from({ length: 3 }, () => {
          for (let calls = 1; ; calls *= 2) {
            const started = process.threadCpuUsage();
            for (let nth = 0; nth < calls; nth += 1) reasonIn(body, discretion);
            const { user, system } = process.threadCpuUsage(started);
            if (user + system > 50_000) return (user + system) / calls;
          }
        });
        return Math.min(...tries);
      };
      // Ten times the text takes a hundred times as long where each character is looked at from
      // each other one.
      const [short, whole, long] = [bestOf(2_000), bestOf(20_000), bestOf(200_000)];
      expect(whole / short).toBeLessThan(50);
      expect(long / whole).toBeLessThan(10);
    },
  );

  it('has ids in full where they were asked for', () => {
    expect(discreet(id, { ...discretion, showIds: true })).toBe(id);
  });
});

describe("Prolific's own no", () => {
  it.each([{ error: inner }, { error: { status: 400 } }, { error: { detail: [] } }])(
    'is an object `error` with a status or a detail: %j',
    (body) => {
      expect(isProlificError(JSON.stringify(body))).toBe(true);
    },
  );

  it.each([
    inner,
    {},
    [],
    null,
    'x',
    { error: null },
    { error: 'x' },
    { error: [inner] },
    { error: { title: 'x' } },
  ])('is nothing else: %j', (body) => {
    expect(isProlificError(JSON.stringify(body))).toBe(false);
  });
});
