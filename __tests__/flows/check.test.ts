import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../src/core/errors.ts';
import { centsOf } from '../../src/core/money.ts';
import {
  ann,
  batch,
  bob,
  claim,
  claimedBonus,
  event,
  otherStudy,
  study,
  submission,
} from '../kit/builders.ts';
import { bulkLines } from '../kit/ledger-states.ts';
import { codesOf, textOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

/** Ann's 4.25 of the first week has been paid and seen. */
function withWeek1(): World {
  const world = new World();
  world.writeBulk('bulk-1', ['settled'], { bonuses: [claimedBonus(ann)] });
  world.prolific.give(study, ann, 425);
  return world;
}

describe('the event that may pay', () => {
  it.each([
    ['main', 'paid', []],
    ['trunk', 'blocked', ['EVENT_NOT_ALLOWED']],
    [null, 'blocked', ['EVENT_NOT_ALLOWED']],
  ] as const)(
    'is a push to the branch that GitHub calls the default one where the event does not say: %s',
    async (defaultBranch, status, codes) => {
      const world = new World();
      world.store.defaultBranch = defaultBranch;
      const record = await world.pay({ event: { defaultBranch: null } });
      expect([record.status, codesOf(record)]).toEqual([status, codes]);
    },
  );

  it.each([
    ['pull_request', 'refs/pull/7/merge', 'main', ['EVENT_NOT_ALLOWED']],
    // Of a tag nobody can tell whether its file is the newest.
    ['workflow_dispatch', 'refs/tags/v1', null, ['CSV_OUTDATED']],
  ])(
    'is told from what is known: nobody asks GitHub on %s of %s',
    async (name, ref, defaultBranch, codes) => {
      const world = new World();
      const record = await world.pay({ event: { name, ref, defaultBranch } });
      expect([codesOf(record), world.journal.count('home')]).toEqual([codes, 0]);
    },
  );
});

describe('whether the CSV is the one of the branch', () => {
  it('is a question where it cannot be seen, and the reason stands in it', async () => {
    const world = new World();
    world.journal.before('home', () => {
      throw new ActionError('LEDGER_FORBIDDEN', 'May not.', 'Fix it.');
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'CSV_OUTDATED']);
    expect(record.findings[0]).toMatchObject({ kind: 'question', about: { subject: 'unknown' } });
    expect(textOf(record, 'CSV_OUTDATED')).toMatch(
      /^The run could not see whether the CSV is the one that refs\/heads\/main has now: May not\. Give/,
    );
  });

  it('is not asked of a file whose label was given: nobody asks GitHub', async () => {
    const world = new World();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const named = batch([[ann, 425]], { label: 'Week 1', path: 'bonuses/week1.csv' });
    const record = await world.pay({ batches: [named] });
    expect([record.status, world.journal.count('home')]).toEqual(['paid', 0]);
  });

  it('is asked of a file beside one whose label was given', async () => {
    const world = new World();
    world.store.tip = new Map([['bonuses/week2.csv', 'another']]);
    const named = batch([[ann, 425]], { label: 'Week 1', path: 'bonuses/week1.csv' });
    const week2 = batch([[bob, 300]], { label: 'bonuses/week2.csv' });
    const record = await world.pay({ batches: [named, week2] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'CSV_OUTDATED']);
  });

  it('is not asked of a pull request, whose files are those that it proposes', async () => {
    const world = new World();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const event = { name: 'pull_request', ref: 'refs/pull/7/merge' };
    expect((await world.plan({ event })).findings).toEqual([]);
  });

  it('is not asked of a file of which nothing is due', async () => {
    const world = withWeek1();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const week2 = batch([[bob, 300]], { label: 'bonuses/week2.csv' });
    expect((await world.pay({ batches: [batch([[ann, 425]]), week2] })).status).toBe('paid');
  });
});

describe('what a check finds', () => {
  it.each([
    [false, 'This person'],
    [true, ann],
  ])('is said in the log too, with ids as show-ids %p says', async (showIds, id) => {
    const world = new World();
    const settings = { showIds, maxPerBonusCents: centsOf(400) };
    const { findings } = await world.pay({ settings });
    expect(findings[0]?.message).toContain(`${id} would get 4.25, above`);
    expect(world.log).toContain(`LIMIT_EXCEEDED: ${findings[0]?.message ?? ''}`);
  });
});

describe('where nothing is due', () => {
  it('what is wrong with the file and with the event is found anyway', async () => {
    const record = await withWeek1().pay({
      bonuses: [[ann, 500]],
      event: { name: 'pull_request' },
    });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'AMOUNT_CHANGED',
      'EVENT_NOT_ALLOWED',
    ]);
  });
});

describe('a check that meets a bug', () => {
  it.each(['cost', 'home', 'previews'])('crashes: it is no finding (%s)', async (request) => {
    const world = new World();
    world.journal.before(request, () => {
      throw new TypeError('bug');
    });
    const settings = { requirePreview: true };
    await expect(world.pay({ settings })).rejects.toThrow('bug');
  });

  it('crashes: it is no notice about the ledger of another study', async () => {
    const world = new World();
    world.write([claim()], { of: otherStudy });
    world.ledger = {
      url: (of) => {
        if (of === otherStudy) throw new TypeError('bug');
        return 'ledger';
      },
    };
    await expect(world.pay()).rejects.toThrow('bug');
  });
});

describe('what Prolific says before paying', () => {
  it('tells who is behind a submission id, so that a file of new ids is known again', async () => {
    const world = withWeek1();
    const renamed = batch([[submission(ann).id, 425]], { label: 'bonuses/new.csv' });
    const record = await world.pay({ batches: [renamed] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'BATCH_RENAMED']);
  });

  it('tells the currency of the run', async () => {
    expect((await new World().pay()).currency).toBe('GBP');
    expect((await new World().plan()).currency).toBe('GBP');
  });

  it('is never less than what was seen to arrive: a look can lag behind', async () => {
    const world = new World();
    const twice = ['bulk-1', 'bulk-2'].flatMap((bulk) =>
      bulkLines(bulk, ['settled'], { batch: bulk, path: bulk }),
    );
    world.write(twice);
    world.prolific.give(study, ann, 425);
    await world.pay({ bonuses: [[ann, 300]] });
    const claims = world.events().filter((one) => one.type === 'claimed');
    expect(claims.at(-1)?.bonuses).toMatchObject([{ amount: 300, before: [425, 425] }]);
  });
});

describe('a plan', () => {
  it('is made on a new look at the ledger only where money is not explained', async () => {
    const looksOf = ({ journal }: World) => [journal.count('read'), journal.count('list')];
    const world = new World();
    const record = await world.pay({ settings: { maxPerBonusCents: centsOf(400) } });
    expect([record.status, ...looksOf(world)]).toEqual(['blocked', 1, 1]);
    const unexplained = new World();
    unexplained.prolific.give(study, ann, 425);
    expect((await unexplained.pay()).status).toBe('blocked');
    // The ledger is the same as before, so nobody looks at the people again.
    expect(looksOf(unexplained)).toEqual([2, 1]);
  });

  it('is made again where the ledger of one of several studies accounts for the money by now', async () => {
    const world = new World();
    world.journal.before('list aa', () => {
      world.prolific.give(study, ann, 425);
      world.write([claim(), event('settled')]);
    });
    const other = batch([[bob, 300]], { of: otherStudy, label: 'bonuses/other.csv' });
    const record = await world.pay({ batches: [batch([[ann, 425]]), other] });
    expect([record.status, codesOf(record)]).toEqual(['paid', []]);
    expect([ann, bob].map((id) => world.prolific.amountsOf(id))).toEqual([[425], [300]]);
  });

  it('gives each notice once, also where it is made twice', async () => {
    const world = withWeek1();
    world.journal.before('append claimed draft-1', () => {
      world.writeBulk('bulk-2', ['settled'], { batch: 'old.csv' });
      world.prolific.give(study, ann, 425);
    });
    const record = await world.pay({ bonuses: [[bob, 300]] });
    const notice = expect.stringContaining(
      'the ledger holds 1 more paid under "bonuses/week1.csv"',
    );
    expect([record.status, record.notices]).toEqual(['paid', [notice]]);
    expect(world.log).toContain(record.notices[0]);
  });

  it('without a token asks for no balance either', async () => {
    const world = new World();
    const settings = { workspaceId: '5f00000000000000000000cc' };
    const record = await world.plan({ asksProlific: false, settings });
    expect([record.status, world.journal.count('balance')]).toEqual(['planned', 0]);
  });
});
