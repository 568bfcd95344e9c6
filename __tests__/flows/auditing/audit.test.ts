import { describe, expect, it } from '@jest/globals';
import { stopUnreadable } from '../../../src/adapters/ledger/stops.ts';
import type { Protection } from '../../../src/core/audit/protection.ts';
import type { PersonalId } from '../../../src/core/ids.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { idOf, writeOf } from '../../core/audit/writes-made.ts';
import {
  ann,
  batch,
  bob,
  claimedBonus,
  cyd,
  dan,
  otherStudy,
  study,
  submission,
  week1,
} from '../../kit/builders.ts';
import { codesOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';
import { MemoryPast } from './memory-past.ts';

/** Name, study and verdict of each check, in the order in which they are told. */
function verdictsOf({ audit }: RunRecord): string[] {
  return audit.map(({ name, study: of, verdict }) =>
    [name, ...(of === null ? [] : [of.slice(-2)]), verdict].join(' '),
  );
}

function detailsOf({ audit }: RunRecord, wanted: string): string {
  return audit.flatMap(({ name, details }) => (name === wanted ? details : [])).join(' / ');
}

/** 4.25 for Ann and 3.00 for Bob, paid from lines 1 and 2 of the first week's file, and seen. */
function withWeek1(): World {
  const world = new World();
  world.writeBulk('bulk-1', ['settled'], {
    bonuses: [claimedBonus(ann), claimedBonus(bob, 300)],
  });
  world.prolific.give(study, ann, 425);
  world.prolific.give(study, bob, 300);
  return world;
}

const file = batch([
  [ann, 425],
  [bob, 300],
]);

describe('an audit', () => {
  it('tells of each check how it ended, in the record and in the log, and writes nothing', async () => {
    const world = withWeek1();
    const record = await world.audit();
    expect([record.status, record.findings, record.warnings]).toEqual(['audited', [], []]);
    expect(verdictsOf(record)).toEqual([
      'protection passed',
      'history impossible',
      'lines aa passed',
      'money aa passed',
      'head impossible',
    ]);
    expect(detailsOf(record, 'history')).toBe('This ledger is kept in memory.');
    expect(detailsOf(record, 'head')).toBe('This ledger is kept in memory.');
    expect(world.log).toContain(
      'The ledger is protected: passed. Rules forbid deleting and rewriting the ledger.',
    );
    expect(world.log).toContain(
      `The lines of the ledger hold together (study ${study}): passed. ${detailsOf(record, 'lines')}`,
    );
    expect(record.ledgerHead).toBeNull();
    expect(world.journal.steps).toEqual([]);
  });

  it.each<[Protection, string, string]>([
    [{ kind: 'protected' }, 'passed', 'Rules forbid deleting and rewriting the ledger.'],
    [
      { kind: 'open', gaps: 'deleted', remedy: 'Add a rule.' },
      'failed',
      'The ledger can be deleted. Add a rule.',
    ],
    [
      { kind: 'unknown', why: 'this token may not see it' },
      'impossible',
      'This token may not see it.',
    ],
  ])('says of a ledger that is %j: %s', async (protection, verdict, words) => {
    const world = withWeek1();
    world.store.protection = protection;
    const record = await world.audit();
    expect(verdictsOf(record)[0]).toBe(`protection ${verdict}`);
    expect(detailsOf(record, 'protection')).toBe(words);
    expect(codesOf(record)).toEqual(verdict === 'failed' ? ['AUDIT_FAILED'] : []);
    expect(record.status).toBe(verdict === 'failed' ? 'blocked' : 'audited');
  });

  it('checks the past of the ledger, downloads nothing that it has read, and gives its head', async () => {
    const world = withWeek1();
    const newest = writeOf({ 'a.jsonl': world.text() }, { id: idOf('b'), parents: [idOf('a')] });
    const past = new MemoryPast([newest, writeOf({}, { id: idOf('a'), parents: [] })]);
    world.store.past = { kind: 'known', value: past };
    const record = await world.audit({ settings: { expectedHead: idOf('a') } });
    expect(record.ledgerHead).toBe(idOf('b'));
    expect(past.downloads).toEqual([]);
    expect(detailsOf(record, 'head')).toBe(`It contains ${idOf('a')}, with 1 commit since.`);
    expect(verdictsOf(record)).toContain('head passed');
  });

  it('compares the page of a study with its lines, as the newest write has both', async () => {
    const world = withWeek1();
    const page = { lines: 'a.jsonl', name: 'a.md', text: 'Paid: 7.25 GBP' };
    const files = { 'a.jsonl': world.text(), 'a.md': page.text };
    const past = new MemoryPast([writeOf(files), writeOf({}, { id: idOf('a'), parents: [] })]);
    world.store.past = { kind: 'known', value: Object.assign(past, { pageOf: () => page }) };
    expect(detailsOf(await world.audit(), 'lines')).toMatch(/ Its page says the same\.$/);
  });

  it('fails where somebody took something away by force, and says what to do', async () => {
    const world = withWeek1();
    const past = new MemoryPast([writeOf({}, { parents: [] })]);
    const at = new Date('2026-11-21T09:00:00Z');
    past.forced = {
      kind: 'known',
      value: [
        { kind: 'deleted', at, by: 'mallory' },
        { kind: 'rewritten', at, by: null },
      ] as never,
    };
    world.store.past = { kind: 'known', value: past };
    const record = await world.audit();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'AUDIT_FAILED']);
    expect(textOf(record, 'AUDIT_FAILED')).toMatch(
      /^Check failed: "Nothing in the ledger was changed or taken away"\. The branch was deleted on 2026-11-21 by "mallory": .* The summary has 1 more of this\. Look at the named commits/,
    );
  });

  it('ends in doubt where something is in doubt, whatever else it found', async () => {
    const world = withWeek1();
    world.writeBulk('bulk-2', ['unknown'], { batch: 'b.csv', bonuses: [claimedBonus(cyd, 50)] });
    world.store.protection = { kind: 'open', gaps: 'deleted', remedy: 'Add a rule.' };
    const record = await world.audit();
    expect([record.status, ...codesOf(record)]).toEqual([
      'in-doubt',
      'AUDIT_FAILED',
      'PAYMENT_IN_DOUBT',
    ]);
  });

  it('that was cancelled is not green', async () => {
    const world = withWeek1();
    world.clock.cancel();
    const record = await world.audit();
    expect([record.status, record.warnings]).toEqual([
      'blocked',
      ['The run was cancelled before everything had been checked.'],
    ]);
  });
});

describe('an audit of a ledger that cannot be read', () => {
  it('says why, and checks its rules and its past all the same', async () => {
    const world = withWeek1();
    world.store.commit(study, 'no ledger\n');
    const past = new MemoryPast([writeOf({}, { parents: [] })]);
    world.store.past = { kind: 'known', value: past };
    const record = await world.audit();
    expect(verdictsOf(record)).toEqual([
      'protection passed',
      'history passed',
      'lines failed',
      'money impossible',
      'head impossible',
    ]);
    expect(detailsOf(record, 'lines')).toMatch(
      /cannot be read at line 1: it is not JSON\. Nothing is/,
    );
    expect(codesOf(record)).toEqual(['AUDIT_FAILED']);
    expect(record.findings[0]?.message).not.toContain('The summary has');
  });

  it.each([
    ['stops where the ledger may not be seen', 'LEDGER_FORBIDDEN'],
    ['crashes where it meets a bug', 'bug'],
  ])('%s', async (_, what) => {
    const world = withWeek1();
    world.journal.before('read', () => {
      if (what === 'bug') throw new TypeError('bug');
      throw Object.assign(stopUnreadable('no'), { code: what });
    });
    const ended = world.audit();
    if (what === 'bug') await expect(ended).rejects.toThrow('bug');
    else expect([...codesOf(await ended), ...verdictsOf(await ended)]).toEqual([what]);
  });
});

describe('the money of a study', () => {
  const read = 'submission';

  it('is not asked for one by one where the sums agree to the penny', async () => {
    for (const cents of [725, 725.4, 724.6]) {
      const world = withWeek1();
      world.prolific.costs = () => cents;
      expect(detailsOf(await world.audit(), 'money')).toContain(
        'people were not compared one by one',
      );
      expect(world.journal.count(read)).toBe(0);
    }
  });

  it('is asked for one by one where the sums do not agree', async () => {
    for (const cents of [725.5, 724.5]) {
      const world = withWeek1();
      world.prolific.costs = () => cents;
      expect(detailsOf(await world.audit(), 'money')).not.toContain('nobody was asked');
      expect(world.journal.count(read)).toBe(4);
    }
  });

  it('is compared by person where the list says it, and nobody is asked', async () => {
    const world = withWeek1();
    world.prolific.listSays = 'the truth';
    expect(detailsOf(await world.audit(), 'money')).toContain('Person by person.');
    expect(world.journal.count(read)).toBe(0);
  });

  it('is not asked for where the list does not say it of somebody who was screened out, and the sums agree', async () => {
    const world = withWeek1();
    world.prolific.listSays = 'the truth';
    world.prolific.setStatus(submission(cyd).id, 'SCREENED OUT');
    expect(detailsOf(await world.audit(), 'money')).toContain(
      'people were not compared one by one',
    );
    expect(world.journal.count(read)).toBe(0);
  });

  it('is asked for one by one where the list shows more than the cost, which lags', async () => {
    const world = withWeek1();
    world.prolific.listSays = 'the truth';
    world.prolific.give(study, cyd, 700);
    world.prolific.costs = () => 725;
    const record = await world.audit();
    expect(detailsOf(record, 'money')).toContain('1 person has 7.00 GBP more');
    expect(world.journal.count(read)).toBe(4);
  });

  it('names the lines of those who have more, in the files of that study alone, the first of each', async () => {
    const world = withWeek1();
    world.prolific.give(study, ann, 50);
    world.prolific.give(study, cyd, 700);
    const again = batch([[submission(ann).id, 50]], { label: 'again.csv' });
    const theirs = batch([[cyd, 700]], { label: 'theirs.csv', of: otherStudy });
    const stranger = batch([['e'.repeat(24) as PersonalId, 1]], { label: 'nobody.csv' });
    const record = await world.audit({
      batches: [theirs, stranger, file, again],
      studies: [study],
    });
    expect(codesOf(record)).toEqual(['AUDIT_FAILED']);
    expect(detailsOf(record, 'money')).toBe(
      `2 people have 7.50 GBP more than the ledger holds for them; the ledger has nothing at all for 1 of them. / Line 1 of ${week1}: 0.50 GBP more. / 1 person has 7.00 GBP of that, and is in no line of the CSV.`,
    );
  });

  it('is too much where the study has cost more than its people show', async () => {
    const world = withWeek1();
    world.prolific.costs = () => 1_000;
    expect(detailsOf(await world.audit(), 'money')).toMatch(
      /^The bonuses of the study are 2\.75 GBP more/,
    );
  });

  it('is checked in each study', async () => {
    const record = await withWeek1().audit({ studies: [study, otherStudy] });
    expect(verdictsOf(record).slice(2, 6)).toEqual([
      'lines aa passed',
      'money aa passed',
      'lines bb passed',
      'money bb passed',
    ]);
  });

  it('that nobody can look at is not audited', async () => {
    const world = withWeek1();
    world.prolific.isDown = true;
    const record = await world.audit();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PROLIFIC_UNREACHABLE']);
  });
});

describe('an audit with a CSV', () => {
  const none: string[] = [];

  it.each([
    ['which lines are paid', file, [`${week1}: paid: 1 and 2.`]],
    [
      'which are due too',
      batch([
        [ann, 425],
        [bob, 300],
        [dan, 50],
      ]),
      [`${week1}: paid: 1 and 2; due: 3.`],
    ],
    ['which are due alone', batch([[dan, 50]], { label: 'b.csv' }), ['b.csv: due: 1.']],
    ['nothing of a file without lines', batch([], { label: 'b.csv' }), none],
  ])('says %s', async (_, given, notices) => {
    expect((await withWeek1().audit({ batches: [given] })).notices).toEqual(notices);
  });

  it('tells two files apart, and says what is paid and gone from one', async () => {
    const files = [batch([[ann, 425]]), batch([[dan, 50]], { label: 'b.csv' })];
    const record = await withWeek1().audit({ batches: files });
    expect(record.notices).toEqual([
      `${week1}: paid: 1.`,
      'b.csv: due: 1.',
      expect.stringContaining('the ledger holds 1 more paid under'),
    ]);
  });

  it('knows the lines of a file whose name git spells in another way than the ledger does', async () => {
    const gitPath = 'pra\u0308mien.csv';
    const named = batch([[dan, 50]], { label: gitPath.normalize('NFC') });
    const bonuses = named.bonuses.map((bonus) => ({ ...bonus, file: gitPath }));
    const record = await withWeek1().audit({ batches: [{ ...named, gitPath, bonuses }] });
    expect(record.notices).toEqual([`${named.path}: due: 1.`]);
  });

  it('finds an amount that was changed since', async () => {
    const record = await withWeek1().audit({
      batches: [
        batch([
          [ann, 426],
          [bob, 300],
        ]),
      ],
    });
    expect(codesOf(record)).toEqual(['AMOUNT_CHANGED']);
  });
});
