import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { askRest, lab, type RestAnswer, startLab } from './asking.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab();
  github.addPullRequest(lab, 7);
});
afterEach(() => github.close());

const person = { login: 'octocat', type: 'User' } as const;

function comment(body: string, token = 'writer'): Promise<RestAnswer> {
  return askRest(github, 'POST', `${lab}/issues/7/comments`, { body: { body }, token });
}

function idOf({ body }: RestAnswer): number {
  return (body as { id: number }).id;
}

describe('comments of a pull request', () => {
  it('are made, listed, changed and deleted', async () => {
    const made = await comment('one');
    expect(made.status).toBe(201);
    const id = idOf(made);
    expect(made.body).toMatchObject({
      body: 'one',
      user: { login: 'github-actions[bot]', type: 'Bot' },
      html_url: `${github.url}/lab/study/pull/7#issuecomment-${id}`,
      created_at: expect.stringMatching(/Z$/),
    });
    github.advance(60_000);
    const path = `${lab}/issues/comments/${id}`;
    const changed = await askRest(github, 'PATCH', path, { body: { body: 'two' } });
    expect(changed.status).toBe(200);
    const listed = await askRest(github, 'GET', `${lab}/issues/7/comments`);
    expect(listed.body).toEqual([changed.body]);
    expect(changed.body).toMatchObject({
      id,
      body: 'two',
      created_at: (made.body as { created_at: string }).created_at,
    });
    expect((await askRest(github, 'DELETE', path)).status).toBe(204);
    expect(github.comments(lab, 7)).toEqual([]);
    expect((await askRest(github, 'DELETE', path)).status).toBe(404);
  });

  it('come in pages that a Link header joins', async () => {
    for (let at = 1; at <= 5; at += 1) github.addComment(lab, 7, person, `comment ${at}`);
    github.addComment(lab, 7, null, 'of an account that is gone');
    const seen: unknown[] = [];
    let next: string | undefined = `${github.url}/repos/${lab}/issues/7/comments?per_page=4`;
    while (next !== undefined) {
      const response: Response = await fetch(next, { headers: { authorization: 'token reader' } });
      seen.push(...((await response.json()) as unknown[]));
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toHaveLength(6);
    expect(seen[0]).toMatchObject({ body: 'comment 1', user: person });
    expect(seen[5]).toMatchObject({ user: null });
    expect(github.server.countOf('comments-list')).toBe(2);
  });

  it('are thirty on a page where nobody says how many', async () => {
    for (let at = 0; at < 31; at += 1) github.addComment(lab, 7, person, 'x');
    const { body, headers } = await askRest(github, 'GET', `${lab}/issues/7/comments`);
    expect(body).toHaveLength(30);
    expect(headers.get('link')).toContain('page=2>; rel="last"');
  });

  it('are refused on a locked pull request', async () => {
    github.addPullRequest(lab, 7, { isLocked: true });
    const { status, body } = await comment('one');
    expect(status).toBe(403);
    expect(body).toMatchObject({
      message: 'Unable to create comment because issue is locked.',
    });
  });

  it.each([
    ['POST', 'issues/7/comments'],
    ['PATCH', 'issues/comments/1001'],
    ['DELETE', 'issues/comments/1001'],
  ])('need the right to write for %s', async (method, path) => {
    github.addComment(lab, 7, person, 'theirs');
    const { status, body } = await askRest(github, method, `${lab}/${path}`, {
      body: { body: 'x' },
      token: 'reader',
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ message: 'Resource not accessible by integration' });
    expect(github.comments(lab, 7)).toMatchObject([{ body: 'theirs' }]);
  });

  it.each([
    ['longer than 65,536 characters', 'x'.repeat(65_537)],
    ['blank', ' \n'],
  ])('are refused where they are %s', async (_what, body) => {
    expect((await comment(body)).status).toBe(422);
    expect((await comment('x'.repeat(65_536))).status).toBe(201);
  });

  it('of an absent pull request are 404', async () => {
    expect((await askRest(github, 'GET', `${lab}/issues/8/comments`)).status).toBe(404);
  });

  it('can be listed as they were one change earlier', async () => {
    await comment('one');
    await comment('two');
    github.server.script('comments-list', 1, { kind: 'stale' });
    const stale = await askRest(github, 'GET', `${lab}/issues/7/comments`);
    expect(stale.body).toMatchObject([{ body: 'one' }]);
    const fresh = await askRest(github, 'GET', `${lab}/issues/7/comments`);
    expect(fresh.body).toHaveLength(2);
  });
});
