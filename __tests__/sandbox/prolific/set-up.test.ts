import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProlificSandbox } from '../../../sandbox/prolific/prolific.ts';
import type { Study } from '../../../sandbox/prolific/people.ts';
import { type ProlificClient, startProlificWithClient } from './client.ts';

let prolific: ProlificSandbox;
let client: ProlificClient;
let study: Study;
let people: [string, string, string];

const setUpPath = '/api/v1/submissions/bonus-payments/';

beforeEach(async () => {
  ({ prolific, client } = await startProlificWithClient());
  study = prolific.addStudy({ participants: 3, currency: 'USD', feesRate: 1 / 3, vatRate: 0.2 });
  people = study.participants as [string, string, string];
});

afterEach(async () => {
  await prolific.close();
});

describe('set-up', () => {
  const setUp = (
    csv: unknown,
    id: unknown = study.id,
  ): Promise<{ status: number; body: unknown }> =>
    client.post(setUpPath, { study_id: id, csv_bonuses: csv });

  it('answers the sum, fees and VAT in cents as doubles, and pays nothing', async () => {
    const { status, body } = await setUp(`${people[0]},4.25\n${people[1]},4.25\n`);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      study: study.id,
      amount: 850,
      fees: 283.34,
      vat: 56.67,
      total_amount: 1190.01,
    });
    expect(prolific.money.payments).toEqual([]);
  });

  it.each([
    ['30', 3000],
    ['30.00', 3000],
    ['0.5', 50],
    ['0.01', 1],
  ])("reads %s as %i cents of the study's currency", async (text, amount) => {
    expect((await setUp(`${people[0]},${text}`)).body).toMatchObject({ amount });
  });

  it.each(['1e3', '4.255', '-1', '0', '', '£4', '4,25', ' 4'])(
    'refuses %j as an amount',
    async (text) => {
      const { status, body } = await setUp(`${people[0]},1\n${people[1]},${text}`);
      const problems = [expect.stringContaining('Line 2')];
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: { detail: { csv_bonuses: problems } } });
      expect(prolific.money.bulks.size).toBe(0);
    },
  );

  it('refuses ids that never took part and names them in the detail', async () => {
    const [first, second] = ['c'.repeat(24), 'd'.repeat(24)];
    const { status, body } = await setUp(`${first},1\n${people[0]},1\n${second},1`);
    expect(status).toBe(400);
    const { detail } = (body as { error: { detail: string } }).error;
    expect(detail).toContain(`${first}, ${second}`);
    expect(detail).not.toContain(people[0]);
  });

  it("refuses a byte order mark, another study's people and a study that is not there", async () => {
    const other = prolific.addStudy({ participants: 1 });
    expect((await setUp(`\uFEFF${people[0]},1`)).status).toBe(400);
    expect((await setUp(`${people[0]},1`, other.id)).status).toBe(400);
    expect((await setUp(`${people[0]},1`, 'e'.repeat(24))).status).toBe(404);
  });

  it.each(['[]', 'null', '{', '{}'])('refuses the body %s', async (body) => {
    const headers = { authorization: `Token ${prolific.token}` };
    const response = await fetch(prolific.url + setUpPath, { method: 'POST', body, headers });
    expect(response.status).toBe(400);
    expect((await setUp('')).status).toBe(400);
  });

  it('can leave fields out, answer a wrong study and sum, and repeat an earlier id', async () => {
    const first = (await setUp(`${people[0]},1`)).body as { id: string };
    prolific.setUpQuirks = { omit: ['fees', 'vat'], study: 'f'.repeat(24), amount: 7 };
    expect((await setUp(`${people[0]},1`)).body).toEqual({
      id: expect.not.stringMatching(first.id),
      study: 'f'.repeat(24),
      amount: 7,
      total_amount: 140.01,
    });
    prolific.setUpQuirks = { repeatId: true };
    expect((await setUp(`${people[1]},2`)).body).toMatchObject({ id: first.id });
    expect(prolific.money.bulks.size).toBe(2);
  });
});
