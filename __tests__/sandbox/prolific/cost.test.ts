import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProlificSandbox } from '../../../sandbox/prolific/prolific.ts';
import type { Study } from '../../../sandbox/prolific/people.ts';
import { type ProlificClient, startProlificWithClient } from './client.ts';

let prolific: ProlificSandbox;
let client: ProlificClient;
let study: Study;
let ann: string;
let annSubmission: string;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 2);
  ({ prolific, client } = await startProlificWithClient({ nowMs: () => nowMs }));
  study = prolific.addStudy({ participants: 2, currency: 'GBP', vatRate: 0, rewardCents: 100 });
  [ann] = study.participants as [string];
  [annSubmission] = study.submissions.map(({ id }) => id) as [string];
});

afterEach(async () => {
  await prolific.close();
});

async function cost(): Promise<{ rewards: number; bonuses: number }> {
  const { body } = await client.get(`/api/v1/studies/${study.id}/cost/`);
  const { rewards, bonuses } = body as Record<string, { rewards: { amount: number } }>;
  return { rewards: rewards?.rewards.amount ?? -1, bonuses: bonuses?.rewards.amount ?? -1 };
}

describe('other money', () => {
  it('paid by hand has no bulk id', () => {
    prolific.money.payByHand(ann, 425);
    expect(prolific.money.paidTo(ann)).toEqual([{ cents: 425, bulk: null }]);
  });

  it('paid by hand names the study where there are several', () => {
    const other = prolific.addStudy({ participants: [ann] });
    expect(() => {
      prolific.money.payByHand(ann, 425);
    }).toThrow('2 studies');
    prolific.money.payByHand(ann, 425, other.id);
    expect(prolific.money.paidTo(ann, study.id)).toEqual([]);
    expect(prolific.money.paidTo(ann, other.id)).toHaveLength(1);
    expect(prolific.money.shownTo(ann, study.id)).toEqual([]);
  });

  it("a screen-out's reward shows among the bonuses and is no bonus", async () => {
    await client.pay(await client.setUp(study.id, `${ann},0.30`));
    prolific.money.screenOut(annSubmission, 20);
    const { body } = await client.get(`/api/v1/submissions/${annSubmission}/`);
    expect(body).toMatchObject({
      status: 'SCREENED OUT',
      bonus_payments: [30, 20],
      completed_at: new Date(nowMs).toISOString(),
    });
    expect(prolific.money.paidTo(ann).map(({ cents }) => cents)).toEqual([30]);
  });

  it("a screen-out's reward can show later than the screen-out", async () => {
    prolific.money.screenOut(annSubmission, 20, { afterMs: 100 });
    expect(await client.shown(annSubmission)).toEqual([]);
    nowMs += 100;
    expect(await client.shown(annSubmission)).toEqual([20]);
  });
});

describe("the study's cost", () => {
  it('has rewards and bonuses with fees and tax, each with the currency', async () => {
    await client.pay(await client.setUp(study.id, `${ann},8.50`));
    const { status, body } = await client.get(`/api/v1/studies/${study.id}/cost/`);
    const money = (amount: number): unknown => ({ amount, currency: 'GBP' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rewards: { rewards: money(200), fees: money(66.67), tax: money(0) },
      bonuses: { rewards: money(850), fees: money(283.34), tax: money(0) },
    });
  });

  it('counts bonuses that show, of that study only', async () => {
    const other = prolific.addStudy({ participants: 1 });
    prolific.money.payByHand(other.participants[0] ?? '', 5000);
    prolific.money.arrival = 'manual';
    await client.pay(await client.setUp(study.id, `${ann},1`));
    expect((await cost()).bonuses).toBe(0);
    prolific.money.arrive();
    expect((await cost()).bonuses).toBe(100);
  });

  it('can lead, lag by a time, or stand still', async () => {
    prolific.money.arrival = { afterMs: 1000 };
    await client.pay(await client.setUp(study.id, `${ann},1`));
    prolific.money.costView = 'accepted';
    expect((await cost()).bonuses).toBe(100);
    prolific.money.costView = { lagMs: 500 };
    nowMs += 1499;
    expect([await client.shown(annSubmission), (await cost()).bonuses]).toEqual([[100], 0]);
    nowMs += 1;
    expect((await cost()).bonuses).toBe(100);
    prolific.money.costView = { asOfMs: nowMs - 501 };
    nowMs += 1e6;
    expect((await cost()).bonuses).toBe(0);
  });

  it("counts a screen-out's reward among rewards, or among bonuses", async () => {
    prolific.money.screenOut(annSubmission, 20);
    expect(await cost()).toEqual({ rewards: 120, bonuses: 0 });
    prolific.money.rewardsCostAs = 'bonuses';
    expect(await cost()).toEqual({ rewards: 100, bonuses: 20 });
  });
});
