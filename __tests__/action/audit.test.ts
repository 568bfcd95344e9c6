import { describe, expect, it } from '@jest/globals';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { artifactRun } from './artifact-run.ts';
import { artifactStory, pushWeek1 } from './artifact-story.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder, story } from './story.ts';

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
      expect(named.summary).toContain('An audit pays nobody');
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

  it(
    'names everybody whom a rewound ledger made the action pay twice, once their money shows',
    story(shown, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      await lab.run();
      const [head] = await lab.github.commits(repository, ledgerBranch);
      lab.prolific.money.arrival = 'manual';
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
      await lab.run();
      await lab.github.forcePush(repository, ledgerBranch, head?.oid ?? '');
      // Of a token that GitHub shows no activities the run learns nothing.
      const hidden = { status: 403, body: { message: 'Resource not accessible by integration' } };
      lab.github.server.script('activity', 'every', { kind: 'status', answer: hidden });
      await lab.run();
      lab.github.server.clearScript();
      lab.prolific.money.arriveAll();

      const result = await lab.run({ inputs: { mode: 'audit' } });

      expect(paidInOrder(lab)).toEqual([[425], [50, 50], [300, 300]]);
      expect(endOf(result)).toBe('blocked, exit 1');
      expect(result.summary).toContain('Line 3 of bonuses/week1.csv: 0.50 GBP more.');
      expect(result.summary).toContain('Line 4 of bonuses/week1.csv: 3.00 GBP more.');
    }),
  );
});

describe('an audit that cannot check everything', () => {
  it(
    'names in its heading what a token could not see, and is no failure',
    story(
      {
        ...shown,
        token: { repositories: { [repository]: 'write' }, seesRules: false },
      },
      async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25']) });
        await lab.run();
        const answer = { status: 403, body: { message: 'Resource not accessible by integration' } };
        lab.github.server.script('activity', 'every', { kind: 'status', answer });

        const result = await lab.run({ inputs: audit });

        expect(endOf(result)).toBe('audited, exit 0');
        expect(result.summary).toMatch(
          /^## ⚠️ Nothing wrong in 2 of 5 checks\. Not checked: "The ledger is protected", "Nothing in the ledger was changed or taken away", "The ledger continues/,
        );
        expect(verdictsOf(result)).toEqual([
          ...['not possible', 'not possible', 'passed', 'passed'],
          'not possible',
        ]);
        expect(result.summary).toContain('Resource not accessible by integration');
      },
    ),
  );

  it(
    'says of a ledger of artifacts that it has no history, and judges its lines and money',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      const settled = await lab.run(artifactRun({ id: 8 }, { inputs: audit }));
      lab.prolific.money.payByHand(lab.person(3), 700);
      const paidByHand = await lab.run(artifactRun({ id: 9 }, { inputs: audit }));

      expect([settled, paidByHand].map(endOf)).toEqual(['audited, exit 0', 'blocked, exit 1']);
      const no = 'not possible';
      expect(verdictsOf(settled)).toEqual([no, no, 'passed', 'passed', no]);
      expect(verdictsOf(paidByHand)).toEqual([no, no, 'passed', 'failed', no]);
      expect(settled.summary).toMatch(/^## ⚠️ Nothing wrong in 2 of 5 checks\. Not checked: /);
      expect(settled.summary).toContain('The ledger is kept as artifacts, which have no history.');
      expect(paidByHand.summary).toContain('2 could not be completed');
      expect(settled.outputs['ledger-head']).toBeUndefined();
    }, shown),
  );
});
