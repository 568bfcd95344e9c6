import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { askGraphql, startLab } from './asking.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

describe('a wrong query', () => {
  it('is refused by GitHub’s own schema, with status 200', async () => {
    const { status, body } = await askGraphql(github, '{ viewer { shoeSize } }');
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toContain('shoeSize');
  });

  it('is refused where its variables do not fit the schema', async () => {
    const { body } = await askGraphql(
      github,
      'query ($oid: GitObjectID!) { repository(owner: "lab", name: "study") { object(oid: $oid) { oid } } }',
      { id: '0'.repeat(40) },
    );
    expect(body.errors?.[0]?.message).toContain('$oid');
  });

  it('is refused where it does not parse', async () => {
    const { status, body } = await askGraphql(github, '{ viewer ');
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([{ message: expect.stringContaining('Syntax Error') }]);
  });

  it.each([
    'viewer { bio }',
    'repository(owner: "lab", name: "study") { object(expression: "main") { oid } }',
  ])('for what GitHub has and the sandbox has not fails the test: %s', async (selection) => {
    const other = await startLab();
    await expect(askGraphql(other, `{ ${selection} }`)).rejects.toThrow();
    await expect(other.close()).rejects.toThrow('sandbox failed');
  });
});

describe('a token', () => {
  it('that may not see a repository gets null together with NOT_FOUND', async () => {
    const { status, body } = await askGraphql(
      github,
      '{ viewer { login } repository(owner: "lab", name: "study") { isPrivate } }',
      {},
      'stranger',
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({ viewer: { login: 'stranger' }, repository: null });
    expect(body.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['repository'] }]);
  });

  it('may see a public repository that nobody named to it', async () => {
    await github.addRepository('lab/open', { visibility: 'public' });
    const query = '{ repository(owner: "lab", name: "open") { isPrivate visibility } }';
    const { body } = await askGraphql(github, query, {}, 'stranger');
    expect(body.data).toEqual({ repository: { isPrivate: false, visibility: 'PUBLIC' } });
  });

  it('that nobody gave out is refused with 401', async () => {
    const { status, body } = await askGraphql(github, '{ viewer { login } }', {}, 'wrong');
    expect(status).toBe(401);
    expect(body).toMatchObject({ message: 'Bad credentials' });
  });
});
