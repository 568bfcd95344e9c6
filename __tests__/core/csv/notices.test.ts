import { describe, expect, it } from '@jest/globals';
import { ann, bob, cyd, parse } from './bonus-reading.ts';

describe('other columns', () => {
  it('are ignored, and a notice names them', () => {
    expect(parse(`id,Note,amount,x\u202ey,\n${ann},hi,4.25,,\n`).notices).toEqual([
      '"bonuses/w1.csv": these columns are ignored: "Note", "x\\u{202e}y".',
    ]);
    expect(parse(`,id,amount\n1,${ann},4.25\n2,${bob},0.50\n`)).toMatchObject({
      notices: [],
      findings: [],
    });
  });

  it('that are very many are not repeated in full', () => {
    const others = Array.from({ length: 13 }, (_, n) => `c${n}`);
    const [notice] = parse(`id,amount,${others.join()}\n${ann},4.25,${others.join()}`).notices;
    expect(notice).toMatch(/"c8", "c9" and 3 more\.$/);
    expect(notice).not.toContain('c10');
  });

  it('of currencies are read, so no notice names them', () => {
    expect(parse(`id,amount,currency,note\n${ann},4.25,GBP,hi\n`).notices).toEqual([
      '"bonuses/w1.csv": these columns are ignored: "note".',
    ]);
  });

  it('may differ from line to line without a warning where they say nothing of paying', () => {
    expect(parse(`id,amount,note\n${ann},4.25,hi\n${bob},1.50,you\n`).warnings).toEqual([]);
  });

  it('that say whom to pay lead to a warning where they differ among the lines that pay', () => {
    const text = `id,bonus,bonus_eligible,Status\n${ann},1.50,1,ok\n${bob},1.25,0,ok\n${cyd},0,2,no\n`;
    expect(parse(text).warnings).toEqual([
      '"bonuses/w1.csv" pays every line with an amount, whatever its column "bonus_eligible" says: "1" on 1 line, "0" on 1 line. Remove the lines that should not be paid.',
    ]);
    const many = Array.from({ length: 5 }, (_, n) => `${n}${ann.slice(1)},1.50,s${n}\n`);
    expect(parse(`id,bonus,approved\n${many.join('')}`).warnings[0]).toContain(
      '"s2" on 1 line, and more.',
    );
    expect(parse(`id,bonus,status\n${ann},1.50,x\n${bob},1.25,x\n`).warnings).toEqual([]);
    const three = many.slice(0, 3).join('');
    expect(parse(`id,bonus,approved\n${three}`).warnings[0]).not.toContain('and more');
    const often = `${three}${ann},1.50,s2\n${bob},1.50,s2\n${cyd},1.50,s1\n`;
    expect(parse(`id,bonus,approved\n${often}`).warnings[0]).toContain(
      ': "s2" on 3 lines, "s1" on 2 lines, "s0" on 1 line. ',
    );
  });
});
