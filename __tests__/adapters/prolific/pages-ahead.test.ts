import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, connectAnswers, connectSandbox, studyId } from './connection.ts';
import { idOf, page, row } from './submission-rows.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));

describe('pages of submissions after the first', () => {
  it('are asked for four at a time, each once, where the first says how many there are', async () => {
    const { server, prolific } = await connectSandbox({ manner: { maxPageSize: 2 } });
    const { id, submissions } = server.addStudy({ participants: 19 });
    server.latencyMs = 25;
    const listed = (await prolific.listSubmissions(studyId(id))).submissions;
    expect(listed.map((one) => one.id)).toEqual(submissions.map((one) => one.id));
    expect(server.requests).toHaveLength(10);
    expect(server.requests.map(({ inFlight }) => inFlight).slice(0, 5)).toEqual([1, 1, 2, 3, 4]);
    expect(Math.max(...server.requests.map(({ inFlight }) => inFlight))).toBe(4);
  });

  it('are asked for one after another where a link leads elsewhere than their number', async () => {
    const cursor = { _links: { next: { href: `/api/v1/submissions/?study=${study}&cursor=x` } } };
    const { server, prolific } = await connectAnswers([
      page([row(1)], { ...cursor, meta: { count: 2 } }),
      page([row(2)], { meta: { count: 2 } }),
    ]);
    expect((await prolific.listSubmissions(study)).submissions).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.path).toContain('cursor=x');
  });

  it('are read again where one of them is of another moment than the first', async () => {
    const meta = (count: number) => ({ meta: { count } });
    const { server, prolific } = await connectAnswers([
      page([row(1)], meta(3)),
      page([row(2)], meta(4)),
      page([row(3)], meta(3)),
      page([row(1)], meta(3)),
      page([row(2)], meta(3)),
      page([row(3)], meta(3)),
    ]);
    const listed = (await prolific.listSubmissions(study)).submissions;
    expect(listed.map(({ id }) => id).sort()).toEqual([1, 2, 3].map(idOf));
    expect(server.requests).toHaveLength(6);
  });

  it('of which one fails are an error, and none is under way any more', async () => {
    const { server, prolific } = await connectSandbox({ manner: { maxPageSize: 1 } });
    const { id } = server.addStudy({ participants: 9 });
    server.script('submissions', 3, { kind: 'status', answer: { status: 400, body: 'no' } });
    await expect(prolific.listSubmissions(studyId(id))).rejects.toMatchObject({
      code: 'PROLIFIC_REFUSED',
    });
    const asked = server.requests.length;
    expect(server.requests.every(({ endedAtMs }) => endedAtMs !== null)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(asked);
  });
});

describe('reads of several studies', () => {
  it('are at most four at a time, however many are asked for', async () => {
    const { server, prolific } = await connectSandbox();
    const studies = Array.from({ length: 6 }, () => server.addStudy({ participants: 1 }).id);
    server.latencyMs = 25;
    await Promise.all(
      studies.flatMap((id) => [
        prolific.readCost(studyId(id)),
        prolific.listSubmissions(studyId(id)),
        prolific.readStudyName(studyId(id)),
      ]),
    );
    expect(server.requests).toHaveLength(18);
    expect(Math.max(...server.requests.map(({ inFlight }) => inFlight))).toBe(4);
  });
});
