import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { type ActionProcess, endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story } from '../action/story.ts';
import { readDoubts } from '../crashes/human.ts';

const longMs = 180_000;

/** A pay request leaves within 30 seconds of its claim, or never. */
const tooLateMs = 30_500;

async function prepare(lab: Lab): Promise<void> {
  await lab.startLedger();
  await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
}

/** Starts a run that is stopped (SIGSTOP) at the moment at which its claim is written. */
async function startAndStop(lab: Lab): Promise<ActionProcess> {
  const gate = new Gate();
  const run = lab.start({ limitMs: longMs });
  const stop = (): void => {
    run.signal('SIGSTOP');
  };
  lab.github.server.script('commit', 1, { kind: 'call', after: stop });
  lab.github.server.script('commit', 1, { kind: 'hold-after', gate });
  await gate.waitFor(1);
  // The answer is there when it wakes up.
  gate.open();
  return run;
}

/** What somebody who sees nothing at Prolific answers, if the summary of a run offers it. */
async function notPaid(lab: Lab): Promise<string> {
  const [doubt] = readDoubts(await lab.run());
  expect(doubt?.offered).toEqual(['paid', 'not-paid']);
  return `${doubt?.bulk ?? ''}=not-paid: nothing on Prolific's page`;
}

/** These stories wait for real seconds, so they wait together. */
describe('a run that knows nothing of its claim for 30 seconds', () => {
  it.concurrent(
    'because its process was stopped pays nothing when it goes on, and everybody is paid once in the end',
    story({}, async (lab) => {
      await prepare(lab);
      const stopped = await startAndStop(lab);
      await sleep(tooLateMs);
      stopped.signal('SIGCONT');

      const goneOn = await stopped.done;
      expect(goneOn.exitCode).toBe(1);
      expect(lab.prolific.countOf('pay')).toBe(0);

      // Either it still takes the answer, and writes that it did not pay; or the answer has come
      // too late, and a human has to say so.
      const hasRefused = (await ledgerTypes(lab)) === 'claimed refused';
      expect(codesOf(goneOn)).toEqual([hasRefused ? 'PROLIFIC_UNREACHABLE' : 'LEDGER_CONFLICT']);
      lab.github.advance(61 * 60_000);
      const inputs = hasRefused ? {} : { answer: await notPaid(lab) };
      expect(endOf(await lab.run({ inputs }))).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
    longMs,
  );

  it.concurrent(
    'because its process was stopped does not pay what a human has meanwhile resolved as not paid and another run has paid',
    story({}, async (lab) => {
      await prepare(lab);
      const stopped = await startAndStop(lab);
      const late = sleep(tooLateMs).then(() => {
        stopped.signal('SIGCONT');
        return stopped.done;
      });
      // By GitHub's clock an hour and more goes by.
      lab.github.advance(61 * 60_000);
      const resolved = await lab.run({ inputs: { answer: await notPaid(lab) } });
      const goneOn = await late;

      expect([endOf(resolved), goneOn.exitCode]).toEqual(['paid, exit 0', 1]);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(await ledgerTypes(lab)).toMatch(
        /^claimed resolved claimed accepted settled( refused)?$/,
      );
      expect(endOf(await lab.run())).toBe('already-paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
    longMs,
  );

  it.concurrent(
    'because GitHub does not answer pays nothing, although it was written, and the next run is in doubt',
    story({}, async (lab) => {
      await prepare(lab);
      const { server } = lab.github;
      const silent = { kind: 'hang-after' } as const;
      server.script('commit', 'every', silent);
      const late = (): void => {
        server.script('query', 'every', silent);
      };
      server.script('commit', 1, { kind: 'call', before: late });

      const result = await lab.run({ limitMs: longMs });
      server.clearScript();
      const next = await lab.run();

      expect(result.exitCode).toBe(1);
      expect(codesOf(result)).toContain('LEDGER_CONFLICT');
      expect(await ledgerTypes(lab)).toBe('claimed');
      expect(endOf(next)).toBe('in-doubt, exit 1');
      expect(lab.prolific.countOf('pay')).toBe(0);
    }),
    longMs,
  );
});
