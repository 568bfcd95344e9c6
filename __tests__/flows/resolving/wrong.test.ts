import { describe, expect, it } from '@jest/globals';
import { bulkId, claim, claimedBonus, cyd, event, otherStudy, study } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../looking/readings.ts';
import { inDoubt, says } from './resolving.ts';

describe('resolve: lines that are wrong', () => {
  it.each([
    ['an unknown bulk id', says('paid', 'bulk-7'), []],
    ['a settled one', says('paid'), [event('settled')]],
    ['a refused one', says('not-paid'), [event('refused')]],
  ] as const)('%s is INPUT_INVALID, and nothing is written', async (_, line, after) => {
    const world = inDoubt(90, ...after);
    const text = world.text();
    const record = await world.reconcile({ settings: { resolve: [line] } });
    expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
      'blocked',
      1,
      'INPUT_INVALID',
    ]);
    expect(textOf(record, 'INPUT_INVALID')).toContain(line.bulk);
    expect(world.text()).toBe(text);
  });

  it('keep the right ones from being written, in every study', async () => {
    const world = inDoubt(90);
    world.write(
      [
        claim({ bulk: bulkId('bulk-2'), bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] }),
        event('settled', 'bulk-2'),
      ],
      { of: otherStudy },
    );
    const record = await world.pay({
      studies: [study, otherStudy],
      settings: { resolve: [says('paid'), says('paid', 'bulk-2'), says('paid', 'bulk-7')] },
    });
    expect(record.status).toBe('blocked');
    expect(codesOf(record)).toEqual(['INPUT_INVALID', 'INPUT_INVALID']);
    expect(world.lines()).toEqual(['claimed bulk-1']);
    expect(world.journal.steps).toEqual([]);
  });

  it('are every one of them reported', async () => {
    const world = inDoubt(10);
    const record = await world.reconcile({
      settings: { resolve: [says('not-paid'), says('paid', 'bulk-7')] },
      event: { name: 'pull_request' },
    });
    expect(codesOf(record)).toEqual(['EVENT_NOT_ALLOWED', 'INPUT_INVALID', 'INPUT_INVALID']);
  });

  it('are no lines at all on an event that may not resolve', async () => {
    const world = inDoubt(90);
    const record = await world.reconcile({
      settings: { resolve: [says('paid')] },
      event: { name: 'pull_request', defaultBranch: null },
    });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'EVENT_NOT_ALLOWED']);
    expect(world.lines()).toEqual(['claimed bulk-1']);
  });
});
