import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProlificSandbox } from '../../../sandbox/prolific/prolific.ts';
import type { Study } from '../../../sandbox/prolific/people.ts';
import { type ProlificClient, startProlificWithClient } from './client.ts';

let prolific: ProlificSandbox;
let client: ProlificClient;
let study: Study;

interface Page {
  results: Record<string, unknown>[];
  _links?: { next?: { href: string | null } };
  meta?: { count: number };
}

beforeEach(async () => {
  ({ prolific, client } = await startProlificWithClient());
  study = prolific.addStudy({ participants: 45 });
});

afterEach(async () => {
  await prolific.close();
});

async function page(query = ''): Promise<Page> {
  const { body } = await client.get(`/api/v1/submissions/?study=${study.id}${query}`);
  return body as Page;
}

/** Follows `_links.next` from the first page to the last, and gives the ids as they came. */
async function walk(query = ''): Promise<unknown[]> {
  const ids: unknown[] = [];
  let path: string | null = `/api/v1/submissions/?study=${study.id}${query}`;
  while (path !== null) {
    const { body } = await client.get(path);
    const { results, _links } = body as Page;
    ids.push(...results.map(({ id }) => id));
    path = _links?.next?.href ?? null;
  }
  return ids;
}

const allIds = (): string[] => study.submissions.map(({ id }) => id);

describe('pages', () => {
  it('hold 20 by default, say how many there are in all, and link to the next on this origin', async () => {
    const { results, meta, _links } = await page();
    expect(results).toHaveLength(20);
    expect(meta).toEqual({ count: 45 });
    const next = new URL(_links?.next?.href ?? '');
    expect(next.origin).toBe(prolific.url);
    expect(next.searchParams.get('page')).toBe('2');
    expect(next.searchParams.get('study')).toBe(study.id);
  });

  it('lead through everybody by their links', async () => {
    expect(await walk()).toEqual(allIds());
    expect(prolific.countOf('submissions')).toBe(3);
  });

  it('have the size that was asked for, and never more than the server allows', async () => {
    expect((await page('&page_size=45')).results).toHaveLength(45);
    prolific.manner.maxPageSize = 10;
    expect((await page('&page_size=45')).results).toHaveLength(10);
    expect(await walk('&page_size=45')).toEqual(allIds());
  });

  it('past the end, or with no proper number, answer 404 without the wrapper', async () => {
    const base = `/api/v1/submissions/?study=${study.id}`;
    for (const number of ['4', '0', '-1', 'x']) {
      const { status, body } = await client.get(`${base}&page=${number}`);
      expect([status, body]).toMatchObject([404, { status: 404, title: 'Not found' }]);
    }
    expect((await client.get(`${base}&page=3`)).status).toBe(200);
  });

  it('of a study without submissions are one empty page', async () => {
    const empty = prolific.addStudy({ participants: 0 });
    const { body } = await client.get(`/api/v1/submissions/?study=${empty.id}`);
    expect(body).toMatchObject({
      results: [],
      meta: { count: 0 },
      _links: { next: { href: null } },
    });
  });

  it('shift when somebody submits between two of them', async () => {
    prolific.manner.listOrder = 'newest-first';
    prolific.manner.afterPage = (number) => {
      if (number === 1) prolific.people.addSubmission(study.id, study.participants[0] ?? '');
    };
    const ids = await walk();
    expect(ids).toHaveLength(46);
    expect(ids[20]).toBe(ids[19]);
    expect(new Set(ids).size).toBe(45);
  });
});

describe('the frame of a list', () => {
  it.each([
    ['next-absent', ['_links', 'meta', 'results']],
    ['no-links', ['meta', 'results']],
    ['no-meta', ['_links', 'results']],
    ['results-only', ['results']],
  ] as const)('can be %s', async (shape, keys) => {
    prolific.manner.listShape = shape;
    expect(Object.keys(await page('&page=3')).toSorted()).toEqual(keys);
  });

  it('has a next link of null on the last page, or none at all', async () => {
    expect((await page('&page=3'))._links?.next).toMatchObject({ href: null });
    prolific.manner.listShape = 'next-absent';
    expect((await page('&page=3'))._links).not.toHaveProperty('next');
    expect((await page('&page=2'))._links?.next?.href).toContain('page=3');
  });

  it('can point to another origin', async () => {
    prolific.manner.listShape = 'foreign-next';
    const next = new URL((await page())._links?.next?.href ?? '');
    expect(next.origin).not.toBe(prolific.url);
  });
});

describe('a submission', () => {
  it('in a list has the documented fields, and no bonuses', async () => {
    const [first] = study.submissions;
    const again = prolific.people.addSubmission(study.id, study.participants[1] ?? '', {
      status: 'ACTIVE',
      completedAt: null,
    });
    const { results } = await page('&page_size=100');
    expect(results[0]).toEqual({
      id: first?.id,
      participant_id: first?.participant,
      status: 'APPROVED',
      started_at: first?.startedAt.toISOString(),
      completed_at: first?.completedAt?.toISOString(),
      has_siblings: false,
      study_code: 'C0MPLET3',
      return_requested: null,
    });
    expect(results[1]).toMatchObject({ has_siblings: true });
    expect(results.at(-1)).toMatchObject({
      id: again.id,
      status: 'ACTIVE',
      completed_at: null,
      study_code: null,
      has_siblings: true,
    });
  });

  it('by itself has the participant without _id, the study and what was paid', async () => {
    const [first] = study.submissions;
    prolific.money.payByHand(study.participants[0] ?? '', 425);
    const { body } = await client.get(`/api/v1/submissions/${first?.id ?? ''}/`);
    expect(body).toMatchObject({
      id: first?.id,
      participant: first?.participant,
      study_id: study.id,
      bonus_payments: [425],
    });
    expect(body).not.toHaveProperty('participant_id');
  });

  it('can name its participant the other way round, or both ways', async () => {
    const path = `/api/v1/submissions/${study.submissions[0]?.id ?? ''}/`;
    const keysOf = (value: unknown): string[] =>
      Object.keys(value as object).filter((key) => key.startsWith('participant'));
    prolific.manner.participantKey = 'swapped';
    expect(keysOf((await client.get(path)).body)).toEqual(['participant_id']);
    expect(keysOf((await page()).results[0])).toEqual(['participant']);
    prolific.manner.participantKey = 'both';
    expect(keysOf((await client.get(path)).body)).toEqual(['participant_id', 'participant']);
  });

  it('in a list can carry its bonuses', async () => {
    prolific.manner.listHasBonuses = true;
    prolific.money.payByHand(study.participants[1] ?? '', 30);
    const { results } = await page();
    expect(results.slice(0, 3).map((one) => one['bonus_payments'])).toEqual([[], [30], []]);
  });

  it('without bonuses can show null or nothing, and a test can make it lie', async () => {
    const id = study.submissions[0]?.id ?? '';
    prolific.manner.noBonuses = 'null';
    expect(await client.shown(id)).toBeNull();
    prolific.manner.noBonuses = 'absent';
    expect(await client.shown(id)).toBeUndefined();
    prolific.money.payByHand(study.participants[0] ?? '', 30);
    expect(await client.shown(id)).toEqual([30]);
    prolific.manner.bonusesInstead = (cents) => cents.map((one) => one + 0.5);
    expect(await client.shown(id)).toEqual([30.5]);
  });
});
