import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../../src/adapters/http/turns.ts';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('let so many go on at once and the others in their order, whatever became of those before', async () => {
    const turns = new Turns(2);
    const began: number[] = [];
    let underway = 0;
    let most = 0;
    const works = Array.from({ length: 7 }, (_, nth) =>
      turns.take(async () => {
        began.push(nth);
        underway += 1;
        most = Math.max(most, underway);
        await pause();
        underway -= 1;
        if (nth % 3 === 0) throw new Error(`failed ${nth}`);
        return nth;
      }),
    );
    const ends = await Promise.allSettled(works);
    expect(began).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
    expect(ends.map(({ status }) => status === 'fulfilled')).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((nth) => nth % 3 !== 0),
    );
    expect(await turns.take(() => Promise.resolve('later'))).toBe('later');
  });
});
