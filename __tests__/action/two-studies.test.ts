import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, paidInOrder, story } from './story.ts';

/** One file for two studies, by its column. */
async function pushForTwo(lab: Lab, amounts: readonly [string, string]): Promise<Lab['study']> {
  const other = lab.prolific.addStudy({ participants: 1 });
  const rows = [
    `${lab.person(1)},${amounts[0]},${lab.study.id}\n`,
    `${other.participants[0] ?? ''},${amounts[1]},${other.id}\n`,
  ];
  await lab.push({ 'bonuses/both.csv': ['id,amount,study_id\n', ...rows].join('') });
  return other;
}

const byColumn = { inputs: { 'study-id': '' } };

describe('two studies in one file', () => {
  it(
    'are both paid, each with a ledger file of its own, and a re-run is one request',
    story(byColumn, async (lab) => {
      const other = await pushForTwo(lab, ['4.25', '1.10']);

      const first = await lab.run();
      const second = await lab.run();

      expect([endOf(first), endOf(second)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(second.requests.github).toHaveLength(1);
      expect(paidInOrder(lab)[0]).toEqual([425]);
      expect([...lab.paid(other).values()]).toEqual([[110]]);
      expect((await lab.ledger(other.id)).map(({ type }) => type)).toEqual([
        'claimed',
        'accepted',
        'settled',
      ]);
    }),
  );

  it(
    'are both unpaid while one of them is in doubt',
    story({ ...byColumn, prolific: { arrival: 'never' } }, async (lab) => {
      const other = await pushForTwo(lab, ['4.25', '1.10']);
      lab.prolific.script('pay', 1, { kind: 'reset-before' });

      const first = await lab.run();
      const second = await lab.run();

      expect([endOf(first), endOf(second)]).toEqual(['in-doubt, exit 1', 'in-doubt, exit 1']);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(lab.paid(other).size).toBe(0);
    }),
  );

  it(
    'are both unpaid while a line of one of them is wrong',
    story(byColumn, async (lab) => {
      const other = await pushForTwo(lab, ['4.25', '60.50']);

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['LIMIT_EXCEEDED']);
      expect([lab.paid().size, lab.paid(other).size]).toEqual([0, 0]);
    }),
  );
});
