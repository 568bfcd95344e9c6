import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, connectAnswers, connectSandbox, studyId } from './connection.ts';
import { idOf, page, row } from './submission-rows.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));

describe('a row of the list', () => {
  const listOne = async (changes: Record<string, unknown>): ReturnType<typeof listAll> =>
    listAll([row(1, changes)]);
  async function listAll(rows: unknown[]): Promise<readonly { received: unknown; id: string }[]> {
    const { prolific } = await connectAnswers([page(rows, { meta: { count: rows.length } })]);
    return (await prolific.listSubmissions(study)).submissions;
  }

  it.each([
    [{}, null],
    [{ bonus_payments: null }, null],
    [{ bonus_payments: 'none' }, null],
    [{ bonus_payments: ['4.25'] }, null],
    [{ bonus_payments: [] }, []],
    [{ bonus_payments: [425, 30.5] }, [425, 30.5]],
  ])('says what was received where it is an array of numbers: %j', async (changes, received) => {
    expect((await listOne(changes))[0]?.received).toEqual(received);
  });

  it('may be of a study that shows bonuses in its list', async () => {
    const { server, prolific } = await connectSandbox({ manner: { listHasBonuses: true } });
    const { id, participants } = server.addStudy({ participants: 2 });
    server.money.payByHand(participants[1] ?? '', 425);
    const listed = (await prolific.listSubmissions(studyId(id))).submissions;
    expect(listed.map(({ received }) => received)).toEqual([[], [425]]);
  });

  it('may name the participant as the submission itself does', async () => {
    const participant = idOf(7);
    expect(await listOne({ participant_id: undefined, participant })).toMatchObject([
      { participant },
    ]);
  });

  it.each([null, '', 'deleted', 'f'.repeat(32)])(
    'of nobody that a CSV can name is left out: %j',
    async (participant_id) => {
      const listed = await listAll([row(1, { participant_id, id: 'whatever' }), row(2)]);
      expect(listed.map(({ id }) => id)).toEqual([idOf(2)]);
    },
  );

  it.each([
    ['field `results.0.id`', { id: null }],
    ['`id` is not 24 hex characters', { id: 'whatever' }],
    ['no `participant_id`', { participant_id: undefined }],
    ['field `results.0.participant_id`', { participant_id: 17 }],
    ['field `results.0.status`', { status: undefined }],
  ])('in another shape is an error: %s', async (what, changes) => {
    const listing = listOne(changes);
    await expect(listing).rejects.toMatchObject({ code: 'PROLIFIC_UNEXPECTED' });
    await expect(listing).rejects.toThrow('GET /api/v1/submissions/');
    await expect(listing).rejects.toThrow(what);
  });

  it('that is no object is an error', async () => {
    await expect(listAll(['x'])).rejects.toThrow('field `results.0`');
  });
});
