import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../../src/core/record/own-bulks.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { ann, batch, bob, event } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { minute, World } from '../../kit/world.ts';

const unknown = { kind: 'unknown', reason: 'time-out' } as const;
const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];

describe('a pay request of unknown fate', () => {
  it('is looked for at Prolific within the same run', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 90_000 });
    await world.pay();
    const paid = world.journal.sent.indexOf('append unknown draft-1');
    expect(world.journal.sent.slice(paid)).toEqual(
      expect.arrayContaining(['cost aa', 'list aa', 'append settled draft-1']),
    );
  });

  it('becomes settled by proof of arrival, and the run goes on with a new plan', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 30_000 });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.lines()).toEqual([
      'claimed draft-1',
      'unknown draft-1',
      'settled draft-1',
      'claimed draft-2',
      'accepted draft-2',
      'settled draft-2',
    ]);
    const { sent } = world.journal;
    expect(sent[sent.indexOf('append settled draft-1') + 1]).toBe('read');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['settled', 'settled']);
    expect(codesOf(record)).toEqual([]);
  });

  it('whose money another run has seen before that is written is paid, and the run goes on', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 0 });
    world.journal.before('append unknown draft-1', () => {
      world.write([event('settled', 'draft-1')]);
    });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, ...codesOf(record)]).toEqual(['paid']);
    expect([ann, bob].map((id) => world.prolific.amountsOf(id))).toEqual([[425], [300]]);
  });

  it('without proof stops the run as in doubt, and nothing more is paid', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(codesOf(record)).toEqual(['PAYMENT_IN_DOUBT']);
    expect(world.lines()).toEqual(['claimed draft-1', 'unknown draft-1']);
    expect(world.clock.pausesMs.reduce((a, b) => a + b, 0)).toBe(2 * minute);
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['unknown']);
  });

  it('without proof names bulk id, age, how many arrived, and the lines that are possible now', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 0, arrivesFor: [ann] });
    const text = textOf(await world.pay(), 'PAYMENT_IN_DOUBT');
    expect(text).toContain('Bulk payment draft-1 (2 bonuses, 7.25 GBP, "bonuses/week1.csv")');
    expect(text).toContain('1 of 2 bonuses have arrived');
    expect(text).toContain('`draft-1=paid: <how you know>`');
    expect(text).not.toContain('draft-1=not-paid');
    expect(text).toContain('`not-paid` becomes possible at 2026-11-22 13:00 UTC.');
  });

  it('is never sent again, not by this run and not by the next', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown });
    await world.pay();
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(world.journal.count('pay')).toBe(1);
  });

  it('counts as paid by this run also where another run was the first to write the proof', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown });
    world.clock.after(20_000, () => {
      world.write([event('settled', 'draft-1')]);
    });
    const record = await world.pay();
    expect(record.status).toBe('paid');
    expect(ownBulks(record).map(({ state }) => state)).toEqual(['settled']);
  });

  it('stays in doubt, with its id and line, where the ledger cannot be read while looking', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown });
    world.journal.after('append unknown', () => {
      world.clock.after(1_000, () => {
        world.store.deleteBranch();
      });
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(codesOf(record)).toEqual(['LEDGER_UNREADABLE', 'PAYMENT_IN_DOUBT']);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain('`draft-1=paid: <how you know>`');
  });

  it('stays in doubt where Prolific cannot be asked whether it arrived', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 0 });
    world.journal.after('pay', () => {
      world.prolific.isDown = true;
    });
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain(
      'whether any of it arrived could not be seen',
    );
    expect(record.warnings.join()).toContain('PROLIFIC_UNREACHABLE');
  });

  it('stays in doubt where the proof cannot be written', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 0 });
    world.journal.before('append settled', () => {
      throw new ActionError('LEDGER_FORBIDDEN', 'May not.', 'Fix it.');
    });
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(codesOf(record)).toEqual(['LEDGER_FORBIDDEN', 'PAYMENT_IN_DOUBT']);
  });
});
