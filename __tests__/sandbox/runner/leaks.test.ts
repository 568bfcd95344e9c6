import { describe, expect, it } from '@jest/globals';
import { findLeaks } from '../../../sandbox/runner/leaks.ts';
import type { ActionResult } from '../../../sandbox/runner/run-action.ts';

const id = '64f1c09b7ad2e35b8c6043f8';
const token = 'a-token-of-some-length';
const secrets = { ids: [id], tokens: [token] };

function resultWith(changes: Partial<ActionResult>): ActionResult {
  return {
    exitCode: 0,
    signal: null,
    outputs: { status: 'paid' },
    summary: '…43f8 was paid',
    annotations: [],
    log: 'nothing to see\n',
    masks: [token, id],
    strayCommands: [],
    requests: { prolific: [], github: [], results: [], blobs: [] },
    startedAtMs: 0,
    endedAtMs: 1,
    ...changes,
  };
}

describe('the search for leaks', () => {
  it('finds nothing in what is masked', () => {
    expect(findLeaks(resultWith({}), secrets)).toEqual([]);
  });

  it.each<[string, Partial<ActionResult>]>([
    ['an output', { outputs: { plan: `x${id}` } }],
    ['the summary', { summary: id.toUpperCase() }],
    ['the log', { log: `12${id}34` }],
    [
      'an annotation',
      { annotations: [{ kind: 'error', message: id, title: null, file: null, line: null }] },
    ],
  ])('finds a full id in %s', (_, changes) => {
    expect(findLeaks(resultWith(changes), secrets)).toHaveLength(1);
  });

  it.each(['', 'x', 'xy', 'xyz', 'Token '])('finds the token in base64 behind "%s"', (before) => {
    for (const after of ['', '!', '!!', '!!!']) {
      const log = Buffer.from(`${before}${token}${after}`).toString('base64');
      expect(findLeaks(resultWith({ log }), secrets)).toEqual(['log has a token in base64']);
    }
  });

  it('finds the token itself, and a command that was smuggled in', () => {
    const leaks = findLeaks(resultWith({ log: token, strayCommands: ['set-output'] }), secrets);

    expect(leaks).toEqual(['log has a token', 'the log has the command set-output']);
  });
});
