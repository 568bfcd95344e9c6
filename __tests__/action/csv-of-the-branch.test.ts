import { createHash } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

describe('the file of the branch', () => {
  test('is the same where the checkout has changed its line ends, and where the commit has its LFS pointer', async (lab) => {
    const text = csvOf(lab, ['4.25', '0.50']);
    await lab.push({ [path]: text });
    await lab.write({ [path]: text.replaceAll('\n', '\r\n') });
    const converted = await lab.run();

    const grown = `${text}${lab.person(3)},1.00\n`;
    const oid = createHash('sha256').update(grown).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${grown.length}\n`;
    await lab.push({ [path]: pointer });
    await lab.write({ [path]: grown });
    const smudged = await lab.run();

    expect([endOf(converted), endOf(smudged)]).toEqual(['paid, exit 0', 'paid, exit 0']);
    expect(paidInOrder(lab)).toEqual([[425], [50], [100]]);
  });

  it(
    'is named as the repository names it in annotations, also in a checkout below a folder',
    story({ inputs: { csv: 'data/bonuses/*.csv' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '1e3']) });
      const folder = await lab.checkOut();
      await mkdir(join(folder, 'data'));
      for (const name of ['.git', 'bonuses'])
        await rename(join(folder, name), join(folder, 'data', name));

      const result = await lab.run();

      expect(result.annotations.find(({ kind }) => kind === 'error')).toMatchObject({
        file: path,
        line: 3,
      });
      expect(result.summary).toContain(`/${repository}/blob/`);
    }),
  );

  it(
    'may have brackets and spaces in its name',
    story({ inputs: { csv: 'studies/[2025] pilot/week 1.csv' } }, async (lab) => {
      await lab.push({ 'studies/[2025] pilot/week 1.csv': csvOf(lab, ['4.25']) });
      expect(endOf(await lab.run())).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );
});
