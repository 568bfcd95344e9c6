import type { Github } from '../../../sandbox/github/host.ts';
import { startGitHub } from '../../../sandbox/github/github.ts';
import {
  type Preview,
  type PreviewOutcome,
  publishPreview,
} from '../../../src/adapters/github/preview.ts';

/** A pull request on the sandbox's GitHub, and previews written to it. */

export const lab = 'lab/study';
export const marker = '<!-- pay-prolific-bonuses: plan pay.yml/bonuses 0123 -->';
export const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
export const octocat = { login: 'octocat', type: 'User' } as const;
const rights = { repositories: { [lab]: 'write' }, pullRequests: 'write' } as const;

export async function startPullRequest(): Promise<Github> {
  const github = await startGitHub({
    tokens: {
      bot: { ...bot, ...rights },
      stripped: { login: 'github-actions', type: 'Bot', ...rights },
      octocat: { ...octocat, ...rights },
      reader: { ...bot, repositories: { [lab]: 'read' } },
      blind: { ...bot, repositories: { [lab]: 'read' }, pullRequests: 'none' },
      stranger: { ...bot, repositories: {} },
    },
  });
  await github.addRepository(lab);
  github.addPullRequest(lab, 7);
  return github;
}

/** Writes a preview to pull request 7, as the bot where no other token is named. */
export function publishTo(
  github: Github,
  text: string,
  { token = 'bot', ...given }: Partial<Preview> & { token?: string } = {},
): Promise<PreviewOutcome> {
  return publishPreview({
    address: {
      apiUrl: new URL(github.url),
      graphqlUrl: new URL(github.graphqlUrl),
      token,
      sleep: () => Promise.resolve(),
    },
    repository: lab,
    number: 7,
    signal: new AbortController().signal,
    marker,
    body: `${marker}\n${text}`,
    ...given,
  });
}

/** Author and text of each comment, without the marker. */
export function conversationOf(github: Github): string[] {
  return github
    .comments(lab, 7)
    .map(({ user, body }) => `${user?.login ?? 'ghost'}: ${body.replace(`${marker}\n`, '')}`);
}
