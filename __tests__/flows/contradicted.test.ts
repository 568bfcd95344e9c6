import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../src/core/ids.ts';
import { ann, bob, event, study } from '../kit/builders.ts';
import { exitOf, textOf } from '../kit/readings.ts';
import { inDoubt, says } from './resolving/resolving.ts';
import { minute, World } from '../kit/world.ts';

const notPaid = says('not-paid');
const resolve = { settings: { resolve: [notPaid] } };

describe('a refusal after paid', () => {
  /** A human says `paid` while the pay request is under way, and Prolific refuses it. */
  const saidTooEarly = (status: number | null): World => {
    const world = new World();
    world.prolific.pays.push({ outcome: { kind: 'refused', status, reason: 'no money' } });
    world.journal.before('append refused draft-1', () => {
      world.write([event('resolved-paid', 'draft-1')]);
    });
    return world;
  };

  it.each([400, null])(
    'puts the study in doubt, and the run says what the next one says (status %p)',
    async (status) => {
      const world = saidTooEarly(status);
      const record = await world.pay();
      const next = await world.pay();
      for (const { status: end, findings } of [record, next]) {
        expect([end, findings.map(({ code }) => code)]).toEqual(['in-doubt', ['PAYMENT_IN_DOUBT']]);
        expect(findings[0]?.message).toContain('its own run found out later that it was not');
      }
      expect(world.lines()).toEqual(['claimed draft-1', 'resolved draft-1', 'refused draft-1']);
      expect(world.prolific.amountsOf(ann)).toEqual([]);
    },
  );

  it('is ended by not-paid an hour after the claim, and its bonuses are paid', async () => {
    const world = saidTooEarly(400);
    await world.pay();
    const line = { settings: { resolve: [says('not-paid', 'draft-1')] } };
    expect((await world.pay(line)).status).toBe('blocked');
    world.clock.advance(60 * minute);
    expect((await world.pay(line)).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('is no doubt where the human said `not-paid`: they agree', async () => {
    const world = inDoubt(90, event('resolved-not-paid'), event('refused'));
    expect((await world.pay()).status).toBe('paid');
  });
});

describe('an acceptance after not-paid', () => {
  const contradicted = (): World => inDoubt(90, event('resolved-not-paid'), event('accepted'));

  it('puts the study in doubt: nothing is paid', async () => {
    const world = contradicted();
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain(
      'was resolved as not paid, but Prolific accepted it after that',
    );
    expect(world.journal.steps).toEqual([]);
  });

  it('is not ended by looking, however much arrives', async () => {
    const world = contradicted();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    expect((await world.reconcile()).status).toBe('in-doubt');
    expect(world.lines().length).toBe(3);
    expect([world.journal.count('list'), world.clock.pausesMs]).toEqual([0, []]);
  });

  it('is ended by not-paid although all has arrived by now: the arrived count as paid', async () => {
    const world = contradicted();
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    const record = await world.pay(resolve);
    expect([record.status, exitOf(record)]).toEqual(['already-paid', 0]);
    expect(world.events()[3]).toMatchObject({
      type: 'resolved',
      outcome: 'not-paid',
      arrived: [fingerprint(study, ann), fingerprint(study, bob)],
    });
  });

  it('is ended by another resolved as paid', async () => {
    const world = contradicted();
    const paid = says('paid');
    expect((await world.pay({ settings: { resolve: [paid] } })).status).toBe('already-paid');
  });

  it('is ended by another resolved as not-paid, which is no mere notice then', async () => {
    const world = contradicted();
    const record = await world.pay(resolve);
    expect([record.status, record.notices]).toEqual(['paid', []]);
    expect(world.lines().slice(3)).toEqual([
      'resolved bulk-1',
      'claimed draft-1',
      'accepted draft-1',
      'settled draft-1',
    ]);
  });
});
