import { strict as assert } from 'node:assert';
import { renderCsv } from '../lab/bonus-csv.ts';
import type { DemoPage } from './page.ts';
import { assertEnd, assertPaid } from './truth.ts';
import type { Lab } from '../lab/lab.ts';
import type { ActionResult } from '../runner/run-action.ts';

/** Runs the action until its pay request is at Prolific; then the runner is gone. */
async function loseRunnerAtPay(lab: Lab, isTakenUp: boolean): Promise<ActionResult> {
  const run = lab.start();
  const nth = lab.prolific.countOf('pay') + 1;
  const lose = (): void => {
    run.signal('SIGKILL');
  };
  lab.prolific.script('pay', nth, { kind: 'call', before: lose });
  if (!isTakenUp) lab.prolific.script('pay', nth, { kind: 'reset-before' });
  const result = await run.done;
  assert.equal(result.signal, 'SIGKILL');
  return result;
}

async function showProof(lab: Lab, page: DemoPage): Promise<void> {
  page.step(
    'A runner dies: proof arrives',
    'The file is fixed and merged. The pay request leaves; before its answer, the machine is gone.',
  );
  const fixed = renderCsv([
    [lab.person(1), '0.75'],
    [lab.person(2), '1.10'],
    [lab.person(3), '2.20'],
  ]);
  await lab.push({ 'bonuses/week2.csv': fixed });
  // So late that the next run has to wait for it.
  lab.prolific.money.arrival = { afterMs: 1_500 };
  await page.show(await loseRunnerAtPay(lab, true));
  page.between(
    'The next run finds the claim without an outcome, and checks whether money arrives:',
  );
  const next = await lab.run();
  await page.show(next);
  assertEnd(next, 'already-paid, exit 0');
  assertPaid(lab, [[425, 75], [50, 110], [300, 220], [175], [250], [120], [200]]);
}

async function showDoubt(lab: Lab, page: DemoPage): Promise<void> {
  page.step(
    'A runner dies: proof never comes',
    'Once more with week 3, and this time Prolific never took the request up. Nobody can tell that from here.',
  );
  const csv = renderCsv([
    [lab.person(4), '0.95'],
    [lab.person(5), '1.45'],
  ]);
  await lab.push({ 'bonuses/week3.csv': csv });
  await page.show(await loseRunnerAtPay(lab, false));
  page.between('The next run stops in doubt, and pays nothing on a guess:');
  const doubtful = await lab.run();
  await page.show(doubtful);
  assertEnd(doubtful, 'in-doubt, exit 1');
  const unpaid = [[425, 75], [50, 110], [300, 220], [175], [250], [120], [200]];
  assertPaid(lab, unpaid);

  lab.github.advance(61 * 60_000);
  page.between(
    '61 minutes later somebody has looked at Prolific, found nothing, and starts a run with `answer`:',
  );
  const bulk = (await lab.ledger()).at(-1)?.bulk ?? '';
  const resolved = await lab.run({
    event: { name: 'workflow_dispatch' },
    run: { actor: 'ada' },
    inputs: { answer: `${bulk}=not-paid: the bonus page of the study shows none of them` },
  });
  await page.show(resolved);
  assertEnd(resolved, 'paid, exit 0');
  assertPaid(lab, [[425, 75], [50, 110], [300, 220], [175, 95], [250, 145], [120], [200]]);
}

/** Two runners that die at the worst moment, and what becomes of it. */
export async function showBadDays(lab: Lab, page: DemoPage): Promise<void> {
  await showProof(lab, page);
  await showDoubt(lab, page);
}
