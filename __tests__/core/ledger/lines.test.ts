import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../../src/core/errors.ts';
import {
  type LedgerEvent,
  parseLedgerLines,
  serializeEvents,
  unreadable,
} from '../../../src/core/ledger/lines.ts';
import { ann, claim, claimedBonus, event, outcomes } from '../../kit/builders.ts';
import { contradictions, invalidEvents } from './invalid-events.ts';
import { findKeyTwice } from '../../../src/core/ledger/strict-line.ts';

const path = 'ledger/5f00000000000000000000aa.jsonl';

/** The stop that a text leads to. */
function stopOf(text: string, linesBefore?: number): ActionError {
  try {
    parseLedgerLines(text, path, linesBefore);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

const good = line(claim());
const [bonus] = claim().bonuses;

describe('parseLedgerLines', () => {
  it('reads nothing as no events', () => {
    expect(parseLedgerLines('', path)).toEqual([]);
  });

  it('numbers the events from 1, or from where the text begins in its file', () => {
    const text = serializeEvents([claim(), event('accepted')]);
    expect(parseLedgerLines(text, path).map(({ lineNumber }) => lineNumber)).toEqual([1, 2]);
    expect(parseLedgerLines(text, path, 7).map(({ lineNumber }) => lineNumber)).toEqual([8, 9]);
    expect(stopOf(`${text}x\n`, 7).message).toContain('at line 10:');
  });

  it('reads the documented line of a claim, field by field', () => {
    const text =
      '{"v":1,"id":"6f1b1f6e-3c0e-4f61-9a39-0d5e6f2d8c11","at":"2026-11-22T11:00:00.000Z","type":"claimed","run":{"id":"19","attempt":1,"actor":"octocat","sha":"0123456789012345678901234567890123456789","event":"push"},"bulk":"b-1","batch":"bonuses/week1.csv","path":"bonuses/week1.csv","plan":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","approved":false,"answers":["eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"looked":"2026-11-22T10:59:58.000Z","currency":"GBP","amount":850,"fees":283.34,"vat":0,"total":1133.34,"bonuses":[{"to":"0123456789abcdef0123456789abcdef","person":"0123456789abcdef0123456789abcdef","amount":425,"before":[425,20.5]},{"to":"1123456789abcdef0123456789abcdef","person":"0123456789abcdef0123456789abcdef","amount":425,"before":[]}]}\n';
    const [read] = parseLedgerLines(text, path);
    expect(read?.event).toMatchObject({
      type: 'claimed',
      bulk: 'b-1',
      fees: 283.34,
      total: 1133.34,
    });
    expect(read?.event).toEqual(JSON.parse(text));
  });

  it.each(outcomes)('gives the event "%s" back as it was written', (outcome) => {
    const written = event(outcome, 'bulk-1', [claimedBonus(ann).to]);
    expect(parseLedgerLines(serializeEvents([written]), path)).toEqual([
      { event: written, lineNumber: 1 },
    ]);
  });

  it('takes a status and fees that nobody knows as null', () => {
    const events = [claim({ fees: null, vat: null }), { ...event('refused'), status: null }];
    expect(parseLedgerLines(events.map(line).join(''), path).map((read) => read.event)).toEqual(
      events,
    );
  });
});

describe('a file that is not a ledger', () => {
  it.each([
    ['a last line cut in its middle', `${good}${good.slice(0, 40)}`, 2, 'it ends in the middle'],
    ['a last line without its end', good.slice(0, -1), 1, 'it ends in the middle of a line'],
    ['no line at all', 'x', 1, 'it ends in the middle of a line'],
    ['an empty line', `${good}\n${good}`, 2, 'it is blank'],
    ['a line of spaces', `${good} \t\r\n${good}`, 2, 'it is blank'],
    ['nothing but a line end', '\n', 1, 'it is blank'],
    ['a byte order mark', `\ufeff${good}`, 1, 'it begins with a byte order mark'],
    ['a byte order mark alone', '\ufeff\n', 1, 'it begins with a byte order mark'],
    ['a line cut in its middle', `${good.slice(0, 40)}\n${good}`, 1, 'it is not JSON'],
    ['two events on one line', `${good.trimEnd()}${good}`, 1, 'it is not JSON'],
    ['our side of a merge', `${good}<<<<<<< HEAD\n${good}`, 2, 'it is not JSON'],
    ['the middle of a merge', `${good}${good}=======\n`, 3, 'it is not JSON'],
    ['their side of a merge', `${good}>>>>>>> main\n`, 2, 'it is not JSON'],
    ['an HTML page', '<!doctype html>\n', 1, 'it is not JSON'],
    ['a list', '[]\n', 1, '"type" is missing'],
    ['null', 'null\n', 1, 'the line cannot be "null"'],
    ['a number', `${good}3\n`, 2, 'the line cannot be "3"'],
  ])('with %s is unreadable, and the line is named', (_, text, lineNumber, why) => {
    const { code, message, hint } = stopOf(text);
    expect(code).toBe('LEDGER_UNREADABLE');
    expect(message).toMatch(`The ledger ${path} cannot be read at line ${lineNumber}: ${why}`);
    expect(hint).toContain('never delete it');
  });
});

describe('a line that is no event', () => {
  it.each([...invalidEvents, ...contradictions])(
    'stops the run, by line and field: %s',
    (why, valid, change) => {
      const { code, message } = stopOf(`${good}${line({ ...valid, ...change })}`);
      expect(code).toBe('LEDGER_UNREADABLE');
      expect(message).toBe(`The ledger ${path} cannot be read at line 2: ${why}.`);
      expect(stopOf(`${line(valid)}x`).message).toContain('at line 2: it ends in the middle');
    },
  );

  it('refuses a number that is none, such as 1e999', () => {
    const text = good.replace('"total":425', '"total":1e999');
    expect(stopOf(text).message).toContain('"total" cannot be "Infinity"');
  });

  it('shows neither an id in it nor more than a little of a long text', () => {
    const leak = line({ ...claim(), bonuses: [{ ...bonus, to: ann }] });
    expect(stopOf(leak).message).toContain('"bonuses.0.to" cannot be "…66a1"');
    expect(stopOf(line({ ...claim(), [ann]: 1 })).message).toContain('"…66a1" is not a field');
    expect(stopOf(line({ ...claim(), currency: 'x'.repeat(10_000) })).message.length).toBeLessThan(
      200,
    );
  });
});

describe('serializeEvents', () => {
  it('writes one JSON object a line, in order, and each line ends', () => {
    const events = [claim(), event('accepted')];
    expect(serializeEvents(events)).toBe(
      `${JSON.stringify(events[0])}\n${JSON.stringify(events[1])}\n`,
    );
    expect(serializeEvents([])).toBe('');
  });

  it.each([...invalidEvents, ...contradictions])(
    'never writes what could not be read back: %s',
    (why, valid, change) => {
      const broken = JSON.parse(JSON.stringify({ ...valid, ...change })) as LedgerEvent;
      expect(() => serializeEvents([claim(), broken])).toThrow(`Not an event: ${why}`);
    },
  );

  it('is undone by reading, whatever texts and amounts an event holds', () => {
    const anyText = fc.string({ unit: 'binary' });
    const anyEvent = fc.oneof(
      fc
        .record({
          batch: fc.string({ unit: 'binary', minLength: 1 }),
          path: anyText,
          approved: fc.boolean(),
          fees: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
          cents: fc.integer({ min: 1, max: 9_999_999 }),
          before: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })),
        })
        .map(({ cents, before, ...rest }) =>
          claim({ ...rest, bonuses: [claimedBonus(ann, cents, { before })] }),
        ),
      fc
        .record({ outcome: fc.constantFrom(...outcomes), reason: anyText })
        .map(({ outcome, reason }): LedgerEvent => {
          const made = event(outcome);
          return 'reason' in made ? { ...made, reason } : made;
        }),
    );
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const text = serializeEvents(events);
        const read = parseLedgerLines(text, path).map((one) => one.event);
        expect(read).toEqual(JSON.parse(JSON.stringify(events)));
        expect(text.split('\n')).toHaveLength(events.length + 1);
      }),
    );
  });
});

describe('unreadable', () => {
  it('is a stop that names file, line and reason', () => {
    expect(unreadable('a.jsonl', 3, 'it is wrong')).toMatchObject({
      code: 'LEDGER_UNREADABLE',
      message: 'The ledger a.jsonl cannot be read at line 3: it is wrong.',
    });
  });
});

const goodLine = JSON.stringify(claim());

describe('a key twice in one object of a line', () => {
  it.each([
    ['amount', goodLine.replace('"fees"', '"amount":1,"fees"')],
    ['amount', goodLine.replace('"fees"', '"am\\u006funt":1,"fees"')],
    ['amount', goodLine.replace('"before"', '"amount" :425,"before"')],
    ['id', goodLine.replace('"attempt"', '"id":"20","attempt"')],
    ['v', goodLine.replace(/}$/, ',"v":1}')],
  ])('stops the run, for JSON.parse would hide it: %s in %s', (key, text) => {
    expect(text).not.toBe(goodLine);
    expect(() => parseLedgerLines(`${text}\n`, 'a.jsonl')).toThrow(
      `at line 1: it has the key "${key}" twice.`,
    );
  });

  it('is not shown where it is the id of a person', () => {
    expect(stopOf(`{"${ann}":1,"${ann}":2}\n`).message).not.toContain(ann);
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
