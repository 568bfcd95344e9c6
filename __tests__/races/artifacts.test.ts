import { describe, expect, it } from '@jest/globals';
import { olderThan } from '../../sandbox/artifacts/lists.ts';
import type { Lab, LabRun } from '../../sandbox/lab/lab.ts';
import { type ActionProcess, type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { Gate } from '../../sandbox/server/gate.ts';
import { artifactRun } from '../action/artifact-run.ts';
import { artifactStory, eventsOf, pushWeek1 } from '../action/artifact-story.ts';
import { codesOf, paidInOrder } from '../action/story.ts';

const longMs = 180_000;
const all = [[425], [50], []];

/**
 * Starts so many new runs, holds each at its first request of that name, and lets all go together.
 */
async function raceAt(lab: Lab, endpoint: string, count: number): Promise<ActionResult[]> {
  const gate = new Gate();
  for (let nth = 1; nth <= count; nth += 1)
    lab.artifacts.results.script(endpoint, nth, { kind: 'hold', gate });
  const runs = Array.from({ length: count }, (_, at) =>
    lab.start(artifactRun({ id: 11 + at }, { limitMs: longMs })),
  );
  await gate.waitFor(count);
  gate.open();
  return Promise.all(runs.map(({ done }) => done));
}

/**
 * At most one run paid. Each other found that out, or says that others have claimed, or that a
 * payment is open.
 */
function expectAtMostOneWinner(lab: Lab, results: readonly ActionResult[]): void {
  expect(lab.prolific.countOf('pay')).toBeLessThanOrEqual(1);
  const paid = results.filter(({ outputs }) => outputs['status'] === 'paid');
  expect(paid).toHaveLength(lab.prolific.countOf('pay'));
  for (const result of results.filter((one) => !paid.includes(one))) {
    if (endOf(result) === 'already-paid, exit 0') continue;
    expect(['blocked, exit 1', 'in-doubt, exit 1']).toContain(endOf(result));
    expect(['LEDGER_CONFLICT', 'PAYMENT_IN_DOUBT']).toContain(codesOf(result).join(' '));
  }
}

/**
 * Where runs are held, and the n-th artifact's id: GitHub's are in no order that anybody can rely
 * on.
 */
const starts = [
  ['create', 'in no order', (nth: number) => 1_000 + ((nth * 7_919) % 10_007)],
  ['finalize', 'that grow with time', (nth: number) => 1_000 + nth],
  ['finalize', 'that fall with time', (nth: number) => 9_000 - nth],
] as const;

describe('three runs at once of one file, with the ledger as artifacts', () => {
  it.each(starts)(
    'that are let go together at their %s pay nobody twice, and the next run brings it to its end: ids %s',
    async (at, _, idOf) => {
      await artifactStory(async (lab) => {
        lab.artifacts.store.idOf = idOf;
        await pushWeek1(lab);

        expectAtMostOneWinner(lab, await raceAt(lab, at, 3));

        expect((await lab.run(artifactRun({ id: 21 }))).exitCode).toBe(0);
        expect(lab.prolific.countOf('pay')).toBe(1);
        expect(paidInOrder(lab)).toEqual(all);
      })();
    },
    longMs,
  );

  it.each([
    ['less than the wait, all in one order', 40],
    ['longer than the wait, all in one order', 400],
  ])(
    'pay nobody twice while lists lag by %s',
    async (_, lagMs) => {
      await artifactStory(async (lab) => {
        await pushWeek1(lab);
        lab.artifacts.store.listing = olderThan(lagMs);

        expectAtMostOneWinner(lab, await raceAt(lab, 'finalize', 3));

        lab.artifacts.store.listing = olderThan(0);
        expect((await lab.run(artifactRun({ id: 21 }))).exitCode).toBe(0);
        expect(paidInOrder(lab)).toEqual(all);
      })();
    },
    longMs,
  );
});

describe('a run that is held before its claim while another pays', () => {
  it(
    'sees that payment when it looks, withdraws, and says that all is paid',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      const gate = new Gate();
      lab.artifacts.results.script('create', 1, { kind: 'hold', gate });
      const slow = lab.start(artifactRun({ id: 11 }));
      await gate.waitFor(1);

      const quick = await lab.run(artifactRun({ id: 12 }));
      gate.open();
      const late = await slow.done;

      expect([endOf(quick), endOf(late)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(eventsOf(lab, 11)).toContain('refused');
      expect(paidInOrder(lab)).toEqual(all);
    }),
  );
});

/** A run that is held, and its second attempt, which ends meanwhile; then the first goes on. */
interface Held {
  first: ActionResult;
  second: ActionResult;
}

/**
 * GitHub starts no re-run while a run goes on, but a runner that has lost its way to GitHub may
 * live longer than its run.
 */
async function reRunMeanwhile(
  lab: Lab,
  rerun: 'all' | 'failed',
  hold: (lab: Lab, gate: Gate) => void,
): Promise<Held> {
  const gate = new Gate();
  hold(lab, gate);
  const given: LabRun = { limitMs: longMs };
  const held: ActionProcess = lab.start(artifactRun({ id: 11 }, given));
  await gate.waitFor(1);
  const second = await lab.run(artifactRun({ id: 11, attempt: 2 }, { attempt: { rerun } }));
  gate.open();
  return { first: await held.done, second };
}

const reruns = ['failed', 'all'] as const;

const beforePaying = [
  ['before it claims', 'create', 'hold'],
  ['when its claim is there', 'finalize', 'hold-after'],
] as const;

describe.each(reruns)('a run that goes on while it is run again (%s jobs)', (rerun) => {
  it.each(beforePaying)(
    '%s pays nobody, neither does the re-run, and a new run pays each once in the end',
    async (_, endpoint, kind) => {
      await artifactStory(async (lab) => {
        await pushWeek1(lab);
        const { first, second } = await reRunMeanwhile(lab, rerun, ({ artifacts }, gate) => {
          artifacts.results.script(endpoint, 1, { kind, gate });
        });

        expect([first.exitCode, second.exitCode]).toEqual([1, 1]);
        expect(lab.prolific.countOf('pay')).toBe(0);
        await bringToEnd(lab);
        expect(paidInOrder(lab)).toEqual(all);
      })();
    },
    longMs,
  );

  it(
    'when its pay request is on its way pays once, and neither the re-run nor a new run pays again',
    async () => {
      await artifactStory(async (lab) => {
        await pushWeek1(lab);
        const { first, second } = await reRunMeanwhile(lab, rerun, ({ prolific }, gate) => {
          prolific.script('pay', 1, { kind: 'hold', gate });
        });

        expect([endOf(first), second.exitCode]).toEqual(['paid, exit 0', 1]);
        expect(endOf(await lab.run(artifactRun({ id: 12 })))).toBe('already-paid, exit 0');
        expect(lab.prolific.countOf('pay')).toBe(1);
        expect(paidInOrder(lab)).toEqual(all);
      })();
    },
    longMs,
  );
});

/**
 * New runs until one ends well, with whatever they ask answered an hour later: nobody has got
 * anything.
 */
async function bringToEnd(lab: Lab): Promise<void> {
  const asked = await lab.run(artifactRun({ id: 31 }));
  if (asked.exitCode === 0) return;
  expect(['LEDGER_LOST', 'PAYMENT_IN_DOUBT']).toContain(codesOf(asked).join(' '));
  lab.github.advance(61 * 60_000);
  const offered = await lab.run(artifactRun({ id: 32 }));
  const [doubt] = /^\S+=not-paid: /m.exec(offered.summary) ?? [];
  const answer =
    doubt === undefined ? (offered.outputs['plan'] ?? '') : `${doubt}nothing on Prolific's page`;
  const paid = await lab.run(artifactRun({ id: 33 }, { inputs: { answer } }));
  expect(endOf(paid)).toBe('paid, exit 0');
}
