import { describe, expect, it } from '@jest/globals';
import { ownerAndName } from '../../../src/core/inputs/places.ts';
import { parseInput } from '../../../src/core/inputs/table.ts';

describe('api-url', () => {
  it.each([
    ['https://api.prolific.com', 'https://api.prolific.com/'],
    ['https://api.prolific.com/', 'https://api.prolific.com/'],
    ['https://proxy.example/prolific//', 'https://proxy.example/prolific'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://[::1]:8080/x/', 'http://[::1]:8080/x'],
    ['http://localhost:1', 'http://localhost:1/'],
    ['http://127.10.20.30', 'http://127.10.20.30/'],
  ])('%s is %s', (text, href) => {
    const parsed = parseInput('api-url', text);
    expect('value' in parsed && parsed.value.href).toBe(href);
  });

  it.each([
    ['api.prolific.com', 'is not an address'],
    ['http://api.prolific.com', 'is not https'],
    ['http://127.0.0.1.evil.example', 'is not https'],
    ['http://localhost.evil.example', 'is not https'],
    ['http://notlocalhost', 'is not https'],
    ['http://0.0.0.0', 'is not https'],
    ['ftp://127.0.0.1', 'is not https'],
    ['https://user@api.prolific.com', 'holds credentials'],
    ['https://:word@api.prolific.com', 'holds credentials'],
    ['https://api.prolific.com/?', 'holds a query'],
    ['https://api.prolific.com/#x', 'holds a query'],
  ])('%s %s', (text, problem) => {
    expect(parseInput('api-url', text)).toMatchObject({
      problem: { message: expect.stringContaining(problem) },
    });
  });
});

describe('ledger-repository', () => {
  it('is owner and name', () => {
    expect(parseInput('ledger-repository', 'my-lab/bonus.ledger_1')).toEqual({
      value: 'my-lab/bonus.ledger_1',
    });
  });

  it('is asked for by its parts', () => {
    expect(ownerAndName('my-lab/bonus.ledger_1')).toEqual({
      owner: 'my-lab',
      name: 'bonus.ledger_1',
    });
  });

  it.each(['.github', 'bonuses.', 'a..b'])('may have the name %s', (name) => {
    expect(parseInput('ledger-repository', `lab/${name}`)).toEqual({ value: `lab/${name}` });
  });

  it.each([
    'lab',
    'lab/',
    '/x',
    'lab/x/y',
    'lab/..',
    'lab/.',
    '-lab/x',
    'lab/x y',
    'https://github.com/a/b',
  ])('is not %s', (text) => {
    expect(parseInput('ledger-repository', text)).toMatchObject({
      problem: { message: expect.stringMatching(/ is not a repository\.$/) },
    });
  });
});

describe('ledger-branch', () => {
  it.each(['prolific-bonus-ledger', 'ledger/v1', 'a.b', 'ä', '@a', 'a@', 'x'.repeat(200)])(
    'may be %s',
    (text) => {
      expect(parseInput('ledger-branch', text)).toEqual({ value: text });
    },
  );

  it.each([
    'refs/heads/ledger',
    'a b',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a@{1}',
    '@',
    'a.',
    '-a',
    '/a',
    'a/',
    'a//b',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a\nb',
    'x'.repeat(201),
  ])('may not be %j', (text) => {
    expect(parseInput('ledger-branch', text)).toMatchObject({
      problem: { message: expect.stringMatching(/ is not the name of a branch\.$/) },
    });
  });
});

describe('ledger-path', () => {
  it.each([
    ['ledger', 'ledger'],
    ['./a//b/', 'a/b'],
    ['cafe\u0301', 'caf\u00e9'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%s is %s', (text, path) => {
    expect(parseInput('ledger-path', text)).toEqual({ value: path });
  });

  it.each([
    '',
    '/',
    '/ledger',
    '..',
    'a/../b',
    '.',
    './',
    'a\\b',
    '.git/x',
    'a/.GIT',
    'a\tb',
    'x'.repeat(201),
  ])('may not be %j', (text) => {
    expect(parseInput('ledger-path', text)).toMatchObject({
      problem: { message: expect.stringMatching(/ is not a folder on the ledger branch\.$/) },
    });
  });
});
