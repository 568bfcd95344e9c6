import { describe, expect, it } from '@jest/globals';
import { GrowingLedger } from '../../../src/core/ledger/growing-ledger.ts';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { ann, bob, bulkId, claim, claimedBonus, event } from '../../kit/builders.ts';

const path = 'ledger/study.jsonl';
/**
 * Twice the same money to one person, so that what is on its way at the second claim depends on all
 * lines above it.
 */
const events = [
  claim({ bulk: bulkId('bulk-1'), bonuses: [claimedBonus(ann, 425), claimedBonus(bob, 300)] }),
  event('accepted', 'bulk-1'),
  claim({ bulk: bulkId('bulk-2'), batch: 'b.csv', bonuses: [claimedBonus(ann, 425)] }),
  event('unknown', 'bulk-2'),
  event('settled', 'bulk-1'),
  event('settled', 'bulk-2'),
];
const textOf = (count: number): string => serializeEvents(events.slice(0, count));
const whole = (count: number): GrowingLedger => GrowingLedger.empty.grow(textOf(count), path);
const shown = ({ text, events: all, ledger }: GrowingLedger) => ({ text, all, ledger });

describe('a ledger that grows', () => {
  it('is at each step what the whole file is, and leaves the steps before as they were', () => {
    const steps = [GrowingLedger.empty];
    for (let count = 1; count <= events.length; count += 1)
      steps.push((steps.at(-1) ?? GrowingLedger.empty).grow(textOf(count), path));
    for (const [count, step] of steps.entries()) expect(shown(step)).toEqual(shown(whole(count)));
  });

  it('grows twice out of one ledger, each time right', () => {
    const base = whole(2);
    const first = base.grow(textOf(4), path);
    const second = base.grow(textOf(3), path);
    expect(shown(first)).toEqual(shown(whole(4)));
    expect(shown(second)).toEqual(shown(whole(3)));
    expect(shown(second.grow(textOf(6), path))).toEqual(shown(whole(6)));
    expect(shown(first.grow(textOf(6), path))).toEqual(shown(whole(6)));
  });

  it('is read from the start where the file is another', () => {
    const other = serializeEvents([
      claim({ bulk: bulkId('bulk-3'), bonuses: [claimedBonus(bob, 100)] }),
    ]);
    expect(shown(whole(4).grow(other, path))).toEqual(shown(GrowingLedger.empty.grow(other, path)));
  });

  it('grows twice out of one line, each time right', () => {
    const base = whole(1);
    const twice = [base.grow(textOf(2), path), base.grow(textOf(2), path)];
    expect(twice.map(shown)).toEqual([whole(2), whole(2)].map(shown));
  });

  it('is read from the start where other lines stand before those that it knows', () => {
    const other = [claim({ bulk: bulkId('bulk-3'), bonuses: [claimedBonus(bob, 100)] })];
    const text = serializeEvents(other) + textOf(1);
    expect(shown(whole(1).grow(text, path))).toEqual(shown(GrowingLedger.empty.grow(text, path)));
  });

  it('takes no line that the lines above forbid, and grows rightly after it was refused one', () => {
    const base = whole(2);
    expect(() => base.grow(textOf(2) + textOf(1), path)).toThrow('it has the event id of line 1');
    const orphan = serializeEvents([event('accepted', 'bulk-9')]);
    expect(() => base.grow(textOf(3) + orphan, path)).toThrow('has no claim');
    expect(shown(base.grow(textOf(6), path))).toEqual(shown(whole(6)));
  });
});
