import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, story } from './story.ts';

const path = 'bonuses/week1.csv';
const audit = { mode: 'audit', csv: '' };

/** The verdict of each check, in the order of the summary: `passed`, `failed`, `not possible`. */
function verdictsOf({ summary }: ActionResult): string[] {
  return [...summary.matchAll(/^- (?:✅|⛔|➖) \*\*.*: (passed|failed|not possible)\./gm)].map(
    ([, verdict = '']) => verdict,
  );
}

const shown = { prolific: { manner: { listHasBonuses: true } } };

describe('an audit', () => {
  it(
    'of a ledger that only the action has written passes every check, and gives the head for the next one',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      const first = await lab.run({ inputs: audit });
      const head = (await lab.github.head(repository, ledgerBranch)) ?? '';
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
      await lab.run();

      const second = await lab.run({ inputs: { ...audit, 'expected-head': head } });

      expect([first, second].map(endOf)).toEqual(['audited, exit 0', 'audited, exit 0']);
      expect(first.outputs['ledger-head']).toBe(head);
      const four = ['passed', 'passed', 'passed', 'passed'];
      expect(verdictsOf(first)).toEqual([...four, 'not possible']);
      expect(verdictsOf(second)).toEqual([...four, 'passed']);
    }),
  );

  it(
    'changes nothing: no pay, no set-up, and no write where nothing has newly arrived',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      await lab.run();
      const before = await lab.github.head(repository, ledgerBranch);

      const result = await lab.run({ inputs: audit });

      expect(await lab.github.head(repository, ledgerBranch)).toBe(before);
      expect(endpointsOf(result).sort()).toEqual([
        'github activity',
        'github activity',
        'github query',
        'github query',
        'prolific cost',
        'prolific study',
        'prolific submissions',
      ]);
    }),
  );

  it(
    'with a CSV says which lines are paid, which are due, and what is gone from the file',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      const [header = '', , second = ''] = csvOf(lab, ['4.25', '0.50']).split('\n');
      await lab.push({ [path]: `${header}\n${second}\n${lab.person(3)},3.00\n` });

      const result = await lab.run({ inputs: { mode: 'audit' } });

      expect(endOf(result)).toBe('audited, exit 0');
      expect(result.summary).toContain('paid: 2; due: 3.');
      expect(result.summary).toMatch(/holds 1 more paid under/);
    }),
  );

  it(
    'names the line of somebody who was paid outside the action, and counts who is in no line',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      lab.prolific.money.payByHand(lab.person(2), 50);
      lab.prolific.money.payByHand(lab.person(3), 700);

      const counted = await lab.run({ inputs: audit });
      const named = await lab.run({ inputs: { mode: 'audit' } });

      expect([counted, named].map(endOf)).toEqual(['blocked, exit 1', 'blocked, exit 1']);
      expect(codesOf(named)).toEqual(['AUDIT_FAILED']);
      expect(counted.summary).toContain(
        '2 people have 7.50 GBP more than the ledger holds for them',
      );
      expect(named.summary).toContain('Line 3 of bonuses/week1.csv: 0.50 GBP more.');
      expect(named.summary).toContain(
        '1 person has 7.00 GBP of that, and is in no line of the CSV.',
      );
    }),
  );

  it(
    'is not green where Prolific cannot be asked',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      await lab.run();

      const result = await lab.run({
        inputs: { ...audit, 'prolific-token': 'wrong-token-0123456789' },
      });

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['TOKEN_INVALID']);
    }),
  );
});
