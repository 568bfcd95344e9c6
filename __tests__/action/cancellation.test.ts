import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { patienceMs } from '../../src/adapters/runner/cancellation.ts';
import { csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

/** The last of a cancelled run's own times: records end then, and whatever needs them. */
const lastMs = patienceMs.record;

/**
 * How long after the signal the run may end. After the last of its times it has less to do than it
 * did to begin, and on a slow machine both take longer.
 */
function endsWithinMs({ startedAtMs }: ActionResult, signalledAtMs: number): number {
  return signalledAtMs + lastMs + Math.max(500, signalledAtMs - startedAtMs);
}

describe('a cancelled run', () => {
  it.each<{ at: string; endpoint: string }>([
    { at: 'while people are looked at', endpoint: 'submissions' },
    { at: 'during the set-up', endpoint: 'set-up' },
  ])('claims and pays nothing when it is cancelled $at', ({ endpoint }) =>
    story({}, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const gate = new Gate();
      lab.prolific.script(endpoint, 1, { kind: 'hold', gate });
      const run = lab.start();
      await gate.waitFor(1);
      const signalledAtMs = Date.now();

      run.signal('SIGINT');
      const result = await run.done;

      expect(result.endedAtMs).toBeLessThan(endsWithinMs(result, signalledAtMs));
      expect(result.exitCode).toBe(1);
      expect(result.outputs['status']).toBe('blocked');
      expect(result.summary).not.toBe('');
      expect(await lab.ledgerText()).toBe('');
      gate.open();
      expect(paidInOrder(lab).flat()).toEqual([]);
    })(),
  );

  test('does not pay when its claim had already left, and says so in the ledger', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const gate = new Gate();
    lab.github.server.script('commit', 1, { kind: 'hold-after', gate });
    const run = lab.start();
    await gate.waitFor(1);

    run.signal('SIGINT');
    setTimeout(() => {
      gate.open();
    }, 100);
    const result = await run.done;
    const next = await lab.run();

    expect(result.exitCode).toBe(1);
    expect((await ledgerTypes(lab)).startsWith('claimed refused claimed accepted')).toBe(true);
    expect((await lab.ledger())[1]).toMatchObject({ status: null });
    expect(endOf(next)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });

  test('waits four seconds for a pay in flight, then writes unknown and ends within seven', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const gate = new Gate();
    lab.prolific.script('pay', 1, { kind: 'hold', gate });
    const run = lab.start({ inputs: { 'settle-minutes': '10' } });
    await gate.waitFor(1);
    const signalledAtMs = Date.now();

    run.signal('SIGINT');
    const result = await run.done;

    expect(result.endedAtMs - signalledAtMs).toBeGreaterThan(3_500);
    expect(result.endedAtMs).toBeLessThan(endsWithinMs(result, signalledAtMs));
    expect(endOf(result)).toBe('in-doubt, exit 1');
    expect(await ledgerTypes(lab)).toBe('claimed unknown');
    expect(result.summary).toContain([...lab.prolific.money.bulks.keys()][0] ?? 'no bulk id');
    gate.open();
  });

  it(
    'writes the outcome of a pay that is answered in time, and ends',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const run = lab.start({ inputs: { 'settle-minutes': '10' } });
      let signalledAtMs = Infinity;
      const interrupt = (): void => {
        signalledAtMs = Date.now();
        run.signal('SIGTERM');
      };
      lab.prolific.script('pay', 1, { kind: 'call', before: interrupt });
      lab.prolific.script('pay', 1, { kind: 'delay', ms: 300 });

      const result = await run.done;

      expect(await ledgerTypes(lab)).toBe('claimed accepted');
      expect(result.endedAtMs).toBeLessThan(endsWithinMs(result, signalledAtMs));
      expect(result.outputs['paid-count']).toBe('1');
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );

  it(
    'stops waiting for bonuses to show',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const run = lab.start({ inputs: { 'settle-minutes': '10' } });
      let signalledAtMs = Infinity;
      const interrupt = (): void => {
        setTimeout(() => {
          signalledAtMs = Date.now();
          run.signal('SIGINT');
        }, 200);
      };
      lab.github.server.script('commit', 2, { kind: 'call', after: interrupt });

      const result = await run.done;

      expect(result.endedAtMs).toBeLessThan(endsWithinMs(result, signalledAtMs));
      expect(result.outputs).toMatchObject({ 'paid-count': '1', settled: 'false' });
      expect(await ledgerTypes(lab)).toBe('claimed accepted');
    }),
  );

  test('ends within seven seconds of the signal when GitHub takes no outcome either', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const gate = new Gate();
    lab.github.server.script('commit', 2, { kind: 'hold', gate });
    const run = lab.start();
    await gate.waitFor(1);
    const signalledAtMs = Date.now();

    run.signal('SIGINT');
    const result = await run.done;
    const next = await lab.run();

    expect(result.endedAtMs).toBeLessThan(endsWithinMs(result, signalledAtMs));
    expect(endOf(result)).toBe('in-doubt, exit 1');
    expect(result.summary).toContain('accepted');
    expect(endOf(next)).toBe('already-paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
    gate.open();
  });
});
