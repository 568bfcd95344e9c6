import { describe, expect, it } from '@jest/globals';
import { bothEnded, mapSideBySide, sideBySideAtMost } from '../../../src/flows/run/side-by-side.ts';

const numbers = Array.from({ length: 23 }, (_, n) => n);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('mapSideBySide', () => {
  it('gives the results in the order of the items, whatever ends first', async () => {
    const results = await mapSideBySide(numbers, async (n) => {
      for (let k = 0; k < (n * 7) % 5; k += 1) await turn();
      return n * n;
    });
    expect(results).toEqual(numbers.map((n) => n * n));
  });

  it('has four under way as long as there are items, and never more', async () => {
    let underWay = 0;
    const seen: number[] = [];
    await mapSideBySide(numbers, async () => {
      underWay += 1;
      await turn();
      seen.push(underWay);
      underWay -= 1;
    });
    expect(Math.max(...seen)).toBe(4);
    expect(sideBySideAtMost).toBe(4);
    expect(seen.length).toBe(23);
  });

  it('gives nothing for nothing', async () => {
    expect(await mapSideBySide([], () => Promise.reject(new Error('Nobody asked.')))).toEqual([]);
  });

  it('after a failure begins nothing new, awaits what is under way, and throws that failure', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const all = mapSideBySide(numbers, async (n) => {
      begun.push(n);
      if (n === 2) throw new Error('The third.');
      for (let k = 0; k < 5; k += 1) await turn();
      ended.push(n);
    });
    await expect(all).rejects.toThrow('The third.');
    expect(begun).toEqual([0, 1, 2, 3]);
    expect(ended).toEqual([0, 1, 3]);
  });
});

describe('bothEnded', () => {
  it('gives both results in the order in which they were asked for, whichever came first', async () => {
    const late = turn().then(() => 1);
    expect(await bothEnded(late, Promise.resolve('b'))).toEqual([1, 'b']);
  });

  it.each([0, 1])(
    'awaits the other when one fails, and throws the failure (number %i)',
    async (failing) => {
      let hasEnded = false;
      const slow = turn()
        .then(turn)
        .then(() => {
          hasEnded = true;
        });
      const broken = Promise.reject(new Error('broken'));
      const both = failing === 0 ? bothEnded(broken, slow) : bothEnded(slow, broken);
      await expect(both).rejects.toThrow('broken');
      expect(hasEnded).toBe(true);
    },
  );

  it('throws the failure of the first when both fail, and leaves no rejection behind', async () => {
    const both = bothEnded(Promise.reject(new Error('first')), Promise.reject(new Error('second')));
    await expect(both).rejects.toThrow('first');
  });
});
