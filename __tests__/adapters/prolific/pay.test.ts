import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { startLoopback } from '../http/loopback.ts';
import { closeAll, closeLater, connectSandbox, connectTo, setUpTwo } from './connection.ts';
import { always, answering, bulkId, payWith, wrapped } from './paying.ts';

afterEach(closeAll);

describe('a pay request', () => {
  it('goes out once, as documented, on a connection of its own', async () => {
    const connected = await connectSandbox();
    const { bulk, people } = await setUpTwo(connected);
    expect(await connected.prolific.payBulk(bulk, always)).toEqual({
      kind: 'accepted',
      status: 202,
    });
    const { server } = connected;
    const sent = server.requests.filter(({ endpoint }) => endpoint === 'pay');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: `/api/v1/bulk-bonus-payments/${bulk}/pay/`,
      body: '{}',
    });
    expect(sent[0]?.headers['authorization']).toBe(`Token ${server.token}`);
    const others = server.requests.filter(({ endpoint }) => endpoint !== 'pay');
    expect(others.map(({ connection }) => connection)).not.toContain(sent[0]?.connection);
    for (const one of people) expect(server.money.paidTo(one)).toEqual([{ cents: 425, bulk }]);
  });

  it('goes over the connection that was opened for it, which nothing else uses', async () => {
    const connected = await connectSandbox();
    const { bulk } = await setUpTwo(connected);
    const giveUp = connected.prolific.openForPay();
    await setUpTwo(connected);
    await connected.prolific.payBulk(bulk, always);
    giveUp();
    const { requests } = connected.server;
    const [pay] = requests.filter(({ endpoint }) => endpoint === 'pay');
    expect(requests.filter(({ connection }) => connection === pay?.connection)).toEqual([pay]);
  });

  it('is never made twice for one bulk payment', async () => {
    const connected = await connectSandbox();
    const { bulk } = await setUpTwo(connected);
    connected.server.script('pay', 1, { kind: 'reset-after' });
    expect((await connected.prolific.payBulk(bulk, always)).kind).toBe('unknown');
    await expect(connected.prolific.payBulk(bulk, always)).rejects.toThrow('was made before');
    expect(connected.server.money.payCalls(bulk)).toBe(1);
  });
});

describe('a payment is accepted', () => {
  it.each([200, 201, 202, 204])('with status %i', async (status) => {
    const { outcome, requests } = await payWith([answering(status)]);
    expect(outcome).toEqual({ kind: 'accepted', status });
    expect(requests).toBe(1);
  });

  it('with a status line of 2xx whose body is cut off', async () => {
    const { outcome, requests } = await payWith([{ kind: 'truncate' }]);
    expect(outcome).toEqual({ kind: 'accepted', status: 202 });
    expect(requests).toBe(1);
  });

  it('with a status line of 2xx and a body that says an error', async () => {
    const { outcome } = await payWith([answering(202, wrapped)]);
    expect(outcome).toEqual({ kind: 'accepted', status: 202 });
  });

  const endless: [string, (response: ServerResponse) => void][] = [
    [
      'never comes',
      (response) => {
        response.flushHeaders();
      },
    ],
    ['drips', (response) => setInterval(() => response.write(' '), 20).unref()],
  ];
  it.each(endless)(
    'with a status line of 2xx whose body %s, without waiting for it',
    async (_, fill) => {
      const server = await startLoopback((_request, response) => {
        response.writeHead(202);
        fill(response);
      });
      closeLater(server);
      const { prolific } = connectTo(server, server.url.href, { timeoutMs: 60_000 });
      const startedMs = performance.now();
      expect(await prolific.payBulk(bulkId, always)).toEqual({ kind: 'accepted', status: 202 });
      expect(performance.now() - startedMs).toBeLessThan(10_000);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('also where the patience of a cancelled run ends after the status line', async () => {
    const server = await startLoopback((_, response) => {
      response.writeHead(202).flushHeaders();
      setTimeout(() => {
        cancel.pay.abort();
      }, 100);
    });
    closeLater(server);
    const { prolific, cancel } = connectTo(server, server.url.href, { timeoutMs: 60_000 });
    expect(await prolific.payBulk(bulkId, always)).toEqual({ kind: 'accepted', status: 202 });
  });
});
