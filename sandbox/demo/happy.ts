import { strict as assert } from 'node:assert';
import { renderCsv } from '../lab/bonus-csv.ts';
import type { DemoPage } from './page.ts';
import { assertEnd, assertPaid } from './truth.ts';
import type { Lab } from '../lab/lab.ts';

const path = 'bonuses/week1.csv';

/** A first payment, a re-run, a grown file and a file with mistakes. */
export async function showHappyDays(lab: Lab, page: DemoPage, sample: string): Promise<void> {
  page.step('A first payment', 'Somebody merges bonuses/week1.csv (examples/bonuses/week1.csv).');
  await lab.push({ [path]: sample });
  const first = await lab.run();
  await page.show(first);
  assertEnd(first, 'paid, exit 0');
  assertPaid(lab, [[425], [50], [300], [175], [250]]);

  page.step('A re-run', 'Somebody presses "Re-run all jobs", and gets the old checkout.');
  const again = await lab.run({ run: { id: 1, attempt: 2 } });
  await page.show(again);
  assertEnd(again, 'already-paid, exit 0');
  assert.equal(again.requests.github.length + again.requests.prolific.length, 1);
  assertPaid(lab, [[425], [50], [300], [175], [250]]);

  page.step('The file grows', 'Two more people earned a bonus; the first five lines stay.');
  await lab.push({ [path]: `${sample}${lab.person(6)},1.20\n${lab.person(7)},2.00\n` });
  const grown = await lab.run();
  await page.show(grown);
  assertEnd(grown, 'paid, exit 0');
  assertPaid(lab, [[425], [50], [300], [175], [250], [120], [200]]);

  page.step('Five mistakes', 'The next file comes straight from a spreadsheet.');
  const mistakes = [
    [lab.person(1), '0.75'],
    [lab.person(2).slice(0, 23), '1.10'],
    [lab.person(3), '£2.20'],
    [lab.person(4), '1.999'],
    [lab.person(1), '0.85'],
    [lab.person(5), '-1.30'],
  ] as const;
  await lab.push({ 'bonuses/week2.csv': renderCsv(mistakes) });
  const mistaken = await lab.run();
  await page.show(mistaken);
  assertEnd(mistaken, 'blocked, exit 1');
  assert.equal(mistaken.annotations.filter(({ line }) => line !== null).length, 5);
  assert.deepEqual(mistaken.requests.prolific, []);
  assertPaid(lab, [[425], [50], [300], [175], [250], [120], [200]]);
}
