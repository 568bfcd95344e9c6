import { describe, expect, it } from '@jest/globals';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

async function payFirst(lab: Lab): Promise<string> {
  await lab.push({ [path]: csvOf(lab, ['4.25']) });
  await lab.run();
  await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
  return lab.ledgerText();
}

async function overwrite(lab: Lab, text: string): Promise<void> {
  await lab.github.commitFile(repository, ledgerBranch, ledgerPath(lab.study.id), text);
}

const damages: { name: string; damage: (text: string) => string; line: number }[] = [
  {
    name: 'with merge markers',
    damage: (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`,
    line: 1,
  },
  { name: 'that is cut off', damage: (text) => text.slice(0, -20), line: 3 },
  { name: 'of a later version', damage: (text) => text.replace('"v":1', '"v":2'), line: 1 },
  {
    name: 'with a line twice, as a merge that kept both sides leaves it',
    damage: (text) => `${text}${text.trimEnd().split('\n').at(-1) ?? ''}\n`,
    line: 4,
  },
  { name: 'with a key twice', damage: (text) => text.replace('"vat":', '"vat":1,"vat":'), line: 1 },
  {
    name: 'with an amount that is not the sum of its bonuses',
    damage: (text) => text.replace('"amount":425,"fees"', '"amount":424,"fees"'),
    line: 1,
  },
  { name: 'with a byte order mark', damage: (text) => `\ufeff${text}`, line: 1 },
  { name: 'with a blank line', damage: (text) => text.replace('\n', '\n\n'), line: 2 },
  {
    name: 'with an outcome of nothing',
    damage: (text) => text.split('\n').slice(1).join('\n'),
    line: 1,
  },
];

describe('a ledger in trouble', () => {
  it.each(damages)('stops everything and names the line: one $name', ({ damage, line }) =>
    story({}, async (lab) => {
      await overwrite(lab, damage(await payFirst(lab)));
      const before = await lab.ledgerText();

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['LEDGER_UNREADABLE']);
      expect(result.summary).toMatch(new RegExp(`line ${line}\\b`));
      expect(result.requests.prolific).toEqual([]);
      expect(await lab.ledgerText()).toBe(before);
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    })(),
  );

  it(
    'that GitHub does not give is not taken for an empty one',
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      await payFirst(lab);
      const answer = { status: 404, body: { message: 'Not Found' } };
      lab.github.server.script('query', 'every', { kind: 'status', answer });

      const result = await lab.run();

      expect(result.exitCode).toBe(1);
      expect(result.outputs['status']).toBe('blocked');
      expect(result.requests.prolific).toEqual([]);
    }),
  );

  it(
    'that the token may not write names the permission that is missing, and nobody is paid',
    story({ token: { repositories: { [repository]: 'read' } } }, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['LEDGER_FORBIDDEN']);
      expect(result.log).toContain('contents: write');
      expect(result.summary).toContain('contents: write');
      expect(lab.prolific.countOf('pay')).toBe(0);
    }),
  );

  it(
    'that cannot even be begun without the permission says the same',
    story({ token: { repositories: { [repository]: 'read' } } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(codesOf(result)).toEqual(['LEDGER_FORBIDDEN']);
      expect(result.summary).toContain('contents: write');
      expect(lab.prolific.countOf('pay')).toBe(0);
    }),
  );

  test('behind a ruleset says so, and nobody is paid', async (lab) => {
    await lab.startLedger();
    lab.github.protectBranch(repository, ledgerBranch);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });

    const result = await lab.run();

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toEqual(['LEDGER_FORBIDDEN']);
    expect(lab.prolific.countOf('pay')).toBe(0);
  });

  it(
    'that was public gets a warning, and is paid from anyway',
    story({ visibility: 'public' }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.annotations.map(({ kind }) => kind)).toEqual(['warning']);
      expect(result.summary).toContain('ledger-repository');
    }),
  );

  test('that cannot take the outcome leaves the run in doubt, and the next run finds the proof', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const answer = {
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    };
    lab.github.server.script('commit', 2, { kind: 'status', answer });

    const first = await lab.run();
    const second = await lab.run();

    expect(endOf(first)).toBe('in-doubt, exit 1');
    expect(first.summary).toContain([...lab.prolific.money.bulks.keys()][0] ?? '');
    expect(endOf(second)).toBe('already-paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });

  it(
    'whose claim landed although its answer was lost is not paid from twice',
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      lab.github.server.script('commit', 1, { kind: 'reset-after' });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      const types = (await lab.ledger()).map(({ type }) => type);
      expect(types).toEqual(['claimed', 'accepted', 'settled']);
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );
});
