import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { type Loopback, startLoopback, startProxy } from './loopback.ts';

const toClose: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(toClose.splice(0).map((one) => one.close()));
});

async function serve(listener: Parameters<typeof startLoopback>[0]): Promise<Loopback> {
  const server = await startLoopback(listener);
  toClose.push(server);
  return server;
}

/** Runs a process of its own that sends one request, and nothing else. */
async function runAlone(
  body: string,
  env: Record<string, string> = {},
): Promise<{ code: number; said: string; tookMs: number }> {
  const sourceOf = (room: string): string =>
    new URL(`../../../src/adapters/http/${room}.ts`, import.meta.url).href;
  const script = `
    import { send } from ${JSON.stringify(sourceOf('send'))};
    import { openConnection } from ${JSON.stringify(sourceOf('connection'))};
    process.exitCode = 9;
    const ask = (url, changes = {}) =>
      send({ method: 'POST', url: new URL(url), headers: {}, body: '{}', timeoutMs: 60_000, ...changes });
    ${body}
    process.exitCode = 0;`;
  const startedMs = performance.now();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--no-warnings', '--input-type=module', '--eval', script],
      { env: { PATH: process.env['PATH'] ?? '', ...env }, timeout: 30_000 },
      (error, stdout) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, said: stdout.trim(), tookMs: performance.now() - startedMs });
      },
    );
  });
}

const failing = (what: string): string =>
  `await ${what}.then(() => console.log('no failure'), (failure) => console.log(failure.reason));`;

describe('a process that does nothing but send', () => {
  it('gets to the end where the body is cut off, and does not just stop', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const { code, said } = await runAlone(
      `const answer = await ask('${url.href}'); ${failing('answer.readText()')}`,
    );
    expect(said).toContain('cut off');
    expect(code).toBe(0);
  });

  it('ends soon after the time limit, whatever the other side does', async () => {
    const { url } = await serve(() => undefined);
    const { code, said, tookMs } = await runAlone(
      failing(`ask('${url.href}', { timeoutMs: 300 })`),
    );
    expect([code, said]).toEqual([0, 'no whole answer within 0.3 s']);
    expect(tookMs).toBeLessThan(15_000);
  });

  it('ends soon after it was cancelled', async () => {
    const { url } = await serve(() => undefined);
    const { code, said, tookMs } = await runAlone(`
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), 300);
      ${failing(`ask('${url.href}', { signal: cancel.signal })`)}`);
    expect([code, said]).toEqual([0, 'cancelled']);
    expect(tookMs).toBeLessThan(15_000);
  });

  it('ends soon after the time limit where a proxy never connects', async () => {
    const proxy = await startProxy('hangs');
    toClose.push(proxy);
    const { code, said, tookMs } = await runAlone(
      failing(`ask('https://prolific.test/', { timeoutMs: 300 })`),
      { https_proxy: proxy.url },
    );
    expect([code, said]).toEqual([0, 'no whole answer within 0.3 s']);
    expect(tookMs).toBeLessThan(15_000);
  });

  it('ends at once where the body was read, with the connection kept, or dropped, or opened for nothing', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/whole') response.end('ok');
      else response.writeHead(202).flushHeaders();
    });
    const { code, said, tookMs } = await runAlone(`
      const whole = await ask('${url.href}whole');
      console.log(await whole.readText());
      (await ask('${url.href}endless')).drop();
      openConnection(new URL('${url.href}'));`);
    expect([code, said]).toEqual([0, 'ok']);
    expect(tookMs).toBeLessThan(15_000);
  });
});
