import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProlificSandbox } from '../../../sandbox/prolific/prolific.ts';
import type { Study } from '../../../sandbox/prolific/people.ts';
import { type ProlificClient, startProlificWithClient } from './client.ts';

let prolific: ProlificSandbox;
let client: ProlificClient;
let study: Study;
let ann: string;
let bob: string;
let annSubmission: string;
let bobSubmission: string;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 2);
  ({ prolific, client } = await startProlificWithClient({ nowMs: () => nowMs }));
  study = prolific.addStudy({ participants: 2, currency: 'GBP', vatRate: 0, rewardCents: 100 });
  [ann, bob] = study.participants as [string, string];
  [annSubmission, bobSubmission] = study.submissions.map(({ id }) => id) as [string, string];
});

afterEach(async () => {
  await prolific.close();
});

describe('pay', () => {
  it('answers 202 with a JSON string and pays everybody of the bulk payment', async () => {
    const bulk = await client.setUp(study.id, `${ann},4.25`, `${bob},30`);
    const { status, body } = await client.pay(bulk);
    expect([status, typeof body]).toEqual([202, 'string']);
    expect(prolific.money.paidTo(ann)).toEqual([{ cents: 425, bulk }]);
    expect(prolific.money.paidTo(bob)).toEqual([{ cents: 3000, bulk }]);
    expect(await client.shown(annSubmission)).toEqual([425]);
  });

  it('pays everybody again with every further request', async () => {
    const bulk = await client.setUp(study.id, `${ann},1`, `${bob},2`);
    for (let calls = 1; calls <= 3; calls += 1) {
      await client.pay(bulk);
      expect(prolific.money.payCalls(bulk)).toBe(calls);
      expect(prolific.money.paidTo(ann)).toHaveLength(calls);
      expect(prolific.money.paidTo(bob)).toHaveLength(calls);
    }
    expect(await client.shown(annSubmission)).toEqual([100, 100, 100]);
    expect(prolific.money.payCalls('nobody')).toBe(0);
  });

  it('whose answer was lost has still paid, and one that was lost on its way has not', async () => {
    const bulk = await client.setUp(study.id, `${ann},1`);
    prolific.script('pay', 1, { kind: 'reset-before' });
    prolific.script('pay', 2, { kind: 'reset-after' });
    await expect(client.pay(bulk)).rejects.toThrow();
    expect(prolific.money.payCalls(bulk)).toBe(0);
    await expect(client.pay(bulk)).rejects.toThrow();
    expect(prolific.money.payCalls(bulk)).toBe(1);
  });

  it("takes bonus, fees and VAT from the workspace's balance, which is shown in whole cents", async () => {
    const bulk = await client.setUp(study.id, `${ann},8.50`);
    await client.pay(bulk);
    const { body } = await client.get(`/api/v1/workspaces/${prolific.workspace}/balance/`);
    expect(body).toMatchObject({
      currency_code: 'GBP',
      total_balance: 2_000_000 - 1134,
      available_balance: 1_000_000 - 1134,
    });
  });

  it("lands on the participant's newest submission, or on the submission that was named", async () => {
    const newer = prolific.people.addSubmission(study.id, ann);
    const startedAt = new Date(0);
    const older = prolific.people.addSubmission(study.id, ann, { startedAt, status: 'RETURNED' });
    await client.pay(
      await client.setUp(study.id, `${ann},1`, `${annSubmission},2`, `${older.id},3`),
    );
    expect(await client.shown(newer.id)).toEqual([100]);
    expect(await client.shown(annSubmission)).toEqual([200]);
    expect(await client.shown(older.id)).toEqual([300]);
    expect(prolific.money.shownTo(ann).toSorted((a, b) => a - b)).toEqual([100, 200, 300]);
    expect(prolific.money.paidTo(ann)).toHaveLength(3);
  });
});

describe('arrival', () => {
  const payBoth = async (): Promise<void> => {
    await client.pay(await client.setUp(study.id, `${ann},1`, `${bob},2`));
  };
  const shown = async (): Promise<unknown[]> => [
    await client.shown(annSubmission),
    await client.shown(bobSubmission),
  ];

  it('comes so many milliseconds after the pay request', async () => {
    prolific.money.arrival = { afterMs: 5000 };
    await payBoth();
    nowMs += 4999;
    expect(await shown()).toEqual([[], []]);
    nowMs += 1;
    expect(await shown()).toEqual([[100], [200]]);
  });

  it('waits for the test, one by one if it likes, and is counted as paid all the while', async () => {
    prolific.money.arrival = 'manual';
    await payBoth();
    expect(await shown()).toEqual([[], []]);
    expect(prolific.money.paidTo(bob)).toHaveLength(1);
    prolific.money.arrive(1);
    expect(await shown()).toEqual([[100], []]);
    prolific.money.arrive();
    expect(await shown()).toEqual([[100], [200]]);
  });

  it('never comes, until everything is let arrive', async () => {
    prolific.money.arrival = 'never';
    await payBoth();
    prolific.money.arrive();
    nowMs += 1e9;
    expect(await shown()).toEqual([[], []]);
    prolific.money.arriveAll();
    expect(await shown()).toEqual([[100], [200]]);
  });

  it('is partial, again for each pay request', async () => {
    prolific.money.arrival = { partial: 1 };
    await payBoth();
    await payBoth();
    expect(await shown()).toEqual([[100, 100], []]);
    prolific.money.arrive();
    expect(await shown()).toEqual([
      [100, 100],
      [200, 200],
    ]);
  });

  it('keeps the order of payment, whatever arrives first', async () => {
    prolific.money.arrival = { afterMs: 1000 };
    await payBoth();
    prolific.money.payByHand(ann, 777);
    expect(await client.shown(annSubmission)).toEqual([777]);
    nowMs += 1000;
    expect(await client.shown(annSubmission)).toEqual([100, 777]);
  });

  it('is unknown to a stale read of the last pay request', async () => {
    prolific.script('submission', 2, { kind: 'stale' });
    await payBoth();
    await payBoth();
    expect(await client.shown(annSubmission)).toEqual([100, 100]);
    expect(await client.shown(annSubmission)).toEqual([100]);
  });
});
