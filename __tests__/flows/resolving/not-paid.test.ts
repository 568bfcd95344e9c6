import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/core/ids.ts';
import { outputsOf } from '../../../src/core/result/outputs-of.ts';
import {
  ann,
  batch,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  otherStudy,
  study,
  submission,
} from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { inDoubt, says } from './resolving.ts';
import { World } from '../../kit/world.ts';

const notPaid = says('not-paid');
const resolve = { settings: { resolve: [notPaid] } };

describe('resolve: not-paid', () => {
  it('is refused until the claim is 60 minutes old, names the earliest time, and nothing is written', async () => {
    const world = inDoubt(59);
    const record = await world.reconcile(resolve);
    expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
      'blocked',
      1,
      'INPUT_INVALID',
    ]);
    expect(textOf(record, 'INPUT_INVALID')).toContain('2026-11-22 12:01 UTC');
    expect(textOf(record, 'INPUT_INVALID')).not.toContain('bulk-1=not-paid');
    expect(world.lines()).toEqual(['claimed bulk-1']);
  });

  it("goes by the date of the claim's commit, whatever the line says", async () => {
    const world = new World();
    world.write([claim({ at: '2020-01-01T00:00:00.000Z' })], { minutesAgo: 59 });
    expect((await world.reconcile(resolve)).status).toBe('blocked');
    world.clock.advance(60_000);
    expect((await world.reconcile(resolve)).status).toBe('reconciled');
  });

  it('makes due again, with a new bulk id, those that have not arrived', async () => {
    const world = inDoubt(60);
    const record = await world.pay(resolve);
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(world.lines()).toEqual([
      'claimed bulk-1',
      'resolved bulk-1',
      'claimed draft-1',
      'accepted draft-1',
      'settled draft-1',
    ]);
    expect([world.prolific.amountsOf(ann), world.prolific.amountsOf(bob)]).toEqual([[425], [300]]);
  });

  it('says what is due again, in a run that only reconciles', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    const batches = [
      batch([
        [ann, 425],
        [bob, 300],
      ]),
    ];
    const record = await world.reconcile({ ...resolve, batches });
    expect(record.status).toBe('reconciled');
    expect(record.plan?.due.map(({ id }) => id)).toEqual([bob]);
    expect(outputsOf(record, { ledgerUrls: new Map(), receiptPath: null })).toMatchObject({
      'due-count': '1',
      'due-amount': '3.00',
    });
    expect(world.prolific.amountsOf(bob)).toEqual([]);
  });

  it('lists those that have arrived, who count as paid from then on', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    const record = await world.pay(resolve);
    expect(world.events()[1]).toMatchObject({
      type: 'resolved',
      outcome: 'not-paid',
      arrived: [fingerprint(study, ann)],
    });
    expect(record.status).toBe('paid');
    expect([world.prolific.amountsOf(ann), world.prolific.amountsOf(bob)]).toEqual([[425], [300]]);
    expect(record.plan?.skipped.map(({ bonus }) => bonus.id)).toContain(ann);
    expect(record.reconciled.join()).toContain('1 of 2 bonuses are due again, 1 had arrived');
  });

  it('names the line of the file that was in doubt, of a person who is in another file too', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    world.prolific.setStatus(submission(ann).id, 'SCREENED OUT', new Date(world.clock.nowMs()));
    const files = [
      batch([[ann, 425]]),
      batch(
        [
          [bob, 10],
          [ann, 10],
        ],
        { label: 'bonuses/week2.csv' },
      ),
    ];
    const record = await world.pay({ ...resolve, batches: files });
    expect(record.reconciled.join()).toContain('to be safe: line 1 of bonuses/week1.csv.');
  });

  it('names whom it does not pay again before that is written, so that a lost answer hides nobody', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    world.prolific.setStatus(submission(ann).id, 'SCREENED OUT', new Date(world.clock.nowMs()));
    world.dieAt('after', 'append resolved');
    const record = await world.pay(resolve);
    expect(record.reconciled).toEqual([
      expect.stringContaining('Not paid again, to be safe: line 1 of bonuses/week1.csv.'),
    ]);
    expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1']);
  });

  it('names whom it does not pay again once, however often another run writes first', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    world.prolific.setStatus(submission(ann).id, 'SCREENED OUT', new Date(world.clock.nowMs()));
    world.journal.before('append resolved', () => {
      world.write([event('unknown')]);
    });
    const { reconciled } = await world.pay(resolve);
    expect(world.journal.count('append resolved')).toBe(2);
    expect(reconciled.filter((text) => text.startsWith('Not paid again'))).toHaveLength(1);
  });

  it('does not count the arrived as settled for the cheap check: people are asked one by one', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    await world.reconcile(resolve);
    const before = world.journal.sent.length;
    await world.pay({
      bonuses: [
        [ann, 425],
        [cyd, 200],
      ],
    });
    expect(world.journal.sent.slice(before)).toContain(`submission ${cyd.slice(-2)}`);
  });

  it('of one that has all arrived becomes settled instead: proof is better than a word', async () => {
    const world = inDoubt(60);
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    const record = await world.pay(resolve);
    expect(record.status).toBe('already-paid');
    expect(world.lines()).toEqual(['claimed bulk-1', 'settled bulk-1']);
    expect(record.reconciled).toEqual([
      'Bulk payment bulk-1: all 2 bonuses have arrived, so the line of `answer` is not needed.',
    ]);
  });

  it('is not written where nobody can look who has the money already, in none of the studies', async () => {
    const world = inDoubt(60);
    world.write(
      [claim({ bulk: bulkId('bulk-2'), bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] })],
      { of: otherStudy, minutesAgo: 60 },
    );
    world.journal.before('list bb', () => {
      world.prolific.isDown = true;
    });
    const record = await world.reconcile({
      studies: [study, otherStudy],
      settings: { resolve: [notPaid, says('not-paid', 'bulk-2')] },
    });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PROLIFIC_UNREACHABLE']);
    expect(world.journal.steps).toEqual([]);
  });

  it('takes a mistaken paid back, and its bonuses are due', async () => {
    const world = inDoubt(90, event('resolved-paid'));
    expect((await world.pay(resolve)).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is possible for one that was accepted and has not arrived in 24 hours', async () => {
    const world = inDoubt(24 * 60, event('accepted'));
    expect((await world.pay(resolve)).status).toBe('paid');
    expect(world.lines()[2]).toBe('resolved bulk-1');
  });

  it('cannot be proven wrong by looking: a late arrival of it is not written', async () => {
    const world = inDoubt(90);
    await world.reconcile(resolve);
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    await world.reconcile();
    expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1']);
    // The second witness sees the late money and asks.
    expect(codesOf(await world.pay())).toEqual(['ALREADY_BONUSED', 'ALREADY_BONUSED']);
  });
});
