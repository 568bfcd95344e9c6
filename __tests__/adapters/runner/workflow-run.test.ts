import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/adapters/runner/environment.ts';
import { readWorkflowRun } from '../../../src/adapters/runner/workflow-run.ts';

const eventPayload = new URL('../../../src/adapters/runner/event-payload.ts', import.meta.url).href;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function runner(changes: Environment = {}): Environment {
  return {
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'lab/bonuses',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_RUN_ID: '19',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_TRIGGERING_ACTOR: 'hubot',
    GITHUB_WORKSPACE: folder,
    ...changes,
  };
}

const withEvent = (): Environment => runner({ GITHUB_EVENT_PATH: '/runner/event.json' });

/**
 * What the toolkit makes of a file with this text, in a process of its own: it reads the file when
 * it is imported.
 */
function eventIn(text: string | null): unknown {
  const file = join(folder, 'event.json');
  if (text === null) rmSync(file, { force: true });
  else writeFileSync(file, text);
  const reads = `import { readEvent } from ${JSON.stringify(eventPayload)}; console.log('event=' + JSON.stringify(await readEvent()));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', reads], {
    env: { ...process.env, GITHUB_EVENT_PATH: file },
    encoding: 'utf8',
  });
  return JSON.parse(/^event=(.*)$/m.exec(printed)?.[1] ?? '');
}

/** The variables that findings name, each with its message behind it. */
function wrongIn(env: Environment, event: unknown = {}): string[] {
  return readWorkflowRun(env, event).findings.map(({ message }) => message);
}

describe('the environment of the runner', () => {
  it('says what run this is', () => {
    const { workflow, findings } = readWorkflowRun(
      withEvent(),
      eventIn('{"repository":{"default_branch":"trunk"},"pull_request":{"number":7}}'),
    );
    expect(findings).toEqual([]);
    expect(workflow).toMatchObject({
      name: { id: '19', attempt: 2, actor: 'octocat', sha: 'a'.repeat(40), event: 'push' },
      triggeredBy: 'hubot',
      event: { name: 'push', ref: 'refs/heads/main', defaultBranch: 'trunk' },
      repository: 'lab/bonuses',
      pullRequest: 7,
      workspace: folder,
      docsUrl: 'https://github.com/lab/bonuses/blob/HEAD/docs',
    });
  });

  const needed = [
    'GITHUB_RUN_ID',
    'GITHUB_REPOSITORY',
    'GITHUB_SHA',
    'GITHUB_ACTOR',
    'GITHUB_EVENT_NAME',
    'GITHUB_WORKSPACE',
    'GITHUB_API_URL',
    'GITHUB_GRAPHQL_URL',
  ];

  it.each(
    needed.flatMap((name) => [undefined, '', ' \u00a0'].map((value) => [name, value] as const)),
  )('that lacks %s (%j) is an error that names it', (name, value) => {
    expect(wrongIn(runner({ [name]: value }))).toEqual([
      `The runner's variable ${name} is missing.`,
    ]);
  });

  it('that lacks everything names all that is needed at once', () => {
    expect(wrongIn({}).toSorted()).toEqual(
      needed.map((name) => `The runner's variable ${name} is missing.`).toSorted(),
    );
  });

  it.each([
    ['GITHUB_RUN_ID', 'NaN', 'must be a number'],
    ['GITHUB_RUN_ATTEMPT', '0', 'must be a number from 1'],
    ['GITHUB_RUN_ATTEMPT', 'NaN', 'must be a number from 1'],
    ['GITHUB_RUN_ATTEMPT', '1.5', 'must be a number from 1'],
    ['GITHUB_REPOSITORY', 'bonuses', 'must be owner/name'],
    ['GITHUB_REPOSITORY', 'a/b/c', 'must be owner/name'],
    ['GITHUB_SHA', 'main', 'must be the full hash of a commit'],
    ['GITHUB_SHA', 'a'.repeat(41), 'must be the full hash of a commit'],
    ['GITHUB_WORKSPACE', 'here', 'must be the absolute path of a folder'],
    ['GITHUB_WORKSPACE', '/not/there', 'must be the absolute path of a folder'],
    ['GITHUB_SERVER_URL', 'github.com', 'must be an address'],
    ['GITHUB_API_URL', 'http://github.example/api/v3', 'must be an https address'],
    ['GITHUB_API_URL', 'https://me:secret@github.example', 'must be an https address'],
    ['GITHUB_GRAPHQL_URL', 'http://127.0.0.1.example/graphql', 'must be an https address'],
    ['GITHUB_GRAPHQL_URL', 'graphql', 'must be an https address'],
  ])('with %s %j is an error that says what it must be', (name, value, must) => {
    const [message = '', ...more] = wrongIn(runner({ [name]: value }));
    expect(more).toEqual([]);
    expect(message).toContain(`The runner's variable ${name} is "`);
    expect(message).toContain(must);
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:1/graphql', 'http://[::1]/graphql'])(
    'may have GitHub on a loopback address: %s',
    (address) => {
      expect(wrongIn(runner({ GITHUB_API_URL: address, GITHUB_GRAPHQL_URL: address }))).toEqual([]);
    },
  );

  it.each([undefined, '', ' '])('without an attempt (%j) is that of a first attempt', (attempt) => {
    const { workflow, findings } = readWorkflowRun(runner({ GITHUB_RUN_ATTEMPT: attempt }), {});
    expect([findings, workflow.name.attempt]).toEqual([[], 1]);
  });

  it.each([undefined, '', ' '])('without who triggered it (%j) names the actor', (actor) => {
    const { workflow } = readWorkflowRun(runner({ GITHUB_TRIGGERING_ACTOR: actor }), {});
    expect(workflow.triggeredBy).toBe('octocat');
  });

  it.each(['{}', '{"repository":null,"pull_request":null}', '{"repository":{}}'])(
    'may have an event that says nothing: %s',
    (text) => {
      const { workflow, findings } = readWorkflowRun(withEvent(), eventIn(text));
      expect([findings, workflow.event.defaultBranch, workflow.pullRequest]).toEqual([
        [],
        null,
        null,
      ]);
    },
  );

  it('may have no file of the event', () => {
    expect(wrongIn(withEvent(), eventIn(null))).toEqual([]);
  });

  it.each([
    '',
    '[',
    '"main"',
    '{"pull_request":{"number":"7"}}',
    '{"repository":{"default_branch":1}}',
  ])('is an error where the file of the event is something else: %s', (text) => {
    expect(wrongIn(withEvent(), eventIn(text))).toEqual([
      expect.stringContaining('GITHUB_EVENT_PATH is "'),
    ]);
  });
});
