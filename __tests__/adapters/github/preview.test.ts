import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../sandbox/server/faults.ts';
import { Gate } from '../../../sandbox/server/gate.ts';
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
const published: PreviewOutcome = { kind: 'published' };

describe('the preview of a pull request', () => {
  it('is one comment, updated in place', async () => {
    expect(await publish('one')).toEqual(published);
    const [first] = github.comments(lab, 7);
    expect(await publish('two')).toEqual(published);
    expect(conversation()).toEqual(['github-actions[bot]: two']);
    expect(github.comments(lab, 7)[0]?.id).toBe(first?.id);
    expect(github.server.countOf('comment-create')).toBe(1);
  });

  it('is not written again where nothing has changed', async () => {
    await publish('one');
    expect(await publish('one')).toEqual(published);
    expect(github.server.countOf('comment-update')).toBe(0);
  });

  it('is found on a later page', async () => {
    for (let n = 0; n < 100; n += 1) github.addComment(lab, 7, octocat, `${n}`);
    await publish('one');
    expect(await publish('two')).toEqual(published);
    expect(conversation().slice(100)).toEqual(['github-actions[bot]: two']);
  });

  it('leaves alone what somebody else began with the marker, a person with the name of the bot too', async () => {
    github.addComment(lab, 7, octocat, `${marker}\ntheirs`);
    github.addComment(lab, 7, { login: 'github-actions', type: 'User' }, `${marker}\nfaked`);
    github.addComment(lab, 7, null, `${marker}\nof an account that is gone`);
    expect(await publish('ours')).toEqual(published);
    expect(await publish('again')).toEqual(published);
    expect(conversation()).toEqual([
      'octocat: theirs',
      'github-actions: faked',
      'ghost: of an account that is gone',
      'github-actions[bot]: again',
    ]);
  });

  it('leaves alone its own comments without the marker, or with it further down', async () => {
    github.addComment(lab, 7, bot, 'something else');
    github.addComment(lab, 7, bot, `> ${marker}`);
    await publish('ours');
    expect(conversation()).toHaveLength(3);
  });

  it.each(['octocat', 'stripped'])('is found again by the login of %s', async (token) => {
    await publish('one', { token });
    await publish('two', { token });
    expect(conversation()).toHaveLength(1);
  });

  it('is found where GitHub leaves `[bot]` out of the login in one of its APIs', async () => {
    github.addComment(lab, 7, bot, `${marker}\none`);
    expect(await publish('two', { token: 'stripped' })).toEqual(published);
    // The token of the sandbox may change what it did not write; what counts is that no second
    // comment was made.
    expect(conversation()).toEqual(['github-actions[bot]: two']);
  });

  it('stays one comment when two runs make it at the same moment', async () => {
    const gate = new Gate();
    // Both have looked and found nothing before either writes.
    github.server.script('comment-create', 1, { kind: 'hold', gate });
    github.server.script('comment-create', 2, { kind: 'hold', gate });
    const both = Promise.all([publish('one'), publish('two')]);
    await gate.waitFor(2);
    gate.open();
    expect(await both).toEqual([published, published]);
    expect(github.server.countOf('comment-create')).toBe(2);
    expect(conversation()).toHaveLength(1);
    expect(conversation()[0]).toMatch(/: (one|two)$/);
  });

  it('keeps the oldest of several of its own, and deletes the others', async () => {
    for (const text of ['a', 'b', 'c']) github.addComment(lab, 7, bot, `${marker}\n${text}`);
    const [oldest] = github.comments(lab, 7);
    expect(await publish('new')).toEqual(published);
    expect(conversation()).toEqual(['github-actions[bot]: new']);
    expect(github.comments(lab, 7)[0]?.id).toBe(oldest?.id);
  });

  it('is content when another run has deleted the second one first', async () => {
    for (const text of ['a', 'b']) github.addComment(lab, 7, bot, `${marker}\n${text}`);
    const gone: Answer = { status: 404, body: { message: 'Not Found' } };
    github.server.script('comment-delete', 1, { kind: 'status-after', answer: gone });
    expect(await publish('new')).toEqual(published);
    expect(conversation()).toHaveLength(1);
  });

  it('is made once where the list lags behind, or the answer was lost', async () => {
    github.server.script('comments-list', 2, { kind: 'stale' });
    expect(await publish('one')).toEqual(published);
    expect(conversation()).toHaveLength(1);
    github.addPullRequest(lab, 7);
    github.server.script('comment-create', 2, { kind: 'reset-after' });
    expect(await publish('two')).toEqual(published);
    expect(conversation()).toEqual(['github-actions[bot]: two']);
    expect(github.server.countOf('comment-create')).toBe(2);
  });

  it('is written after a failure that passes', async () => {
    const busy: Answer = { status: 502, body: 'Bad Gateway' };
    github.addComment(lab, 7, bot, `${marker}\na`);
    github.addComment(lab, 7, bot, `${marker}\nb`);
    for (const endpoint of ['query', 'comments-list', 'comment-update', 'comment-delete'])
      github.server.script(endpoint, 1, { kind: 'status', answer: busy });
    expect(await publish('two')).toEqual(published);
    expect(conversation()).toEqual(['github-actions[bot]: two']);
  });
});

function warningOf(outcome: PreviewOutcome): string {
  expect(outcome.kind).toBe('failed');
  return outcome.kind === 'failed' ? outcome.warning : '';
}

describe('a preview that cannot be written is a warning', () => {
  const counts = 'The plan is valid anyway, and the summary shows it.';

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
