import { describe, expect, it } from '@jest/globals';
import type { Code } from '../../../src/core/errors.ts';
import type { Status } from '../../../src/core/record/run-record.ts';
import { canBeAnswered } from '../../../src/core/result/answerable.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { batchOf, bonus, finding, planOf, recordOf } from '../../kit/run-records.ts';

const plan = planOf([batchOf([bonus(1, 425)])]);
const question = finding({ kind: 'question', code: 'CSV_OUTDATED' });
const errorOf = (code: Code) => finding({ code });

describe('the digest of a plan', () => {
  it.each<[boolean, Status, ReturnType<typeof finding>[]]>([
    [true, 'planned', []],
    [true, 'planned', [question]],
    [true, 'blocked', [question]],
    [true, 'blocked', [question, errorOf('PLAN_CHANGED'), errorOf('APPROVAL_REQUIRED')]],
    [false, 'blocked', [question, errorOf('CSV_INVALID')]],
    [false, 'blocked', []],
    [false, 'refused', [question]],
    [false, 'in-doubt', [question]],
    [false, 'paid', []],
  ])('pays it as it is: %s of a run that ended as %s', (expected, status, findings) => {
    expect(canBeAnswered(factsOf(recordOf('pay', { status, plan, findings })))).toBe(expected);
  });

  it('pays nothing where nothing is due', () => {
    const nothing = recordOf('pay', { status: 'planned', plan: planOf([]) });
    expect(canBeAnswered(factsOf(nothing))).toBe(false);
  });
});
