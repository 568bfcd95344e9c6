import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../sandbox/server/faults.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import type { PreviewOutcome } from '../../../src/adapters/github/preview.ts';
import {
  bot,
  conversationOf,
  lab,
  marker,
  octocat,
  publishTo,
  startPullRequest,
} from './preview-scene.ts';

let github: Github;
beforeEach(async () => {
  github = await startPullRequest();
});
afterEach(() => github.close());

const publish = (text: string, given: Parameters<typeof publishTo>[2] = {}) =>
  publishTo(github, text, given);
const conversation = (): string[] => conversationOf(github);

function warningOf(outcome: PreviewOutcome): string {
  expect(outcome.kind).toBe('failed');
  return outcome.kind === 'failed' ? outcome.warning : '';
}

describe('a preview that cannot be written is a warning', () => {
  const counts = 'The plan counts anyway, and the summary shows it.';

  it('that names the permission, where it is missing', async () => {
    expect(warningOf(await publish('one', { token: 'reader' }))).toBe(
      `The preview could not be written to pull request #7: Resource not accessible by integration. Give the job the permission \`pull-requests: write\`; a pull request from a fork cannot have it. ${counts}`,
    );
    expect(conversation()).toEqual([]);
  });

  it('where the conversation is locked', async () => {
    github.addPullRequest(lab, 7, { isLocked: true });
    expect(warningOf(await publish('one'))).toBe(
      `The preview could not be written to pull request #7: Unable to create comment because issue is locked. Unlock the conversation, or leave \`comment\` out. ${counts}`,
    );
  });

  it.each([
    ['is not there', { number: 8 }],
    ['is not to be seen', { token: 'stranger' }],
  ])('where the pull request %s', async (_, given) => {
    expect(warningOf(await publish('one', given))).toMatch(
      /Not Found\. Give the job the permission/,
    );
  });

  it('where the token is not valid', async () => {
    expect(warningOf(await publish('one', { token: 'expired' }))).toMatch(
      /Bad credentials\. Look at `github-token`\./,
    );
  });

  it('where GitHub limits the requests', async () => {
    const limited: Answer = { status: 429, body: { message: 'rate limit exceeded' } };
    github.server.script('comment-create', 1, { kind: 'status', answer: limited });
    expect(warningOf(await publish('one'))).toMatch(/rate limit exceeded\. Run again/);
  });

  it('where it is not known whether it was written, and nothing is to be seen', async () => {
    github.server.script('comment-create', 1, { kind: 'reset-before' });
    expect(warningOf(await publish('one'))).toMatch(
      /GitHub did not say whether it was written\. Run/,
    );
    expect(github.server.countOf('comment-create')).toBe(1);
  });

  it('where an answer is not what GitHub documents', async () => {
    github.server.script('comments-list', 1, {
      kind: 'status',
      answer: { status: 200, body: [{}] },
    });
    expect(warningOf(await publish('one'))).toMatch(/an answer that is not what GitHub documents/);
  });

  it('where a second comment cannot be deleted', async () => {
    for (const text of ['a', 'b']) github.addComment(lab, 7, bot, `${marker}\n${text}`);
    const no: Answer = { status: 403, body: { message: 'No' } };
    github.server.script('comment-delete', 1, { kind: 'status', answer: no });
    expect(warningOf(await publish('one'))).toMatch(
      /a second comment could not be deleted: No\. Give the job/,
    );
    github.server.script('comment-delete', 'every', { kind: 'reset-before' });
    expect(warningOf(await publish('one'))).toMatch(/Run again to try once more/);
  });

  it('where the conversation is too long to look through', async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id, body: null, user: octocat }));
    github.server.script('comments-list', 'every', {
      kind: 'status',
      answer: { status: 200, body: full },
    });
    expect(warningOf(await publish('one'))).toMatch(/it has more than 10000 comments/);
    expect(github.server.countOf('comments-list')).toBe(100);
    expect(github.server.countOf('comment-create')).toBe(0);
  });

  it('where the run was cancelled', async () => {
    const signal = AbortSignal.abort();
    expect(warningOf(await publish('one', { signal }))).toMatch(/cancelled before it was sent/);
    expect(github.server.requests).toEqual([]);
  });
});
