import { describe, expect, it } from '@jest/globals';
import { branchOf, checkEvent, modeOf } from '../../../src/core/plan/event.ts';

function event(name: string, ref = 'refs/heads/main') {
  return { name, ref, defaultBranch: null };
}

describe('EVENT_NOT_ALLOWED', () => {
  it.each<[string, string, string | null]>([
    ['push', 'refs/heads/main', 'main'],
    ['push', 'refs/heads/release/1', 'release/1'],
    ['workflow_dispatch', 'refs/heads/main', 'main'],
    ['workflow_dispatch', 'refs/heads/any', 'main'],
    ['workflow_dispatch', 'refs/tags/v1', null],
    ['schedule', 'refs/heads/main', 'main'],
    ['repository_dispatch', 'refs/heads/main', null],
  ])('is not for %s on %s where the default branch is %p', (name, ref, defaultBranch) => {
    expect(checkEvent(event(name, ref), defaultBranch)).toEqual([]);
  });

  it.each<[string, string, string | null]>([
    ['push', 'refs/heads/other', 'main'],
    ['push', 'refs/heads/main2', 'main'],
    ['push', 'refs/heads/Main', 'main'],
    ['push', 'refs/tags/main', 'main'],
    ['push', 'main', 'main'],
    ['push', '', 'main'],
    ['push', 'refs/heads/main', null],
    ['push', 'refs/heads/null', null],
    ['Push', 'refs/heads/main', 'main'],
    ['pull_request', 'refs/pull/1/merge', 'main'],
    ['pull_request_target', 'refs/heads/main', 'main'],
    ['pull_request_review', 'refs/pull/1/merge', 'main'],
    ['issue_comment', 'refs/heads/main', 'main'],
    ['workflow_run', 'refs/heads/main', 'main'],
    ['workflow_call', 'refs/heads/main', 'main'],
    ['merge_group', 'refs/heads/main', 'main'],
    ['release', 'refs/tags/v1', 'main'],
    ['create', 'refs/heads/main', 'main'],
    ['delete', 'refs/heads/main', 'main'],
    ['deployment', 'refs/heads/main', 'main'],
    ['an_event_of_tomorrow', 'refs/heads/main', 'main'],
    ['', 'refs/heads/main', 'main'],
  ])('is for %s on "%s" where the default branch is %p', (name, ref, defaultBranch) => {
    expect(checkEvent(event(name, ref), defaultBranch)).toMatchObject([
      {
        kind: 'error',
        code: 'EVENT_NOT_ALLOWED',
      },
    ]);
  });

  it('says what may not pay, and what may', () => {
    const [push] = checkEvent(event('push', 'refs/heads/other'), 'main');
    expect(push?.message).toBe('A push to refs/heads/other may not pay.');
    expect(push?.hint).toContain('a push to the default branch (main), or on workflow_dispatch');
    const [pull] = checkEvent(event('pull_request'), null);
    expect(pull?.message).toBe('The event pull_request may not pay.');
    expect(pull?.hint).toContain('a push to the default branch, or on');
    expect(pull?.hint).toContain('`mode: plan`');
  });
});

describe('`mode: auto`', () => {
  it.each<[string, string, string | null, 'pay' | 'plan']>([
    ['push', 'refs/heads/main', 'main', 'pay'],
    ['push', 'refs/heads/week1', 'main', 'plan'],
    // GitHub is asked before anything is paid.
    ['push', 'refs/heads/week1', null, 'pay'],
    ['push', 'refs/tags/v1', 'main', 'plan'],
    ['push', 'refs/tags/v1', null, 'plan'],
    ['pull_request', 'refs/pull/7/merge', 'main', 'plan'],
    ['pull_request', 'refs/pull/7/merge', null, 'plan'],
    ['workflow_dispatch', 'refs/heads/week1', 'main', 'pay'],
    ['schedule', 'refs/heads/main', null, 'pay'],
  ])('of a %s on %s where the default branch is %p does %s', (name, ref, defaultBranch, mode) => {
    expect(modeOf({ name, ref, defaultBranch })).toBe(mode);
  });
});

describe('branchOf', () => {
  it.each([
    ['refs/heads/main', 'refs/heads/main'],
    ['refs/heads/a/b', 'refs/heads/a/b'],
    ['refs/tags/v1', null],
    ['refs/pull/1/merge', null],
    ['', null],
  ])('of a run on "%s" is %p', (ref, branch) => {
    expect(branchOf(event('push', ref))).toBe(branch);
  });
});
