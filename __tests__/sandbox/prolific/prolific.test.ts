import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProlificSandbox } from '../../../sandbox/prolific/prolific.ts';
import {
  bareError,
  htmlError,
  messageError,
  notFound,
  wrappedError,
} from '../../../sandbox/prolific/answers.ts';
import type { Study } from '../../../sandbox/prolific/people.ts';
import { type ProlificClient, startProlificWithClient } from './client.ts';

let prolific: ProlificSandbox;
let client: ProlificClient;
let study: Study;

beforeEach(async () => {
  ({ prolific, client } = await startProlificWithClient());
  study = prolific.addStudy({ participants: 3, currency: 'USD', feesRate: 1 / 3, vatRate: 0.2 });
});

afterEach(async () => {
  await prolific.close();
});

describe('addStudy', () => {
  it('invents participants and submissions with 24 hex ids, the same in every run', async () => {
    const again = await startProlificWithClient();
    const twin = again.prolific.addStudy({ participants: 3 });
    await again.prolific.close();
    expect(twin.participants).toEqual(study.participants);
    const ids = [study.id, ...study.participants, ...study.submissions.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(7);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  it('takes ids that a test names', () => {
    const named = prolific.addStudy({ participants: ['a'.repeat(24)], id: 'b'.repeat(24) });
    expect(named).toMatchObject({ id: 'b'.repeat(24), participants: ['a'.repeat(24)] });
  });
});

describe('every call', () => {
  const calls = (): [string, string, string][] => [
    ['set-up', 'POST', '/api/v1/submissions/bonus-payments/'],
    ['pay', 'POST', '/api/v1/bulk-bonus-payments/x/pay/'],
    ['cost', 'GET', `/api/v1/studies/${study.id}/cost/`],
    ['submissions', 'GET', `/api/v1/submissions/?study=${study.id}`],
    ['submission', 'GET', `/api/v1/submissions/${study.submissions[0]?.id ?? ''}/`],
    ['balance', 'GET', `/api/v1/workspaces/${prolific.workspace}/balance/`],
  ];

  it("without the token answers 401 in that endpoint's shape, under the name for scripts", async () => {
    for (const [endpoint, method, path] of calls()) {
      const headers = { authorization: 'Bearer wrong' };
      const response = await fetch(prolific.url + path, { method, headers });
      expect(response.status).toBe(401);
      const body = (await response.json()) as Record<string, unknown>;
      const isBare = endpoint === 'cost' || endpoint === 'submissions';
      expect(isBare ? body : body['error']).toMatchObject({ status: 401, title: 'Unauthorized' });
      expect(prolific.requests.at(-1)).toMatchObject({ endpoint, answered: 401 });
    }
  });

  it('without the slash at the end is redirected to the path that has it', async () => {
    for (const [, method, path] of calls()) {
      const bare = path.replace(/\/(\?|$)/, '$1');
      const response = await fetch(prolific.url + bare, { method, redirect: 'manual' });
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe(path);
      expect(prolific.requests.at(-1)?.endpoint).toBe('redirect');
    }
  });

  it('with the wrong method answers 405', async () => {
    for (const [, method, path] of calls()) {
      const wrong = method === 'GET' ? client.post(path, {}) : client.get(path);
      expect((await wrong).status).toBe(405);
    }
  });

  it('about something unknown answers 404', async () => {
    const { status, body } = await client.post('/api/v1/bulk-bonus-payments/nobody/pay/', {});
    expect([status, body]).toMatchObject([404, { error: { status: 404, title: 'Not found' } }]);
    for (const path of ['studies/x/cost/', 'submissions/x/', 'workspaces/x/balance/']) {
      expect((await client.get(`/api/v1/${path}`)).status).toBe(404);
    }
    const list = await client.get('/api/v1/submissions/?study=x');
    expect(list).toMatchObject({ status: 404, body: { status: 404 } });
    expect((await client.get('/api/v1/submissions/')).body).toMatchObject({ status: 400 });
  });

  it('of an address that is not there answers 404 in HTML', async () => {
    const response = await fetch(`${prolific.url}/api/v2/`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

describe('errors', () => {
  const error = { status: 400, title: 'Bad', detail: { field: ['wrong'] }, errorCode: 7 };

  it.each([
    ['wrapped', wrappedError(error), { error: { error_code: 7, detail: { field: ['wrong'] } } }],
    ['bare', bareError(notFound('It')), { status: 404, detail: 'It does not exist.' }],
    ['message', messageError(403, 'No', 'why'), { message: 'No', detail: 'why' }],
  ])('can be scripted in the %s shape', async (_, answer, body) => {
    prolific.script('balance', 1, { kind: 'status', answer });
    const path = `/api/v1/workspaces/${prolific.workspace}/balance/`;
    expect(await client.get(path)).toMatchObject({ status: answer.status, body });
    expect((await client.get(path)).status).toBe(200);
  });

  it('can be scripted as a page of HTML', async () => {
    prolific.script('submission', 1, { kind: 'status', answer: htmlError(502, 'Bad Gateway') });
    const response = await fetch(`${prolific.url}/api/v1/submissions/x/`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  });
});
