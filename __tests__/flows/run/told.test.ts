import { describe, expect, it } from '@jest/globals';
import { renderUnexpected } from '../../../src/flows/run/crash.ts';
import type { Log } from '../../../src/ports.ts';
import type { Finding } from '../../../src/core/errors.ts';
import { addFileWarning, addFindings } from '../../../src/flows/run/run.ts';
import { newRunRecord, type RunRecord } from '../../../src/core/record/run-record.ts';
import {
  ann,
  batch,
  bob,
  claimedBonus,
  cyd,
  personalId,
  study,
  submission,
  week1,
} from '../../kit/builders.ts';
import { World } from '../../kit/world.ts';
import { says } from '../resolving/resolving.ts';

const open = { kind: 'open', gaps: 'deleted', remedy: 'Add a rule.' } as const;

describe('a warning about the ledger', () => {
  it('that can be deleted is told once in a run that pays, and not in one that pays nobody', async () => {
    const world = new World();
    world.store.protection = open;
    world.journal.before('append claimed', () => {
      world.writeBulk('bulk-9', ['refused'], { batch: 'c.csv', bonuses: [claimedBonus(bob, 5)] });
    });
    const paid = await world.pay();
    expect(world.journal.count('read')).toBeGreaterThan(1);
    expect(paid.warnings).toEqual([
      'The ledger can be deleted, and that can get people paid twice. Add a rule.',
    ]);
    expect((await world.plan()).warnings).toEqual([]);
    expect((await world.reconcile()).warnings).toEqual([]);
  });

  it('that is told by every reading is told once, in every mode', async () => {
    const world = new World();
    world.store.warnings = ['The ledger is public.'];
    const record = await world.plan();
    expect(record.warnings).toEqual(['The ledger is public.']);
    expect(world.log.filter((text) => text === 'The ledger is public.')).toHaveLength(1);
  });
});

describe('what a run tells beside its findings', () => {
  it('about a valid file is in the heading and in the log', () => {
    const log: string[] = [];
    const warning = (text: string): void => {
      log.push(text);
    };
    const nothing = (): void => undefined;
    const record = newRunRecord('plan');
    const ports = {
      log: { list: nothing, line: nothing, notice: nothing, finding: nothing, warning },
    };
    addFileWarning({ record, ports }, 'A column is twice.');
    expect([record.fileWarnings, log]).toEqual([['A column is twice.'], ['A column is twice.']]);
    expect(record.warnings).toEqual([]);
  });

  it('of findings that say the same is told once, with all their places, and each is kept', () => {
    const told: unknown[] = [];
    const finding: Log['finding'] = ({ code }, places) => {
      told.push([code, places]);
    };
    const nothing = (): void => undefined;
    const record = newRunRecord('plan');
    const ports = {
      log: { list: nothing, line: nothing, notice: nothing, warning: nothing, finding },
    };
    const said = { kind: 'error', message: 'It is wrong.', hint: 'Fix it.' } as const;
    const places = [1, 7].map((lineNumber) => ({ file: week1, lineNumber }));
    const findings: Finding[] = [
      ...places.map((place) => ({ ...said, code: 'CSV_INVALID' as const, place })),
      { ...said, code: 'TOKEN_INVALID' },
    ];
    addFindings({ record, ports }, findings);
    expect(told).toStrictEqual([
      ['CSV_INVALID', places],
      ['TOKEN_INVALID', []],
    ]);
    expect(record.findings).toEqual(findings);
  });

  it('of a crash outside of a run is one line, with no id in it', () => {
    expect(renderUnexpected(new TypeError(`no\n  ${ann} here`))).toMatch(
      /^UNEXPECTED: The action itself has a fault: TypeError: no …66a1 here\. If it had begun to pay, .* A new run is safe: /,
    );
    expect(renderUnexpected(' text\n')).toContain('has a fault: text. If it');
  });
});

describe('a run that pays nobody and was asked for a receipt', () => {
  const receipt = { settings: { receipt: 'receipt.csv' } };
  const file = batch([
    [ann, 425],
    [bob, 300],
  ]);

  it('has what the ledger holds of its files, and nothing without the one or the other', async () => {
    const world = new World();
    world.writeBulk('bulk-1', ['settled'], { bonuses: [claimedBonus(ann)] });
    world.prolific.give(study, ann, 425);
    const { held } = await world.reconcile({ ...receipt, batches: [file] });
    expect(held?.map(({ bonus, bulk }) => [bonus.id, bulk.claim.bulk])).toEqual([[ann, 'bulk-1']]);
    expect((await world.reconcile(receipt)).held).toBeNull();
    expect((await world.reconcile({ batches: [file] })).held).toBeNull();
  });

  it('has no plan where nobody has answered anything', async () => {
    const { status, plan } = await new World().reconcile({ batches: [file] });
    // Nor is a ledger missing in a study that was never paid.
    expect([status, plan]).toEqual(['reconciled', null]);
  });
});

describe('what was paid before a run', () => {
  const paidBefore = ({ paidBefore: all }: RunRecord) => all.get(study);

  it('has what that run has proven, and not what it has paid itself', async () => {
    const world = new World();
    world.writeBulk('bulk-1', [], { batch: 'old.csv', bonuses: [claimedBonus(cyd, 7)] });
    world.prolific.give(study, cyd, 7);
    expect(paidBefore(await world.reconcile())).toMatchObject({ bonuses: 1, cents: 7 });
    expect(paidBefore(await world.pay())).toMatchObject({ bonuses: 1, cents: 7 });
    expect(paidBefore(await world.reconcile())).toMatchObject({ bonuses: 3, cents: 732 });
  });
});

describe('whom a `not-paid` does not make due again, to be safe', () => {
  it('is named by the line of the file under that label, else by its place in the bulk payment, however many they are', async () => {
    const world = new World();
    const many = Array.from({ length: 102 }, (_, n) => personalId(0x1000 + n));
    // The same amount was paid before, and Prolific shows one more of it than the claim had seen.
    const bonuses = many.map((id) => claimedBonus(id, 425));
    world.prolific.addStudy(
      study,
      many.map((id) => submission(id)),
    );
    world.writeBulk('bulk-0', ['accepted'], { batch: 'old.csv', bonuses });
    world.writeBulk('bulk-1', [], { bonuses });
    for (const id of many) world.prolific.give(study, id, 425);
    world.clock.advance(61 * 60_000);
    const first = many.slice(0, 1).map((id) => [id, 425] as const);
    const record = await world.reconcile({
      settings: { resolve: [says('not-paid')], settleMs: 0 },
      batches: [batch(first, { label: 'other.csv' }), batch(first)],
    });
    const told = record.reconciled.find((text) => text.startsWith('Not paid again')) ?? '';
    expect(told).toMatch(
      new RegExp(
        `: line 1 of ${week1}, bonus 2 of bulk-1, .*bonus 101 of bulk-1, bonus 102 of bulk-1\\. `,
      ),
    );
    expect(world.log).toContain(told);
  });
});
