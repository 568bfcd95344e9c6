import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StudyId } from '../../../src/core/ids.ts';
import { createHash } from 'node:crypto';
import type { Finding } from '../../../src/core/errors.ts';
import { digestOf, questionsIn } from '../../../src/core/plan/digest.ts';
import { bob, bonus, cyd, otherStudy, personalId, study } from '../../kit/builders.ts';

describe('digestOf', () => {
  it('is SHA-256 of sorted lines of study, batch, id and minor units', () => {
    // printf '5f…aa\tbonuses/week1.csv\t6…a1\t425\n5f…aa\tbonuses/week1.csv\t6…b2\t1000\n5f…aa\tcafé\t6…a1\t50\n5f…bb\tbonuses/week1.csv\t6…c3\t1\n' | sha256sum
    const due = [
      bonus({ id: cyd, study: otherStudy, amount: 1 }),
      bonus({ batch: 'café', amount: 50 }),
      bonus({ id: bob, amount: 1000 }),
      bonus({ amount: 425 }),
    ];
    expect(digestOf(due)).toBe('a970b753a8064d01009072d8b6887b717d35cd3f0411d8cebec1658e3cec6796');
    expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('sorts by code unit, not as a language would', () => {
    // The same by printf and sha256sum, with the lines in the order B, a10, a9, U+1F389, U+FFEE.
    const due = ['\uffee', '\u{1f389}', 'a9', 'a10', 'B'].map((label) => bonus({ batch: label }));
    expect(digestOf(due)).toBe('5392768bd9f91dc5845f58efab9630a82f2f724cf5981fd646f45ee03cdff943');
  });

  it('has a line for the hash of each question after those of the bonuses, whatever their order', () => {
    const question: Finding = {
      kind: 'question',
      code: 'ALREADY_BONUSED',
      message: 'in words',
      hint: '',
      about: { study, batch: 'café', subject: 'id\t425\t1\t0' },
    };
    const bare: Finding = { kind: 'question', code: 'BATCH_RENAMED', message: '', hint: '' };
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    const hashes = [
      sha(`ALREADY_BONUSED\t${study}\tcafé\tid\t425\t1\t0`),
      sha('BATCH_RENAMED\t\t\t'),
    ];
    const error: Finding = { ...bare, kind: 'error', code: 'LIMIT_EXCEEDED' };
    const reworded = { ...question, message: 'in other words' };
    expect(questionsIn([bare, error, question, reworded])).toEqual(hashes.toSorted());
    const due = bonus({ amount: 425 });
    const line = `${due.study}\t${due.batch}\t${due.id}\t425\n`;
    const [first = '', second = ''] = hashes.toSorted();
    const whole = sha(`${line}?\t${first}\n?\t${second}\n`);
    expect(digestOf([due], [first, second])).toBe(whole);
    expect(digestOf([due], [second, first, second])).toBe(whole);
    expect(digestOf([due], [first])).not.toBe(whole);
  });

  const anyBonus = fc
    .record({
      id: fc.integer({ min: 0, max: 30 }).map(personalId),
      batch: fc.constantFrom('a', 'b', 'week 1', 'week 10'),
      amount: fc.integer({ min: 1, max: 9_999_999 }),
      study: fc.constantFrom(study, otherStudy),
      lineNumber: fc.nat(),
    })
    .map(bonus);
  const key = (one: ReturnType<typeof bonus>) => `${one.study} ${one.batch} ${one.id}`;
  const anyDue = fc.uniqueArray(anyBonus, { selector: key, minLength: 1, maxLength: 20 });

  it('does not depend on the order of lines, on line numbers or on the name of the file', () => {
    const shuffled = anyDue.chain((due) =>
      fc.tuple(
        fc.constant(due),
        fc.shuffledSubarray(due, { minLength: due.length, maxLength: due.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([due, other]) => {
        const moved = other.map((one, index) => ({ ...one, lineNumber: index, file: 'x.csv' }));
        expect(digestOf(moved)).toBe(digestOf(due));
      }),
    );
  });

  it('is another for any change of person, money, batch, study or count', () => {
    fc.assert(
      fc.property(anyDue, fc.nat(), (due, nth) => {
        const at = nth % due.length;
        const changed = (change: (one: ReturnType<typeof bonus>) => ReturnType<typeof bonus>[]) =>
          digestOf(due.flatMap((one, index) => (index === at ? change(one) : [one])));
        const digests = [
          digestOf(due),
          changed((one) => [bonus({ ...one, amount: one.amount + 1 })]),
          changed((one) => [{ ...one, id: personalId(1000) }]),
          changed((one) => [{ ...one, batch: 'another' }]),
          changed((one) => [{ ...one, study: '5f00000000000000000000cc' as StudyId }]),
          changed(() => []),
          changed((one) => [one, one]),
        ];
        expect(new Set(digests).size).toBe(digests.length);
      }),
    );
  });
});
