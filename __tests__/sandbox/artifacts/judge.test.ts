import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import { ForeignClient } from './foreign.ts';
import { type ArtifactScene, startScene, token } from './scene.ts';

let scene: ArtifactScene;
let attempt: Attempt;
let foreign: ForeignClient;
beforeEach(async () => {
  scene = await startScene();
  attempt = scene.artifacts.store.startAttempt({ runId: 7 });
  const rest = { apiUrl: scene.github.url, token };
  foreign = await ForeignClient.start(scene.artifacts, attempt, rest);
});
afterEach(async () => {
  await foreign.close();
  await scene.close();
});

describe("GitHub's own client, at the sandbox", () => {
  it('uploads a file, lists it and reads it again in the same run', async () => {
    const made = await foreign.upload('notes', 'notes.txt', 'a line\n');
    expect(await foreign.list()).toEqual([
      expect.objectContaining({ id: made.id, name: 'notes', digest: `sha256:${made.digest}` }),
    ]);
    const digest = `sha256:${made.digest}`;
    expect(await foreign.download(made.id, 'notes.txt', { digest })).toEqual({
      text: 'a line\n',
      digestMismatch: false,
    });
  });

  it('lists and reads what another run has uploaded, by the REST API', async () => {
    const made = await foreign.upload('notes', 'notes.txt', 'a line\n');
    const { store } = scene.artifacts;
    const later = await ForeignClient.start(scene.artifacts, store.startAttempt({ runId: 8 }), {
      apiUrl: scene.github.url,
      token,
    });
    expect(await later.list()).toEqual([]);
    expect((await later.list(7)).map(({ id }) => id)).toEqual([made.id]);
    const { text } = await later.download(made.id, 'notes.txt', { runId: 7 });
    expect(text).toBe('a line\n');
    await later.close();
  });

  it('is refused a name that its attempt has already', async () => {
    await foreign.upload('notes', 'notes.txt', '1');
    await expect(foreign.upload('notes', 'notes.txt', '2')).rejects.toThrow('409');
  });
});
