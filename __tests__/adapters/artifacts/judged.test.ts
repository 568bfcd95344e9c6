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
    await client.create('ours', patience);
    await expect(foreign.upload('ours', 'ledger.jsonl', text)).rejects.toThrow('409');
    await foreign.upload('theirs', 'ledger.jsonl', text);
    expect(await client.create('theirs', patience)).toEqual({ kind: 'taken' });
  });

  it('find neither what has expired: one is refused it, the other is told that it is gone', async () => {
    const { client, artifacts, github } = connected;
    const ours = await write(client, 'ours', text);
    const { id: theirs } = await foreign.upload('theirs', 'ledger.jsonl', text);
    github.advance(91 * 86_400_000);

    for (const [id, name] of [
      [ours, 'ours'],
      [theirs, 'theirs'],
    ] as const) {
      const found = await findOnly(client, name);
      expect([found.id, found.expired]).toEqual([id, true]);
      expect(await client.download(found, patience)).toEqual({ kind: 'gone' });
      await expect(foreign.download(id, 'ledger.jsonl', { runId: 7 })).rejects.toThrow();
    }
    expect(artifacts.store.all).toHaveLength(2);
  });

  it('find neither what the other side’s owner has deleted, and the name can be used again', async () => {
    const { client } = connected;
    const id = await write(client, 'claim', text);
    const found = await findOnly(client, 'claim');

    expect(await foreign.remove('claim')).toBe(id);

    expect(await foreign.list()).toEqual([]);
    expect((await client.list('claim', patience)).artifacts).toEqual([]);
    expect(await client.download(found, patience)).toEqual({ kind: 'gone' });
    await expect(foreign.download(id, 'ledger.jsonl', { runId: 7 })).rejects.toThrow();
    expect((await client.create('claim', patience)).kind).toBe('created');
  });

  it('both see the two entries that a finalize makes when it is sent again', async () => {
    const { client } = connected;
    const created = await client.create('claim', patience);
    if (created.kind !== 'created') throw new Error(created.kind);
    const uploaded = await client.upload(created.uploadUrl, text, patience);
    if (uploaded.kind !== 'uploaded') throw new Error(uploaded.reason);
    const ids: number[] = [];
    for (let sent = 0; sent < 2; sent += 1) {
      const made = await client.finalize('claim', uploaded.blob, patience);
      if (made.kind === 'finalized') ids.push(made.id);
    }

    expect((await foreign.list()).map((one) => one.id).toSorted()).toEqual(ids.toSorted());
    const { artifacts } = await client.list('claim', patience);
    expect(artifacts.map((one) => one.id).toSorted()).toEqual(ids.toSorted());
    for (const id of ids)
      expect((await foreign.download(id, 'ledger.jsonl', { runId: 7 })).text).toBe(text);
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
