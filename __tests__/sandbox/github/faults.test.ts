import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gate } from '../../../sandbox/server/gate.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { appendFiles, askGraphql, lab, oidOf, startLab } from './asking.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab();
});
afterEach(() => github.close());

describe('a scripted fault of GitHub', () => {
  it('can take the answer of a commit away that has landed', async () => {
    github.server.script('commit', 1, { kind: 'reset-after' });
    const head = await github.head(lab, 'main');
    await expect(appendFiles(github, head, { x: '1' })).rejects.toThrow();
    expect(await github.readFile(lab, 'main', 'x')).toBe('1');
    const { body } = await appendFiles(github, head, { x: '1' });
    expect(body.errors?.[0]?.type).toBe('STALE_DATA');
  });

  it('can hold one commit until another has overtaken it', async () => {
    const gate = new Gate();
    github.server.script('commit', 1, { kind: 'hold', gate });
    const head = await github.head(lab, 'main');
    const held = appendFiles(github, head, { x: 'held' });
    await gate.waitFor(1);
    const overtaking = oidOf(await appendFiles(github, head, { x: 'overtaking' }));
    gate.open();
    expect((await held).body.errors?.[0]?.type).toBe('STALE_DATA');
    expect(await github.head(lab, 'main')).toBe(overtaking);
    expect(await github.readFile(lab, 'main', 'x')).toBe('overtaking');
  });

  const headQuery = `{ repository(owner: "lab", name: "study") {
    ref(qualifiedName: "ledger") { target { oid } } } }`;

  it('can answer a query from one update earlier', async () => {
    const first = await github.commitFile(lab, 'ledger', 'x', '1');
    await github.commitFile(lab, 'ledger', 'x', '2');
    github.server.script('query', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: { target: { oid: first } } } });
  });

  it('can say that a new branch is not there yet, to readers and to writers', async () => {
    const head = await github.commitFile(lab, 'ledger', 'x', '1');
    github.server.script('query', 1, { kind: 'stale' });
    github.server.script('commit', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: null } });
    const early = await appendFiles(github, head, { x: '2' }, { branch: 'ledger' });
    expect(early.body.errors?.[0]?.type).toBe('NOT_FOUND');
    const later = await appendFiles(github, head, { x: '2' }, { branch: 'ledger' });
    expect(oidOf(later)).toBe(await github.head(lab, 'ledger'));
  });

  it('can lie further back, and still never lets a stale writer win', async () => {
    await github.close();
    github = await startLab({ staleUpdates: 2 });
    const first = await github.commitFile(lab, 'ledger', 'x', '1');
    await github.commitFile(lab, 'ledger', 'x', '2');
    await github.commitFile(lab, 'ledger', 'x', '3');
    github.server.script('query', 1, { kind: 'stale' });
    github.server.script('commit', 1, { kind: 'stale' });
    const { body } = await askGraphql(github, headQuery);
    expect(body.data).toEqual({ repository: { ref: { target: { oid: first } } } });
    const late = await appendFiles(github, first, { x: '4' }, { branch: 'ledger' });
    expect(late.body.errors?.[0]?.type).toBe('STALE_DATA');
    expect(await github.readFile(lab, 'ledger', 'x')).toBe('3');
  });
});
