import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import {
  codesOf,
  csvOf,
  endpointsOf,
  ledgerTypes,
  paidInOrder,
  story,
  test,
} from '../action/story.ts';
import { type Shift, withShiftableClocks } from './clock-shift.ts';

const second = 1_000;
const minute = 60 * second;

async function prepare(lab: Lab): Promise<void> {
  await lab.startLedger();
  await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
}

/** A run for which so much time passes while its claim is being answered. */
function runStandingStillAtClaim(lab: Lab, by: Shift): Promise<ActionResult> {
  return withShiftableClocks(({ env, shift }) => {
    const standStill = (): void => {
      shift(by);
    };
    lab.github.server.script('commit', 1, { kind: 'call', after: standStill });
    return lab.run({ env });
  });
}

describe('a run that has its claim, and wakes up', () => {
  it.each<{ name: string; by: Shift }>([
    { name: 'both clocks', by: { wallMs: 31 * second, monotonicMs: 31 * second } },
    { name: 'the wall clock alone', by: { wallMs: 31 * second, monotonicMs: 0 } },
    { name: 'the monotonic clock alone', by: { wallMs: 0, monotonicMs: 31 * second } },
    { name: 'a wall clock set back', by: { wallMs: -minute, monotonicMs: 31 * second } },
  ])('more than 30 seconds later by $name sends no pay request, and the next run pays', ({ by }) =>
    story({}, async (lab) => {
      await prepare(lab);

      const woken = await runStandingStillAtClaim(lab, by);
      const next = await lab.run();

      expect(endOf(woken)).toBe('refused, exit 1');
      expect(codesOf(woken)).toEqual(['PROLIFIC_UNREACHABLE']);
      expect(endpointsOf(woken)).not.toContain('prolific pay');
      expect((await lab.ledger())[1]).toMatchObject({ type: 'refused', status: null });
      expect(endOf(next)).toBe('paid, exit 0');
      expect(await ledgerTypes(lab)).toBe('claimed refused claimed accepted settled');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    })(),
  );

  test('less than 30 seconds later pays', async (lab) => {
    await prepare(lab);
    const by = { wallMs: 20 * second, monotonicMs: 20 * second };

    const woken = await runStandingStillAtClaim(lab, by);

    expect(endOf(woken)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });
});

describe('a run that has looked at the people, and wakes up', () => {
  test('a quarter of an hour later looks at them again before it claims: whoever was paid meanwhile is asked about', async (lab) => {
    await prepare(lab);
    const result = await withShiftableClocks(({ env, shift }) => {
      const standStill = (): void => {
        shift({ wallMs: 15 * minute, monotonicMs: 15 * minute });
        lab.prolific.money.payByHand(lab.person(1), 425);
      };
      lab.prolific.script('set-up', 1, { kind: 'call', after: standStill });
      return lab.run({ env });
    });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(codesOf(result)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
    expect(await ledgerTypes(lab)).toBe('');
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });
});

/**
 * A run whose process is stopped (SIGSTOP) while that is answered, and goes on a quarter of an hour
 * later.
 */
function runStoppedAt(lab: Lab, endpoint: string, meanwhile: () => void): Promise<ActionResult> {
  return withShiftableClocks(({ env, shift }) => {
    const run = lab.start({ env });
    const stop = (): void => {
      run.signal('SIGSTOP');
      shift({ wallMs: 15 * minute, monotonicMs: 15 * minute });
      meanwhile();
      run.signal('SIGCONT');
    };
    const nth = lab.prolific.countOf(endpoint) + 1;
    lab.prolific.script(endpoint, nth, { kind: 'call', after: stop });
    return run.done;
  });
}

describe('a run whose process is stopped in the middle of its look at the people', () => {
  it.each(['cost', 'submissions'])(
    'while Prolific answers %s takes the look for old, and asks about whoever was paid meanwhile',
    (endpoint) =>
      story({}, async (lab) => {
        await prepare(lab);

        const result = await runStoppedAt(lab, endpoint, () => {
          lab.prolific.money.payByHand(lab.person(1), 425);
        });

        expect(endOf(result)).toBe('blocked, exit 1');
        expect(codesOf(result)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
        expect(endpointsOf(result).filter((one) => one === 'prolific submissions')).toHaveLength(2);
        expect(await ledgerTypes(lab)).toBe('');
        expect(paidInOrder(lab)).toEqual([[425], [], []]);
      })(),
  );

  it(
    'which reads them one by one takes the look for old, and asks about whoever was paid meanwhile',
    story({ prolific: { manner: { listHasBonuses: false } } }, async (lab) => {
      await prepare(lab);
      await lab.run();
      // Money that the ledger does not explain, so that each person is read.
      lab.prolific.money.payByHand(lab.person(3), 999);
      await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['1.00', '2.00']) });

      const result = await runStoppedAt(lab, 'submission', () => {
        lab.prolific.money.payByHand(lab.person(1), 100);
      });

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toContain('ALREADY_BONUSED');
      expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
      expect(paidInOrder(lab)).toEqual([[425, 100], [50], [999]]);
    }),
  );

  test('and nobody was paid meanwhile looks again, and pays each once', async (lab) => {
    await prepare(lab);

    const result = await runStoppedAt(lab, 'submissions', () => undefined);

    expect(endOf(result)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });
});
