import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, connectAnswers, connectSandbox, personalId, studyId } from './connection.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));
const submission = personalId('b'.repeat(24));
const participant = 'c'.repeat(24);

describe('the cost of a study', () => {
  it('says the currency and what all bonuses add up to, without fees and tax', async () => {
    const { server, prolific } = await connectSandbox();
    const { id, participants } = server.addStudy({ participants: 2, currency: 'USD' });
    server.money.payByHand(participants[0] ?? '', 425);
    expect(await prolific.readCost(studyId(id))).toMatchObject({ currency: 'USD', bonuses: 425 });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: `/api/v1/studies/${id}/cost/`,
    });
    expect(server.requests[0]?.headers['authorization']).toBe(`Token ${server.token}`);
  });

  it('may hold fractions of a penny', async () => {
    const rewards = { amount: 283.34, currency: 'gbp' };
    const { prolific } = await connectAnswers([{ status: 200, body: { bonuses: { rewards } } }]);
    expect(await prolific.readCost(study)).toMatchObject({
      currency: 'GBP',
      bonuses: 283.34,
      rates: null,
    });
  });

  it('says which share of the bonuses so far, else of the rewards, was charged on top', async () => {
    const { server, prolific } = await connectSandbox();
    const { id, participants } = server.addStudy({ participants: 2, feesRate: 0.3, vatRate: 0.2 });
    const rates = { fees: expect.closeTo(0.3), vat: expect.closeTo(0.06) };
    expect((await prolific.readCost(studyId(id))).rates).toEqual(rates);
    server.money.payByHand(participants[0] ?? '', 1_000);
    expect((await prolific.readCost(studyId(id))).rates).toEqual(rates);
  });

  it.each([
    ['no fees', {}],
    ['fees in another shape', { fees: 'free', tax: { amount: 1 } }],
    ['absurd fees', { fees: { amount: 9_000 }, tax: { amount: 1 } }],
  ])('with %s is a cost anyway: nothing depends on what is charged on top', async (_, on) => {
    const bonuses = { rewards: { amount: 425, currency: 'GBP' }, ...on };
    const { prolific } = await connectAnswers([{ status: 200, body: { bonuses } }]);
    expect(await prolific.readCost(study)).toMatchObject({
      currency: 'GBP',
      bonuses: 425,
      rates: null,
    });
  });

  it.each([
    ['bonuses', {}],
    ['bonuses.rewards', { bonuses: { fees: {} } }],
    ['bonuses.rewards.amount', { bonuses: { rewards: { currency: 'GBP', amount: '4.25' } } }],
    ['bonuses.rewards.amount', { bonuses: { rewards: { currency: 'GBP', amount: null } } }],
    ['bonuses.rewards.currency', { bonuses: { rewards: { currency: '', amount: 1 } } }],
  ])('in another shape is an error that names %s', async (field, body) => {
    const { prolific } = await connectAnswers([{ status: 200, body }]);
    const reading = prolific.readCost(study);
    await expect(reading).rejects.toMatchObject({ code: 'PROLIFIC_UNEXPECTED' });
    await expect(reading).rejects.toThrow(`GET /api/v1/studies/{id}/cost/): field \`${field}\``);
  });

  it.each(['<html></html>', '', '{"bonuses":'])('that is no JSON is an error: %j', async (body) => {
    const { prolific, sleeps } = await connectAnswers([{ status: 200, body }]);
    await expect(prolific.readCost(study)).rejects.toThrow('the body is no JSON');
    expect(sleeps).toEqual([]);
  });
});

describe('the name of a study', () => {
  it('is what Prolific calls it', async () => {
    const { server, prolific } = await connectSandbox();
    const { id } = server.addStudy({ participants: 1, name: ' Reading times, wave 2 ' });
    expect(await prolific.readStudyName(studyId(id))).toBe('Reading times, wave 2');
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: `/api/v1/studies/${id}/` });
  });

  it.each([
    ['an error', { status: 503, body: {} }],
    ['a token that may not', { status: 403, body: {} }],
    ['no name', { status: 200, body: { name: null } }],
    ['a blank name', { status: 200, body: { name: ' ' } }],
    ['no JSON', { status: 200, body: '<html>' }],
  ])('is not known after %s, which is asked for once and stops nothing', async (_, answer) => {
    const { prolific, sleeps } = await connectAnswers([answer]);
    expect(await prolific.readStudyName(study)).toBeNull();
    expect(sleeps).toEqual([]);
  });
});

describe('one submission', () => {
  it('says who it is and what was received', async () => {
    const { server, prolific } = await connectSandbox();
    const { submissions } = server.addStudy({ participants: 1 });
    const [one] = submissions;
    if (one === undefined) throw new Error('No submission');
    server.money.payByHand(one.participant, 425);
    server.money.payByHand(one.participant, 30);
    expect(await prolific.readSubmission(personalId(one.id))).toEqual({
      id: one.id,
      participant: one.participant,
      status: 'APPROVED',
      completedAt: one.completedAt,
      received: [425, 30],
    });
  });

  it.each(['empty', 'null', 'absent'] as const)(
    'that received nothing says so (%s)',
    async (noBonuses) => {
      const { server, prolific } = await connectSandbox({ manner: { noBonuses } });
      const [one] = server.addStudy({ participants: 1 }).submissions;
      const read = await prolific.readSubmission(personalId(one?.id ?? ''));
      expect(read.received).toEqual([]);
    },
  );

  it.each(['documented', 'swapped', 'both'] as const)(
    'may name the participant in any way (%s)',
    async (participantKey) => {
      const { server, prolific } = await connectSandbox({ manner: { participantKey } });
      const [one] = server.addStudy({ participants: 1 }).submissions;
      const read = await prolific.readSubmission(personalId(one?.id ?? ''));
      expect(read.participant).toBe(one?.participant);
    },
  );

  const whole = { id: submission, participant, status: 'ACTIVE', bonus_payments: [] };
  it.each([
    [{}, null],
    [{ completed_at: null }, null],
    [{ completed_at: 'yesterday' }, null],
    [{ completed_at: 17 }, null],
    [{ completed_at: '2025-01-06T09:00:00Z' }, '2025-01-06T09:00:00.000Z'],
    [{ completed_at: '2025-01-06T09:00:00.123456' }, '2025-01-06T09:00:00.123Z'],
    [{ completed_at: '2025-01-06T10:00:00+01:00' }, '2025-01-06T09:00:00.000Z'],
  ])('says when it was completed, in UTC, or that this is not known: %j', async (fields, time) => {
    const { prolific } = await connectAnswers([{ status: 200, body: { ...whole, ...fields } }]);
    const { completedAt } = await prolific.readSubmission(submission);
    expect(completedAt?.toISOString() ?? null).toBe(time);
  });

  it('has its status in the words of the documentation', async () => {
    const body = { ...whole, status: 'SCREENED_OUT' };
    const { prolific } = await connectAnswers([{ status: 200, body }]);
    expect((await prolific.readSubmission(submission)).status).toBe('SCREENED OUT');
  });

  it.each([
    ['field `bonus_payments.1`', { bonus_payments: [425, '30'] }],
    ['field `bonus_payments`', { bonus_payments: 425 }],
    ['field `status`', { status: null }],
    ['`participant` is not 24 hex characters', { participant: null }],
    ['`id` is not 24 hex characters', { id: '17' }],
    ['another submission, …dddd', { id: 'd'.repeat(24) }],
  ])('in another shape is an error: %s', async (what, fields) => {
    const { prolific } = await connectAnswers([{ status: 200, body: { ...whole, ...fields } }]);
    const reading = prolific.readSubmission(submission);
    await expect(reading).rejects.toMatchObject({ code: 'PROLIFIC_UNEXPECTED' });
    await expect(reading).rejects.toThrow(what);
  });
});

describe('the balance of a workspace', () => {
  it('says what is available', async () => {
    const balance = { currency: 'EUR', totalCents: 900, availableCents: 500 };
    const { server, prolific } = await connectSandbox({ balance });
    expect(await prolific.readBalance(server.workspace)).toEqual({
      currency: 'EUR',
      available: 500,
    });
  });

  it.each(['..', 'a/b', '', 'a?b'])('is not asked for where the id is no id: %j', async (id) => {
    const { server, prolific } = await connectSandbox();
    await expect(prolific.readBalance(id)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(server.requests).toHaveLength(0);
  });

  it('in another shape is an error that names the field', async () => {
    const { prolific } = await connectAnswers([{ status: 200, body: { currency_code: 'GBP' } }]);
    await expect(prolific.readBalance('w')).rejects.toThrow('field `available_balance`');
  });
});
