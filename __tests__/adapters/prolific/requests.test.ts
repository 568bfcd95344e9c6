import { afterEach, describe, expect, it } from '@jest/globals';
import type { ActionError } from '../../../src/core/errors.ts';
import {
  closeAll,
  connectAnswers,
  connectSandbox,
  connectTo,
  impatient,
  studyId,
} from './connection.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));

describe('a request that moves no money', () => {
  it('says nothing of a body where it has none', async () => {
    const rewards = { amount: 1, currency: 'GBP' };
    const { server, prolific } = await connectAnswers([
      { status: 200, body: { bonuses: { rewards } } },
      { status: 201, body: { id: 'b-1', total_amount: 1 } },
    ]);
    await prolific.readCost(study);
    await prolific.setUpBulk(study, []);
    const [read, setUp] = server.requests.map(({ headers }) => Object.keys(headers));
    for (const name of ['content-type', 'content-length', 'transfer-encoding'])
      expect(read).not.toContain(name);
    expect(setUp).toEqual(expect.arrayContaining(['content-type', 'content-length']));
  });

  it.each([
    [401, 'TOKEN_INVALID', 1],
    [403, 'TOKEN_INVALID', 1],
    [400, 'PROLIFIC_REFUSED', 1],
    [404, 'PROLIFIC_REFUSED', 1],
    [409, 'PROLIFIC_REFUSED', 1],
    [301, 'PROLIFIC_UNREACHABLE', 1],
    [429, 'PROLIFIC_UNREACHABLE', 3],
    [500, 'PROLIFIC_UNREACHABLE', 3],
    [503, 'PROLIFIC_UNREACHABLE', 3],
  ])('that is answered with %i is %s, after so many tries: %i', async (status, code, tries) => {
    const body = { error: { status, title: 'Oh', detail: ['this', 'that'] } };
    const { server, prolific } = await connectAnswers([{ status, body }]);
    const failure = (await prolific
      .readCost(study)
      .catch((thrown: unknown) => thrown)) as ActionError;
    expect(failure).toMatchObject({ name: 'ActionError', code });
    expect(failure.message).toContain(`GET /api/v1/studies/{id}/cost/, status ${status}`);
    expect(failure.hint).not.toBe('');
    expect(server.requests).toHaveLength(tries);
  });

  it('recovers from what passes', async () => {
    const rewards = { amount: 1, currency: 'GBP' };
    const { prolific, sleeps } = await connectAnswers([
      { status: 503 },
      { status: 429, headers: { 'retry-after': '5' } },
      { status: 200, body: { bonuses: { rewards } } },
    ]);
    expect(await prolific.readCost(study)).toMatchObject({ currency: 'GBP', bonuses: 1 });
    expect(sleeps).toEqual([1_000, 5_000]);
  });

  it('that gets no answer is PROLIFIC_UNREACHABLE, and says why', async () => {
    const { server, prolific } = await connectSandbox({}, impatient);
    server.script('cost', 'every', { kind: 'hang-before' });
    const reading = prolific.readCost(study);
    await expect(reading).rejects.toMatchObject({ code: 'PROLIFIC_UNREACHABLE' });
    await expect(reading).rejects.toThrow('after 3 tries: no whole answer within 1 s');
    expect(server.requests).toHaveLength(3);
  });

  it('ends at once when the run is cancelled, and says so', async () => {
    const { server, prolific, cancel } = await connectSandbox({}, { timeoutMs: 60_000 });
    server.script('cost', 1, {
      kind: 'call',
      before: () => {
        cancel.now.abort();
      },
    });
    server.script('cost', 1, { kind: 'hang-before' });
    await expect(prolific.readCost(study)).rejects.toThrow('The run was cancelled');
    expect(server.requests).toHaveLength(1);
  });

  it('goes below the path of `api-url`, and nowhere else', async () => {
    const { server } = await connectSandbox();
    const { prolific } = connectTo(server, `${server.url}/mirror?x=1#y`);
    await expect(prolific.readCost(study)).rejects.toMatchObject({ code: 'PROLIFIC_REFUSED' });
    expect(server.requests[0]?.path).toBe(`/mirror/api/v1/studies/${study}/cost/`);
  });

  it('never puts the token in a message', async () => {
    const { server, prolific } = await connectSandbox();
    const body = { detail: `no token ${server.token}` };
    server.script('cost', 1, { kind: 'status', answer: { status: 401, body } });
    await expect(prolific.readCost(study)).rejects.toThrow('no token ***.');
  });
});
