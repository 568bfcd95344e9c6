import { describe, expect, it } from '@jest/globals';
import { findKeyTwice } from '../../../src/core/ledger/strict-line.ts';
import { parseLedgerLines } from '../../../src/core/ledger/lines.ts';
import { claim } from '../../kit/builders.ts';

const good = JSON.stringify(claim());

describe('a key twice in one object of a line', () => {
  it.each([
    ['amount', good.replace('"fees"', '"amount":1,"fees"')],
    ['amount', good.replace('"fees"', '"am\\u006funt":1,"fees"')],
    ['amount', good.replace('"before"', '"amount" :425,"before"')],
    ['id', good.replace('"attempt"', '"id":"20","attempt"')],
    ['v', good.replace(/}$/, ',"v":1}')],
  ])('stops the run, for JSON.parse would hide it: %s in %s', (key, text) => {
    expect(text).not.toBe(good);
    expect(() => parseLedgerLines(`${text}\n`, 'a.jsonl')).toThrow(
      `at line 1: it has the key "${key}" twice.`,
    );
  });

  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', null],
    ['{"a":"a\\":1,\\"a","b":"{\\"a\\":1,"}', null],
    ['{"a":"\\\\","b":"a"}', null],
    ['["a","a",{"b":"b"}]', null],
    ['{"":1,"" :2}', ''],
    ['{"b":{"c":{}},"b":1}', 'b'],
    ['{"a":{"x":[{"y":1,"\\u0079":2}]}}', 'y'],
    ['[{"a":"}","a":1}]', 'a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('is found whatever is nested and escaped: of %s it is %p', (json, key) => {
    expect(() => JSON.parse(json) as unknown).not.toThrow();
    expect(findKeyTwice(json)).toBe(key);
  });
});
