import { describe, expect, it } from '@jest/globals';
import { csvOf, test } from '../action/story.ts';
import { judgeGithubRest } from './github-rest.ts';

describe('what the action says to GitHub over REST, and what the sandbox answers', () => {
  test('fits what GitHub publishes, from the making of the ledger to the comment on a pull request', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
    const event = {
      name: 'pull_request',
      ref: 'refs/pull/7/merge',
      payload: { pull_request: { number: 7 } },
    };
    await lab.run({ event });
    await lab.run({ event });
    await lab.run();

    const requests = lab.results.flatMap((result) => result.requests.github);
    expect(new Set(requests.map(({ endpoint }) => endpoint))).toEqual(
      new Set([
        'query',
        'comments-list',
        'comment-create',
        'comment-update',
        'tree',
        'git-commit',
        'ref',
        'commit',
        'activity',
      ]),
    );
    expect(judgeGithubRest(requests)).toEqual([]);
  });

  it('is found where it does not fit', () => {
    const tree = {
      ...{
        server: 'github',
        endpoint: 'tree',
        method: 'POST',
        path: '/repos/lab/bonuses/git/trees',
      },
      ...{
        headers: {},
        arrival: 1,
        atMs: 0,
        endedAtMs: 1,
        fault: null,
        inFlight: 1,
        connection: 1,
      },
    };
    const good = {
      ...tree,
      body: '{"tree":[{"path":"a","mode":"100644","type":"blob","content":"b"}]}',
      answered: 201,
      answer: { sha: 'a', url: 'u', truncated: false, tree: [] },
    };
    expect(judgeGithubRest([good])).toEqual([]);
    expect(judgeGithubRest([{ ...good, body: '{"tree":[{"mode":"1"}]}' }])).toHaveLength(1);
    expect(judgeGithubRest([{ ...good, answer: { sha: 'a' } }])).toHaveLength(1);
    expect(judgeGithubRest([{ ...good, answered: 418 }])).toHaveLength(1);
    expect(judgeGithubRest([{ ...good, path: '/repos/lab/bonuses/contents/a' }])).toHaveLength(1);
  });
});
