import { describe, expect, it } from '@jest/globals';
import {
  ann,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  event,
  otherStudy,
  study,
} from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { inDoubt, says } from './resolving.ts';

describe('resolve: paid', () => {
  it('is written with outcome, reason with ids masked, who triggered this attempt, and run', async () => {
    const world = inDoubt(15);
    const reason = `I saw ${ann} and ${bob} there`;
    const record = await world.reconcile({
      settings: { resolve: [says('paid', 'bulk-1', reason)] },
    });
    expect([record.status, exitOf(record)]).toEqual(['reconciled', 0]);
    expect(world.events()[1]).toMatchObject({
      type: 'resolved',
      bulk: 'bulk-1',
      outcome: 'paid',
      by: 'hubot',
      run: { id: '1', actor: 'octocat' },
      reason: `I saw …${ann.slice(-4)} and …${bob.slice(-4)} there`,
    });
    expect(record.reconciled).toEqual([
      'Bulk payment bulk-1: resolved as paid by hubot; 2 bonuses count as paid.',
    ]);
  });

  it('counts as paid: its bonuses are skipped, and the run goes on with the others', async () => {
    const world = inDoubt(15);
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [bob, 300],
        [cyd, 200],
      ],
      settings: { resolve: [says('paid')] },
    });
    expect(record.status).toBe('paid');
    expect([ann, bob, cyd].map((id) => world.prolific.amountsOf(id))).toEqual([[], [], [200]]);
  });

  it('is settled as usual when it arrives', async () => {
    const world = inDoubt(15);
    await world.reconcile({ settings: { resolve: [says('paid')] } });
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    await world.reconcile();
    expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1', 'settled bulk-1']);
  });

  it('is possible at once, without looking at Prolific', async () => {
    const world = inDoubt(0);
    world.prolific.isDown = true;
    await world.reconcile({ settings: { resolve: [says('paid')] } });
    expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1']);
  });

  it('is refused for one that Prolific accepted less than 24 hours ago, and possible from then on', async () => {
    const young = inDoubt(24 * 60 - 1, event('accepted'));
    const record = await young.reconcile({ settings: { resolve: [says('paid')] } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'INPUT_INVALID']);
    const old = inDoubt(24 * 60, event('accepted'));
    expect((await old.reconcile({ settings: { resolve: [says('paid')] } })).status).toBe(
      'reconciled',
    );
    expect(old.lines().at(-1)).toBe('resolved bulk-1');
  });

  it('takes a mistaken not-paid back', async () => {
    const world = inDoubt(90, event('resolved-not-paid'));
    await world.reconcile({ settings: { resolve: [says('paid')] } });
    expect((await world.pay()).status).toBe('already-paid');
  });
});

describe('resolve: said before', () => {
  it.each([
    ['paid', 'resolved-paid'],
    ['not-paid', 'resolved-not-paid'],
  ] as const)(
    'the same outcome again (%s) is a notice, and nothing is written',
    async (outcome, before) => {
      const world = inDoubt(90, event(before));
      const record = await world.reconcile({ settings: { resolve: [says(outcome)] } });
      expect(record.status).toBe('reconciled');
      expect(record.notices).toEqual([`bulk-1 was resolved as ${outcome} before.`]);
      expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1']);
    },
  );
});

describe('resolve: while others write', () => {
  it('is checked again on the new ledger where another run wrote first', async () => {
    const world = inDoubt(90);
    world.journal.before('append resolved', () => {
      world.write([event('settled')]);
    });
    const record = await world.reconcile({ settings: { resolve: [says('paid')] } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'INPUT_INVALID']);
    expect(world.lines()).toEqual(['claimed bulk-1', 'settled bulk-1']);
  });

  it.each([
    [19, 'reconciled'],
    [20, 'blocked'],
  ])('that overtake %i times it is %s: 20 attempts are made', async (times, status) => {
    const world = inDoubt(90);
    let left = times;
    const overtake = (): void => {
      left -= 1;
      world.write([event('unknown')]);
      if (left > 0) world.journal.before('append resolved', overtake);
    };
    world.journal.before('append resolved', overtake);
    const record = await world.reconcile({ settings: { resolve: [says('paid')] } });
    expect([record.status, world.journal.count('append resolved')]).toEqual([status, 20]);
    expect(codesOf(record)).toEqual(status === 'blocked' ? ['LEDGER_CONFLICT'] : []);
  });

  it('says each line once where the second study had to be tried again', async () => {
    const world = inDoubt(90);
    world.write(
      [claim({ bulk: bulkId('bulk-2'), bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] })],
      { of: otherStudy, minutesAgo: 90 },
    );
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, bob, 300);
    world.journal.before('append resolved bulk-2', () => {
      world.write([event('unknown', 'bulk-2')], { of: otherStudy });
    });
    const resolve = [says('not-paid'), says('not-paid', 'bulk-2')];
    const record = await world.reconcile({ studies: [study, otherStudy], settings: { resolve } });
    expect(record.status).toBe('reconciled');
    // All of the first has arrived: proof is better than a word.
    expect(world.lines()).toEqual(['claimed bulk-1', 'settled bulk-1']);
    expect(world.lines(otherStudy)).toEqual([
      'claimed bulk-2',
      'unknown bulk-2',
      'resolved bulk-2',
    ]);
    expect([record.reconciled.length, record.notices]).toEqual([2, []]);
  });
});

describe('resolve: its own answer', () => {
  it('that is written in one study is no answer of somebody else while another study is tried again', async () => {
    const world = inDoubt(90);
    world.write(
      [claim({ bulk: bulkId('bulk-2'), bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] })],
      { of: otherStudy, minutesAgo: 90 },
    );
    world.journal.before('append resolved bulk-2', () => {
      world.write([event('unknown', 'bulk-2')], { of: otherStudy });
    });
    const resolve = [says('paid'), says('paid', 'bulk-2')];
    const record = await world.reconcile({ studies: [study, otherStudy], settings: { resolve } });
    expect([record.status, ...codesOf(record)]).toEqual(['reconciled']);
    expect([world.lines().at(-1), world.lines(otherStudy).at(-1)]).toEqual([
      'resolved bulk-1',
      'resolved bulk-2',
    ]);
  });
});

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
      bulkLines('bulk-2', ['settled'], { bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] }),
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

const notPaid = { settings: { resolve: [says('not-paid')] } };

describe('two people who answer at once', () => {
  it.each(['paid', 'not-paid'] as const)(
    'do not overrule what they have not seen: a `%s` since the first read stops the run and is shown',
    async (other) => {
      const world = inDoubt(90);
      world.journal.before('append resolved', () => {
        world.write([event(`resolved-${other}`)]);
      });
      const record = await world.pay(notPaid);
      expect([record.status, exitOf(record), ...codesOf(record)]).toEqual([
        'blocked',
        1,
        'INPUT_INVALID',
      ]);
      expect(textOf(record, 'INPUT_INVALID')).toContain(
        `octocat answered \`${other}\` for it after this run had begun ("seen at Prolific")`,
      );
      expect(world.lines()).toEqual(['claimed bulk-1', 'resolved bulk-1']);
      expect(world.prolific.amountsOf(ann)).toEqual([]);
    },
  );

  it('may overrule in a new run, which has seen the other answer', async () => {
    const world = inDoubt(90, event('resolved-paid'));
    expect((await world.pay(notPaid)).status).toBe('paid');
  });

  it('are not stopped by what is no answer', async () => {
    const world = inDoubt(90);
    world.journal.before('append resolved', () => {
      world.write([event('unknown')]);
    });
    expect((await world.pay(notPaid)).status).toBe('paid');
  });
});

describe('where GitHub does not say what time it is', () => {
  it('nothing is old enough for `not-paid`, and the line is not offered', async () => {
    const world = inDoubt(90);
    world.store.isDated = false;
    const answered = await world.pay(notPaid);
    expect([answered.status, ...codesOf(answered)]).toEqual(['blocked', 'INPUT_INVALID']);
    expect(textOf(answered, 'INPUT_INVALID')).toContain('GitHub did not say what time it is');
    const record = await world.pay();
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain('bulk-1=paid');
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).not.toContain('bulk-1=not-paid');
    expect(world.lines()).toEqual(['claimed bulk-1']);
  });

  it('what was accepted is not a day old: it stops nothing, and nobody may answer for it', async () => {
    const world = inDoubt(25 * 60, event('accepted'));
    world.store.isDated = false;
    expect((await world.pay()).status).toBe('already-paid');
    const record = await world.pay({ settings: { resolve: [says('paid')] } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'INPUT_INVALID']);
    world.store.isDated = true;
    world.prolific.give(study, ann, 1);
    expect((await world.pay()).status).toBe('in-doubt');
  });
});
