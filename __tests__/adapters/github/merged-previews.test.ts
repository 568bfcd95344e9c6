import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { connectGitHub } from '../../../src/adapters/github/github.ts';
import { GitHubHome } from '../../../src/adapters/github/home.ts';
import { renderPreviewMark } from '../../../src/core/plan/previewed.ts';
import type { Previews } from '../../../src/core/plan/previewed.ts';
import { ann, batch, bob } from '../../kit/builders.ts';
import { bot, lab, marker, octocat, startPullRequest } from './preview-scene.ts';

const anns = renderPreviewMark({ due: batch([[ann, 425]]).bonuses });
const bobs = renderPreviewMark({ due: batch([[bob, 300]]).bonuses });
const digestIn = (mark: string): string => /[0-9a-f]{64}/.exec(mark)?.[0] ?? '';

describe('previews on the pull requests of a commit', () => {
  let github: Github;
  let sha: string;
  beforeEach(async () => {
    github = await startPullRequest();
    sha = await github.commitFile(lab, 'main', 'week1.csv', 'a,b\n');
  });
  afterEach(() => github.close());

  function read(token = 'bot', of = sha): Promise<Previews> {
    const api = connectGitHub({
      graphqlUrl: new URL(github.graphqlUrl),
      apiUrl: new URL(github.url),
      token,
      sleep: () => Promise.resolve(),
    });
    const patience = { signal: new AbortController().signal, timeoutMs: 60_000, tries: 1 };
    return new GitHubHome(api, lab, patience).readPreviews(of, 'refs/heads/main');
  }

  const shows = (...marks: string[]) => ({
    pullRequests: [{ number: 7, title: 'Bonuses', approvedBy: [] }],
    digests: new Set(marks.map(digestIn)),
  });

  it('are found on a merged one, whichever of its commits is asked about', async () => {
    const last = await github.commitFile(lab, 'main', 'week2.csv', 'a,b\n');
    github.addComment(lab, 7, bot, `${marker}\n${anns}\n## …`);
    github.markMerged(lab, 7, [sha, last]);
    expect(await read()).toEqual(shows(anns));
    expect(await read('bot', last)).toEqual(shows(anns));
  });

  it.each([
    ['by somebody else', octocat],
    ['by a person who has the bot’s name', { login: 'github-actions', type: 'User' } as const],
    ['by an account that is gone', null],
  ])('do not count %s', async (_, author) => {
    github.addComment(lab, 7, author, `${marker}\n${anns}`);
    github.markMerged(lab, 7, [sha]);
    expect(await read()).toEqual(shows());
  });

  it('count for a token whose owner GitHub names without [bot]', async () => {
    github.addComment(lab, 7, bot, `${marker}\n${anns}`);
    github.markMerged(lab, 7, [sha]);
    expect(await read('stripped')).toEqual(shows(anns));
  });

  it.each([
    [
      'on a pull request that is open',
      (on: Github) => on.addComment(lab, 7, bot, `${marker}\n${anns}`),
    ],
    [
      'on one that was merged into another branch',
      (on: Github) => {
        on.addComment(lab, 7, bot, `${marker}\n${anns}`);
        on.markMerged(lab, 7, [sha], 'develop');
      },
    ],
    ['of a commit that came straight to the branch', () => undefined],
  ])('do not count %s', async (_, prepare) => {
    prepare(github);
    expect(await read()).toEqual({ pullRequests: [], digests: new Set() });
  });

  it('are found on several merged pull requests, and in several comments of one', async () => {
    github.addPullRequest(lab, 8);
    github.addComment(lab, 7, octocat, 'Fine!');
    github.addComment(lab, 7, bot, `${marker}\n${anns}`);
    github.addComment(lab, 8, bot, `${marker}\n${bobs}`);
    for (const number of [7, 8]) github.markMerged(lab, number, [sha]);
    expect(await read()).toEqual({
      pullRequests: [7, 8].map((number) => ({ number, title: 'Bonuses', approvedBy: [] })),
      digests: new Set([digestIn(anns), digestIn(bobs)]),
    });
  });

  it('come with what people call the pull request and who approved it, each once', async () => {
    const [ada, gone] = [{ login: 'ada', type: 'User' } as const, null];
    const approvals = [ada, gone, ada, octocat];
    github.addPullRequest(lab, 8, { title: 'Week 2 `|` <b>', approvals });
    github.markMerged(lab, 8, [sha]);
    expect((await read()).pullRequests).toEqual([
      { number: 8, title: 'Week 2 `|` <b>', approvedBy: ['ada', octocat.login] },
    ]);
  });

  it('of a commit that GitHub does not know are none', async () => {
    expect(await read('bot', '0'.repeat(40))).toEqual({ pullRequests: [], digests: new Set() });
  });

  it('that the token may not see are no answer', async () => {
    // GitHub says who asks, and not what: half an answer is none.
    for (const token of ['blind', 'stranger'])
      await expect(read(token)).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });
});
