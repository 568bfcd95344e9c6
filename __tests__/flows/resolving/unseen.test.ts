import { describe, expect, it } from '@jest/globals';
import { ann, event, study } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../looking/readings.ts';
import { inDoubt, says } from './resolving.ts';

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
