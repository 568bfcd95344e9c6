import { afterEach, describe, expect, it } from '@jest/globals';
import {
  cents,
  closeAll,
  connectAnswers,
  connectSandbox,
  impatient,
  personalId,
  studyId,
} from './connection.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));

describe('a set-up', () => {
  it('sends one line for each bonus, in decimals, and pays nothing', async () => {
    const { server, prolific } = await connectSandbox();
    const { id, participants } = server.addStudy({ participants: 3 });
    const amounts = ['4.25', '30', '0.05'];
    const lines = participants.map((one, nth) => ({
      id: personalId(one),
      amount: cents(amounts[nth] ?? ''),
    }));
    const set = await prolific.setUpBulk(studyId(id), lines);
    expect(set).toMatchObject({ study: id, amount: 3_430 });
    expect(set.total).toBeCloseTo(3_430 + (set.fees ?? 0) + (set.vat ?? 0), 1);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/submissions/bonus-payments/' });
    const [a, b, c] = participants;
    expect(JSON.parse(request?.body ?? '')).toEqual({
      study_id: id,
      csv_bonuses: `${a},4.25\n${b},30.00\n${c},0.05`,
    });
    expect(server.money.paidTo(a ?? '')).toEqual([]);
  });

  it.each(['reset-after', 'hang-after', 'truncate'] as const)(
    'is made again after %s',
    async (kind) => {
      const patience = kind === 'hang-after' ? impatient : {};
      const { server, prolific, sleeps } = await connectSandbox({}, patience);
      const { id, participants } = server.addStudy({ participants: 1 });
      server.script('set-up', 1, { kind });
      const lines = [{ id: personalId(participants[0] ?? ''), amount: cents('1') }];
      const { bulk } = await prolific.setUpBulk(studyId(id), lines);
      expect([...server.money.bulks.keys()]).toHaveLength(2);
      expect(bulk).toBe([...server.money.bulks.keys()][1]);
      expect(sleeps).toEqual([1_000]);
    },
  );

  it('may leave out all but id and total', async () => {
    const body = { id: 'b-1', total_amount: 1133.34, study: null };
    const { prolific } = await connectAnswers([{ status: 201, body }]);
    expect(await prolific.setUpBulk(study, [])).toEqual({
      bulk: 'b-1',
      study: null,
      amount: null,
      fees: null,
      vat: null,
      total: 1133.34,
    });
  });

  it.each([
    ['total_amount', { id: 'b-1' }],
    ['amount', { id: 'b-1', total_amount: 1, amount: '1' }],
    ['study', { id: 'b-1', total_amount: 1, study: { id: study } }],
  ])('in another shape is an error that names %s', async (field, body) => {
    const { prolific } = await connectAnswers([{ status: 201, body }]);
    const setting = prolific.setUpBulk(study, []);
    await expect(setting).rejects.toMatchObject({ code: 'PROLIFIC_UNEXPECTED' });
    await expect(setting).rejects.toThrow(`field \`${field}\``);
  });

  it.each([
    [{ total_amount: 1 }],
    [{ id: null, total_amount: 1 }],
    [{ id: '', total_amount: 1 }],
    [{ id: '../x', total_amount: 1 }],
    [{ id: 17, total_amount: 1 }],
    [{}],
  ])('without an id by which it could be paid is a mismatch: %j', async (body) => {
    const { prolific } = await connectAnswers([{ status: 201, body }]);
    const setting = prolific.setUpBulk(study, []);
    await expect(setting).rejects.toMatchObject({ code: 'SETUP_MISMATCH' });
    await expect(setting).rejects.toThrow('it has no id');
  });

  it('that is refused names the reason, ids masked', async () => {
    const { server, prolific } = await connectSandbox();
    const { id } = server.addStudy({ participants: 1 });
    const stranger = personalId(`${'e'.repeat(20)}43f8`);
    const setting = prolific.setUpBulk(studyId(id), [{ id: stranger, amount: cents('1') }]);
    await expect(setting).rejects.toMatchObject({ code: 'PROLIFIC_REFUSED' });
    await expect(setting).rejects.toThrow('not part of the study: …43f8');
    await expect(setting).rejects.not.toThrow(stranger);
  });
});
