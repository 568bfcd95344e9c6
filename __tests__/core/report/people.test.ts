import { describe, expect, it } from '@jest/globals';
import type { Bonus } from '../../../src/core/bonus.ts';
import { renderPeople } from '../../../src/core/report/people.ts';
import type { ReadIn } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import {
  batchOf,
  bonus,
  context,
  idOf,
  ownBulk,
  planOf,
  recordOf,
  settings,
} from '../../kit/run-records.ts';

const inFile = (file: string, count: number): Bonus[] =>
  Array.from({ length: count }, (_, n) => bonus(n + 1, 100, { file, batch: file }));

function peopleOf(
  files: readonly (readonly Bonus[])[],
  given: { readIn?: ReadIn; showIds?: boolean; paid?: readonly Bonus[] } = {},
): string | null {
  const { readIn = 'summary', showIds = false, paid = [] } = given;
  const bulks = paid.length === 0 ? [] : [ownBulk('b1', paid)];
  const plan = planOf(files.map((bonuses) => batchOf(bonuses)));
  const around = { ...context, sha: null, settings: { ...settings, showIds } };
  return renderPeople(factsOf(recordOf('plan', { plan, bulks })), around, readIn);
}

describe('people, line by line', () => {
  it('are not there where nobody is due, paid or in doubt', () => {
    expect(peopleOf([])).toBeNull();
    expect(peopleOf([[bonus(1, 0)]])).toBeNull();
  });

  it('are not there where the inputs were not valid', () => {
    const facts = factsOf(recordOf('plan', { plan: null }));
    expect(renderPeople(facts, { ...context, settings: null }, 'summary')).toBeNull();
  });

  it('have a line and an amount each; who gets nothing has none', () => {
    expect(peopleOf([[bonus(1, 425), bonus(2, 0)]])).toBe(
      '<details><summary>1 person, line by line</summary>\n\n| Line | Amount |\n| --: | --: |\n| 2 | 4.25 |\n\n</details>',
    );
  });

  it('have their state where it is not the same for all', () => {
    const two = [bonus(1, 425), bonus(2, 30)];
    const mixed = peopleOf([two], { paid: two.slice(0, 1) });
    expect(mixed).toContain('| Line | Amount | State |');
    expect(mixed).toContain('| 2 | 4.25 | paid |\n| 3 | 0.30 | due |');
  });

  it('have their id where that was asked for', () => {
    expect(peopleOf([[bonus(1, 425)]], { showIds: true })).toContain(
      `| Line | Amount | Id |\n| --: | --: | :-- |\n| 2 | 4.25 | <code>${idOf(1)}</code> |`,
    );
    expect(peopleOf([[bonus(1, 425)]])).not.toContain(idOf(1));
  });

  it('are counted once, under their file where there are several', () => {
    const people = peopleOf([inFile('a.csv', 2), inFile('b.csv', 1)]);
    expect(people).toContain('<summary>2 people, line by line</summary>');
    expect(people).toContain('\n\na.csv:\n\n| Line |');
    expect(people).toContain('\n\nb.csv:\n\n| Line |');
    expect(peopleOf([inFile('a.csv', 2)])).not.toContain('a.csv');
  });

  it('are cut in a comment, and a file of which nothing would be shown is not named', () => {
    const cut = (count: number) => peopleOf([inFile('a.csv', count)], { readIn: 'comment' }) ?? '';
    expect(cut(500).match(/^\| \d+ \| 1\.00 \|$/gm)).toHaveLength(500);
    expect(cut(500)).not.toContain('not shown here');
    expect(cut(501).match(/^\| \d+ \| 1\.00 \|$/gm)).toHaveLength(500);
    expect(cut(501)).toContain('**1 more line is not shown here**, of 501. All are counted above');
    const two = peopleOf([inFile('a.csv', 500), inFile('b.csv', 3)], { readIn: 'comment' });
    expect(two).toContain('**3 more lines are not shown here**, of 503.');
    expect(two).not.toContain('b.csv');
    const part = peopleOf([inFile('a.csv', 499), inFile('b.csv', 3)], { readIn: 'comment' });
    expect(part).toContain('b.csv:\n\n| Line | Amount |\n| --: | --: |\n| 2 | 1.00 |\n\n**2 more');
  });
});
