import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/café.csv';
const decomposed = path.normalize('NFD');

describe('a runner of another system', () => {
  test('that spells names as macOS may, and ends lines as Windows does, pays the same file once', async (lab) => {
    const text = csvOf(lab, ['4.25', '0.50']);
    await lab.push({ [path]: text });
    const folder = await lab.checkOut();
    await rename(join(folder, path), join(folder, decomposed));
    await lab.write({ [decomposed]: text.replaceAll('\n', '\r\n') });

    const there = await lab.run();
    await lab.checkOut();
    const here = await lab.run();

    expect([endOf(there), endOf(here)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
    expect((await lab.ledger())[0]).toMatchObject({ batch: path });
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });

  it(
    'where capitals make no difference asks before it pays a file under another spelling',
    story({ inputs: { csv: 'Bonuses/Café.csv' } }, async (lab) => {
      const text = csvOf(lab, ['4.25', '0.50']);
      await lab.push({ [path]: text });
      expect(endOf(await lab.run({ inputs: { csv: path } }))).toBe('paid, exit 0');
      await lab.github.deleteFile(repository, 'main', path);
      await lab.push({ 'Bonuses/Café.csv': text });

      const renamed = await lab.run();

      expect(endOf(renamed)).toBe('blocked, exit 1');
      expect(codesOf(renamed)).toContain('BATCH_RENAMED');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );

  it(
    'whose paths have backslashes is told to write them with slashes, and pays nobody',
    story({ inputs: { csv: 'bonuses\\café.csv' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run();

      expect(codesOf(result)).toEqual(['CSV_MISSING']);
      expect(result.summary).toContain('/ between folders');
      expect(paidInOrder(lab).flat()).toEqual([]);
    }),
  );
});
