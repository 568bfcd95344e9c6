import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ForeignClient } from '../../sandbox/artifacts/foreign.ts';
import { token } from '../../sandbox/artifacts/scene.ts';
import { type Connected, connect, findOnly, patience, write } from './connected.ts';

let connected: Connected;
let foreign: ForeignClient;
beforeEach(async () => {
  connected = await connect();
  const { artifacts, attempt, github } = connected;
  foreign = await ForeignClient.start(artifacts, attempt, { apiUrl: github.url, token });
});
afterEach(async () => {
  await foreign.close();
  await connected.close();
});

const text = '{"v":1}\n{"v":1,"ä":"ö"}\n';

describe("GitHub's own client and this one", () => {
  it('reads what this one wrote, in the same run and from another, digest included', async () => {
    const { client, artifacts, github } = connected;
    const id = await write(client, 'claim', text);
    const [listed] = await foreign.list();
    expect(listed).toMatchObject({ id, name: 'claim' });
    const digest = listed?.digest ?? '';
    const expected = { text, digestMismatch: false };
    expect(await foreign.download(id, 'ledger.jsonl', { digest })).toEqual(expected);
    const other = artifacts.store.startAttempt({ runId: 8 });
    const later = await ForeignClient.start(artifacts, other, { apiUrl: github.url, token });
    expect(await later.download(id, 'ledger.jsonl', { runId: 7, digest })).toEqual(expected);
    await later.close();
  });

  it('writes what this one reads', async () => {
    const { client } = connected;
    const { id } = await foreign.upload('claim', 'ledger.jsonl', text);
    const found = await findOnly(client, 'claim');
    expect(found.id).toBe(id);
    expect(await client.download(found, patience)).toEqual({ kind: 'text', text });
  });

  it('finds the name taken that this one has created, and the other way round', async () => {
    const { client } = connected;
    await client.create('ours', null, patience);
    await expect(foreign.upload('ours', 'ledger.jsonl', text)).rejects.toThrow('409');
    await foreign.upload('theirs', 'ledger.jsonl', text);
    expect(await client.create('theirs', null, patience)).toEqual({ kind: 'taken' });
  });

  it('asks the service for the same in the same words', async () => {
    const { client, artifacts } = connected;
    await foreign.upload('one', 'ledger.jsonl', text);
    await write(client, 'two', text);
    const asked = ['create', 'finalize'].map((endpoint) =>
      artifacts.results.requests
        .filter((request) => request.endpoint === endpoint)
        .map(({ path, body }) => {
          const fields = JSON.parse(body) as Record<string, unknown>;
          const kinds = Object.entries(fields).map(([name, value]) => [
            name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            typeof value,
          ]);
          return [path, kinds.sort()];
        }),
    );
    for (const [theirs, ours] of asked) expect(ours).toEqual(theirs);
  });
});
