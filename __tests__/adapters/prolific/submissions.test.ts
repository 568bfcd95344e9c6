import { afterEach, describe, expect, it } from '@jest/globals';
import type { ListShape } from '../../../sandbox/prolific/submissions.ts';
import { closeAll, connectAnswers, connectSandbox, studyId } from './connection.ts';
import { idOf, page, row } from './submission-rows.ts';

afterEach(closeAll);

const shapes: ListShape[] = [
  'full',
  'next-absent',
  'no-links',
  'no-meta',
  'results-only',
  'foreign-next',
];
const study = studyId('a'.repeat(24));

describe('the list of submissions', () => {
  it('on one page takes one request', async () => {
    const { server, prolific } = await connectSandbox();
    const { id, submissions } = server.addStudy({ participants: 3 });
    expect((await prolific.listSubmissions(studyId(id))).submissions).toEqual(
      submissions.map((one) => ({
        id: one.id,
        participant: one.participant,
        status: one.status,
        completedAt: one.completedAt,
        received: null,
      })),
    );
    expect(server.requests.map(({ path }) => path)).toEqual([
      `/api/v1/submissions/?study=${id}&page=1&page_size=1000`,
    ]);
  });

  it('of a study without any is empty', async () => {
    const { server, prolific } = await connectSandbox();
    const { id } = server.addStudy({ participants: 0 });
    expect((await prolific.listSubmissions(studyId(id))).submissions).toEqual([]);
  });

  describe.each(shapes)('with a frame that is %s', (listShape) => {
    it.each([0, 1, 2, 3, 4, 7])('is whole on pages of 2: %i submissions', async (count) => {
      const { server, prolific } = await connectSandbox({ manner: { listShape, maxPageSize: 2 } });
      const { id, submissions } = server.addStudy({ participants: count });
      const listed = (await prolific.listSubmissions(studyId(id))).submissions;
      expect(listed.map((one) => one.id)).toEqual(submissions.map((one) => one.id));
      for (const request of server.requests) {
        expect(request.headers['host']).toBe(new URL(server.url).host);
      }
    });

    it.each(['oldest-first', 'newest-first'] as const)(
      'misses nobody and has nobody twice while people submit (%s)',
      async (listOrder) => {
        const manner = { listShape, listOrder, maxPageSize: 3 };
        const { server, prolific } = await connectSandbox({ manner });
        const { id, submissions } = server.addStudy({ participants: 7 });
        const before = submissions.map((one) => one.id);
        let late = 0;
        server.manner.afterPage = () => {
          late += 1;
          if (late <= 2) server.people.addSubmission(id, idOf(late));
        };
        const listed = (await prolific.listSubmissions(studyId(id))).submissions.map(
          (one) => one.id,
        );
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining(before));
      },
    );
  });

  it('with several submissions of one participant has each', async () => {
    const { server, prolific } = await connectSandbox();
    const { id, participants } = server.addStudy({ participants: 1 });
    server.people.addSubmission(id, participants[0] ?? '', {
      status: 'RETURNED',
      completedAt: null,
    });
    const listed = (await prolific.listSubmissions(studyId(id))).submissions;
    expect(listed.map(({ status }) => status)).toEqual(['APPROVED', 'RETURNED']);
    expect(listed[1]?.completedAt).toBeNull();
  });

  it('is read again where a row moved from a page to come to one that was read', async () => {
    const meta = { meta: { count: 4 } };
    const { server, prolific } = await connectAnswers([
      page([row(1), row(2)], meta),
      page([row(2), row(3)], meta),
      { status: 404 },
      page([row(4), row(1)], meta),
      page([row(2), row(3)], meta),
    ]);
    const listed = (await prolific.listSubmissions(study)).submissions;
    expect(listed.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4].map(idOf));
    expect(server.requests).toHaveLength(5);
  });

  it('is read again where a row left a page that was read', async () => {
    const { prolific } = await connectAnswers([
      page([row(1), row(2)], { meta: { count: 4 } }),
      page([row(4)], { meta: { count: 3 } }),
      page([row(2), row(3)], { meta: { count: 3 } }),
      page([row(4)], { meta: { count: 3 } }),
    ]);
    const listed = (await prolific.listSubmissions(study)).submissions;
    expect(listed.map(({ id }) => id)).toEqual([1, 2, 4, 3].map(idOf));
  });

  it('that never shows as many as it says is an error, and an end', async () => {
    const { server, prolific } = await connectAnswers([page([row(1)], { meta: { count: 2 } })]);
    const reading = prolific.listSubmissions(study);
    await expect(reading).rejects.toMatchObject({ code: 'PROLIFIC_UNREACHABLE' });
    await expect(reading).rejects.toThrow(
      'could not be read completely in 5 tries: 1 submission was seen',
    );
    expect(server.requests).toHaveLength(10);
  });

  it('that grows all the time has all who were there when it was last begun', async () => {
    const manner = { listOrder: 'newest-first', maxPageSize: 3 } as const;
    const { server, prolific } = await connectSandbox({ manner });
    const { id, submissions } = server.addStudy({ participants: 7 });
    const before = submissions.map((one) => one.id);
    server.manner.afterPage = () => {
      server.people.addSubmission(id, idOf(submissions.length));
    };
    const listed = (await prolific.listSubmissions(studyId(id))).submissions.map((one) => one.id);
    expect(listed).toEqual(expect.arrayContaining(before));
    expect(listed.length).toBeGreaterThan(before.length);
  });

  it.each([
    ['of another study', `?study=${'b'.repeat(24)}&page=2`],
    ['of this study and another', `?study=${study}&study=${'b'.repeat(24)}&page=2`],
    ['of no study', '?page=2'],
    ['of a path below', `0/?study=${study}&page=2`],
    ['of another origin', `//127.0.0.1:1/api/v1/submissions/?study=${study}&page=2`],
  ])('is never followed to a next page %s: the page after this one is asked for', async (_, to) => {
    const href = to.startsWith('//') ? to : `/api/v1/submissions/${to}`;
    const next = { _links: { next: { href } } };
    const { server, prolific } = await connectAnswers([
      page([row(1)], { ...next, meta: { count: 2 } }),
      page([row(2)], { meta: { count: 2 } }),
    ]);
    expect((await prolific.listSubmissions(study)).submissions).toHaveLength(2);
    expect(server.requests.map(({ path }) => path)).toEqual(
      [1, 2].map((nth) => `/api/v1/submissions/?study=${study}&page=${nth}&page_size=1000`),
    );
  });

  it('whose pages go in circles comes to an end', async () => {
    const self = { _links: { next: { href: `/api/v1/submissions/?study=${study}&page=1` } } };
    const { prolific } = await connectAnswers([page([row(1)], self)]);
    expect((await prolific.listSubmissions(study)).submissions).toHaveLength(1);
  });

  it('whose pages are all the same comes to an end', async () => {
    const { server, prolific } = await connectAnswers([page([row(1), row(2)])]);
    expect((await prolific.listSubmissions(study)).submissions).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });

  it('that never ends is an error after 2,000 pages', async () => {
    const pages = Array.from({ length: 2_001 }, (_, nth) => page([row(nth)]));
    const { server, prolific } = await connectAnswers(pages, { timeoutMs: 10_000 });
    await expect(prolific.listSubmissions(study)).rejects.toThrow('2000 pages were read');
    expect(server.requests).toHaveLength(2_000);
  });

  it('of a study that does not exist is refused', async () => {
    const { prolific } = await connectSandbox();
    const reading = prolific.listSubmissions(study);
    await expect(reading).rejects.toMatchObject({ code: 'PROLIFIC_REFUSED' });
    await expect(reading).rejects.toThrow('This study does not exist');
  });
});
