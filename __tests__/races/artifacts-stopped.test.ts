import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { type ActionProcess, type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { Gate } from '../../sandbox/server/gate.ts';
import { artifactRun } from '../action/artifact-run.ts';
import { artifactStory, eventsOf, pushWeek1 } from '../action/artifact-story.ts';
import { codesOf, endpointsOf, paidInOrder } from '../action/story.ts';
import { readDoubts } from '../crashes/human.ts';
import { type Shift, withShiftableClocks } from './clock-shift.ts';

const longMs = 180_000;
const second = 1_000;
const minute = 60 * second;
const all = [[425], [50], []];

/** A run for which so much time passes while that is answered. */
function runStandingStill(
  lab: Lab,
  at: 'its claim' | 'its look',
  by: Shift,
): Promise<ActionResult> {
  return withShiftableClocks(({ env, shift }) => {
    const standStill = (): void => {
      shift(by);
    };
    const { server } = lab.github;
    const beginLook = (): void => {
      const next = server.countOf('artifacts') + 1;
      server.script('artifacts', next, { kind: 'call', after: standStill });
    };
    const after = at === 'its claim' ? standStill : beginLook;
    lab.artifacts.results.script('finalize', 1, { kind: 'call', after });
    return lab.run(artifactRun({ id: 11 }, { env }));
  });
}

const both = (ms: number): Shift => ({ wallMs: ms, monotonicMs: ms });

describe('a run with a ledger of artifacts that has its claim, and wakes up', () => {
  it.each<{ name: string; at: 'its claim' | 'its look'; by: Shift }>([
    { name: 'six minutes later by both clocks', at: 'its claim', by: both(6 * minute) },
    {
      name: 'six minutes later by the wall clock alone',
      at: 'its claim',
      by: { wallMs: 6 * minute, monotonicMs: 0 },
    },
    {
      name: 'six minutes later by the monotonic clock alone',
      at: 'its claim',
      by: { wallMs: 0, monotonicMs: 6 * minute },
    },
    { name: 'in the middle of its look, six minutes later', at: 'its look', by: both(6 * minute) },
    { name: 'in the middle of its look, 31 seconds later', at: 'its look', by: both(31 * second) },
    {
      name: 'in the middle of its look, 31 seconds later by the wall clock alone',
      at: 'its look',
      by: { wallMs: 31 * second, monotonicMs: 0 },
    },
  ])('$name sends no pay request, and the next run pays', ({ at, by }) =>
    artifactStory(async (lab) => {
      await pushWeek1(lab);

      const woken = await runStandingStill(lab, at, by);

      expect(woken.exitCode).toBe(1);
      expect(endpointsOf(woken)).not.toContain('prolific pay');
      expect(eventsOf(lab, 11)).toEqual(['claimed', 'refused']);
      expect(endOf(await lab.run(artifactRun({ id: 12 })))).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual(all);
    })(),
  );

  it.each<{ at: 'its claim' | 'its look'; ms: number }>([
    { at: 'its claim', ms: 4 * minute },
    { at: 'its look', ms: 20 * second },
  ])('soon enough after $at pays', ({ at, ms }) =>
    artifactStory(async (lab) => {
      await pushWeek1(lab);

      expect(endOf(await runStandingStill(lab, at, both(ms)))).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual(all);
    })(),
  );
});

/**
 * Starts a run that is stopped (SIGSTOP) at the moment at which its claim is there; `meanwhile` all
 * others are let go too.
 */
async function startAndStop(lab: Lab, id: number): Promise<ActionProcess> {
  const gate = new Gate();
  const run = lab.start(artifactRun({ id }, { limitMs: longMs }));
  const stop = (): void => {
    run.signal('SIGSTOP');
  };
  const nth = lab.artifacts.results.countOf('finalize') + 1;
  lab.artifacts.results.script('finalize', nth, { kind: 'call', after: stop });
  lab.artifacts.results.script('finalize', nth, { kind: 'hold-after', gate });
  await gate.waitFor(1);
  // The answer is there when it wakes up.
  gate.open();
  return run;
}

describe('a run with a ledger of artifacts whose process is stopped when its claim is there', () => {
  it(
    'does not pay what a human has meanwhile resolved as not paid and another run has paid',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      const stopped = await startAndStop(lab, 11);
      lab.github.advance(61 * minute);
      const [doubt] = readDoubts(await lab.run(artifactRun({ id: 12 })));
      expect(doubt?.offered).toEqual(['paid', 'not-paid']);
      const answer = `${doubt?.bulk ?? ''}=not-paid: nothing on Prolific's page`;
      const resolved = await lab.run(artifactRun({ id: 13 }, { inputs: { answer } }));
      stopped.signal('SIGCONT');
      const goneOn = await stopped.done;

      expect([endOf(resolved), endOf(goneOn)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(endOf(await lab.run(artifactRun({ id: 14 })))).toBe('already-paid, exit 0');
      expect(paidInOrder(lab)).toEqual(all);
    }),
    longMs,
  );

  it.each([
    ['the smaller', (nth: number) => 1_000 + nth],
    ['the larger', (nth: number) => 9_000 - nth],
  ])(
    'leaves a rival’s claim alone, and each is paid once: it has %s id',
    async (_, idOf) => {
      await artifactStory(async (lab) => {
        lab.artifacts.store.idOf = idOf;
        await pushWeek1(lab);
        // The rival has planned before, and claims while the other is stopped.
        const gate = new Gate();
        lab.artifacts.results.script('create', 1, { kind: 'hold', gate });
        const rival = lab.start(artifactRun({ id: 12 }, { limitMs: longMs }));
        await gate.waitFor(1);
        const stopped = await startAndStop(lab, 11);
        const looked = new Gate();
        lab.artifacts.results.script('finalize', lab.artifacts.results.countOf('finalize') + 1, {
          kind: 'call',
          after: () => {
            const next = lab.github.server.countOf('workflow-runs') + 1;
            lab.github.server.script('workflow-runs', next, { kind: 'hold-after', gate: looked });
          },
        });
        gate.open();
        await looked.waitFor(1);
        looked.open();
        stopped.signal('SIGCONT');
        const results = [await stopped.done, await rival.done];

        expect(lab.prolific.countOf('pay')).toBeLessThanOrEqual(1);
        for (const result of results.filter(({ exitCode }) => exitCode !== 0))
          expect(['LEDGER_CONFLICT', 'PAYMENT_IN_DOUBT']).toContain(codesOf(result).join(' '));
        expect((await lab.run(artifactRun({ id: 14 }))).exitCode).toBe(0);
        expect(lab.prolific.countOf('pay')).toBe(1);
        expect(paidInOrder(lab)).toEqual(all);
      })();
    },
    longMs,
  );
});
