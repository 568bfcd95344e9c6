import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { closedPort, startLoopback, startProxy, startSocketServer } from '../http/loopback.ts';
import {
  closeAll,
  closeLater,
  connectSandbox,
  connectTo,
  impatient,
  setUpTwo,
} from './connection.ts';
import { always, answering, bulkId, payWith, person, wrapped } from './paying.ts';

afterEach(async () => {
  delete process.env['https_proxy'];
  await closeAll();
});

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

describe('a payment is refused', () => {
  it.each([400, 401, 403, 404])(
    "with status %i in Prolific's words, ids masked",
    async (status) => {
      const { outcome, requests, payCalls } = await payWith([answering(status, wrapped)]);
      const reason = 'Bad request: No …43f8 here';
      expect(outcome).toEqual({ kind: 'refused', status, reason });
      expect([requests, payCalls]).toEqual([1, 0]);
    },
  );

  it.each([
    [{ error: { status: 400 } }, 'status: 400'],
    [{ error: { detail: ['No balance.', 'Top up.'] } }, 'No balance.; Top up.'],
    [{ error: { detail: { balance: ['too low'] } } }, 'balance: too low'],
  ])('where the error has a status or a detail: %j', async (body, reason) => {
    const { outcome } = await payWith([answering(400, body)]);
    expect(outcome).toEqual({ kind: 'refused', status: 400, reason });
  });

  it('by a Prolific that does not know the token or the bulk payment', async () => {
    const { server } = await connectSandbox();
    const unknown = connectTo(server, server.url).prolific;
    expect(await unknown.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: 404 });
    const stranger = connectTo(server, server.url, { token: 'wrong' }).prolific;
    expect(await stranger.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('with ids in full where they were asked for', async () => {
    const { server } = await connectSandbox();
    server.script('pay', 1, answering(400, wrapped));
    const { prolific } = connectTo(server, server.url, { showIds: true });
    expect(await prolific.payBulk(bulkId, always)).toMatchObject({
      reason: `Bad request: No ${person} here`,
    });
  });

  it('without a status where nobody listens', async () => {
    const { prolific } = connectTo(null, `http://127.0.0.1:${await closedPort()}`);
    expect(await prolific.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: null });
  });

  it('without a status where the name does not exist', async () => {
    const { prolific } = connectTo(null, 'https://prolific.invalid');
    expect(await prolific.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: null });
  });

  it('without a status where the certificate is not trusted', async () => {
    const server = await startLoopback((_, response) => response.end(), 'https:');
    closeLater(server);
    const { prolific } = connectTo(server, server.url.href);
    expect(await prolific.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: null });
    expect(server.requests).toHaveLength(0);
  });

  it('without a status where the TLS handshake does not end in time', async () => {
    const server = await startSocketServer();
    closeLater(server);
    const { prolific } = connectTo(server, `https://127.0.0.1:${server.port}`, impatient);
    expect(await prolific.payBulk(bulkId, always)).toEqual({
      kind: 'refused',
      status: null,
      reason: 'no whole answer within 1 s',
    });
  });

  it('without a status where the proxy refuses to connect', async () => {
    const proxy = await startProxy('refuses');
    closeLater(proxy);
    process.env['https_proxy'] = proxy.url;
    const { prolific } = connectTo(null, 'https://prolific.test');
    expect(await prolific.payBulk(bulkId, always)).toMatchObject({ kind: 'refused', status: null });
  });

  it.each(['now', 'pay'] as const)(
    'without a request where the run was cancelled before (%s)',
    async (when) => {
      const connected = await connectSandbox();
      const { bulk } = await setUpTwo(connected);
      connected.cancel[when].abort();
      expect(await connected.prolific.payBulk(bulk, always)).toMatchObject({
        kind: 'refused',
        status: null,
      });
      expect(connected.server.countOf('pay')).toBe(0);
    },
  );

  it('without a status where it is too late when the connection stands, and nothing is sent', async () => {
    const connected = await connectSandbox();
    const { bulk } = await setUpTwo(connected);
    expect(await connected.prolific.payBulk(bulk, () => false)).toEqual({
      kind: 'refused',
      status: null,
      reason: 'when the connection was open, it was too late to send the request',
    });
    expect(connected.server.countOf('pay')).toBe(0);
  });

  it('without a status where the run ends before a connection is there', async () => {
    const server = await startSocketServer((socket) => {
      socket.once('data', () => {
        cancel.pay.abort();
      });
    });
    closeLater(server);
    const { prolific, cancel } = connectTo(server, `https://127.0.0.1:${server.port}`);
    expect(await prolific.payBulk(bulkId, always)).toEqual({
      kind: 'refused',
      status: null,
      reason: 'cancelled',
    });
  });
});

it('never repeats the token, not even where Prolific does', async () => {
  const { server } = await connectSandbox();
  const error = { error: { detail: `Token ${server.token} is unknown to ${'ab'.repeat(400)} us` } };
  server.script('pay', 1, answering(401, error));
  const outcome = await connectTo(server, server.url).prolific.payBulk(bulkId, always);
  expect(outcome).toEqual({
    kind: 'refused',
    status: 401,
    reason: 'Token *** is unknown to …abab us',
  });
});
