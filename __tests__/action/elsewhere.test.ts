import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';
const ledgers = 'lab/ledgers';
const inLedgers = { inputs: { 'ledger-repository': ledgers } };

describe('a ledger in another repository', () => {
  it(
    'is kept there, and the tip of the CSV is still looked up here',
    story(
      { ...inLedgers, token: { repositories: { [repository]: 'write', [ledgers]: 'write' } } },
      async (lab) => {
        await lab.github.addRepository(ledgers);
        const old = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
        await lab.push({ [path]: csvOf(lab, ['4.25']) });

        const outdated = await lab.run({ workspace: old });
        const paid = await lab.run();
        const again = await lab.run();

        expect(codesOf(outdated)).toEqual(['CSV_OUTDATED']);
        expect([endOf(outdated), endOf(paid), endOf(again)]).toEqual([
          'blocked, exit 1',
          'paid, exit 0',
          'already-paid, exit 0',
        ]);
        expect(paidInOrder(lab)).toEqual([[425], [], []]);
        expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
        const text = await lab.github.readFile(ledgers, ledgerBranch, ledgerPath(lab.study.id));
        expect(text?.match(/"type":"(\w+)"/g)).toHaveLength(3);
      },
    ),
  );

  it(
    'that the token does not see stops the run, and names the repository and the permission',
    story(inLedgers, async (lab) => {
      await lab.github.addRepository(ledgers);
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['LEDGER_FORBIDDEN']);
      expect(result.summary).toContain(ledgers);
      expect(result.requests.prolific).toEqual([]);
    }),
  );
});

describe('a checkout in a folder of the workspace', () => {
  test('is the same batch as one in the workspace itself: nobody is paid twice', async (lab) => {
    const text = csvOf(lab, ['4.25', '0.50']);
    await lab.push({ [path]: text });
    const first = await lab.run();
    const folder = await lab.checkOut();
    await mkdir(join(folder, 'checkout'));
    for (const name of ['.git', 'bonuses']) {
      await rename(join(folder, name), join(folder, 'checkout', name));
    }

    const second = await lab.run({ inputs: { csv: 'checkout/bonuses/*.csv' } });

    expect([endOf(first), endOf(second)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });
});
