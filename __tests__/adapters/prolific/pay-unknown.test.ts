import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { startLoopback } from '../http/loopback.ts';
import {
  closeAll,
  closeLater,
  connectSandbox,
  connectTo,
  impatient,
  setUpTwo,
} from './connection.ts';
import { always, answering, bulkId, inner, payWith, person, wrapped } from './paying.ts';

afterEach(closeAll);

describe('it is unknown whether it was paid', () => {
  const html = '<!DOCTYPE html><html><head><title>Not Found</title></head></html>';
  it.each<[string, Fault]>([
    [
      'a redirect',
      answering(301, undefined, { location: '/api/v1/bulk-bonus-payments/bulk-1/pay/' }),
    ],
    ['another redirect', answering(308, undefined, { location: 'https://example.org/' })],
    ['402', answering(402, wrapped)],
    ['405', answering(405, wrapped)],
    ['409', answering(409, wrapped)],
    ['422', answering(422, wrapped)],
    ['429', answering(429, wrapped, { 'retry-after': '1' })],
    ['500', answering(500, wrapped)],
    ['502', answering(502, html)],
    ['503', answering(503)],
    ['504', answering(504)],
    ['an error page', answering(404, html)],
    ['an error without a body', answering(403)],
    ['an error that is not wrapped', answering(400, inner)],
    ['an error of a gateway', answering(403, { message: 'Forbidden', detail: 'no' })],
    ['an error that is a text', answering(400, { error: 'Bad request' })],
    ['an error that is empty', answering(400, { error: {} })],
    ['an error that says null', answering(400, { error: { status: null, detail: null } })],
    ['an error that is a list', answering(400, { error: [inner] })],
    ['an error in a list', answering(400, [wrapped])],
    ['an error that is no JSON', answering(400, '{"error": {"status": 400')],
    ['silence', { kind: 'hang-before' }],
    ['a reset', { kind: 'reset-before' }],
  ])('after %s', async (_, fault) => {
    const { outcome, requests, payCalls } = await payWith([fault]);
    expect(outcome.kind).toBe('unknown');
    expect([requests, payCalls]).toEqual([1, 0]);
  });

  const because = { error: { status: 429, title: 'Too many', detail: `Busy with ${person}` } };
  it.each<[string, Fault, string]>([
    ['409', answering(409, wrapped), 'status 409: Bad request: No …43f8 here'],
    [
      '429',
      answering(429, because),
      'status 429 (which Prolific blames on other payments in the same workspace at that moment): Too many: Busy with …43f8',
    ],
    ['502 in HTML', answering(502, html), 'status 502: Not Found'],
    ['503 without a word', answering(503), 'status 503: it gave no reason'],
    [
      'a redirect',
      answering(301, undefined, { location: '/elsewhere' }),
      'status 301, a redirect, which is not followed: it gave no reason',
    ],
    [
      '403 of a gateway',
      answering(403, { message: 'Forbidden', detail: 'no' }),
      "status 403, not in Prolific's own words: Forbidden: no",
    ],
  ])('after %s, with its status and its words', async (_, fault, words) => {
    const { outcome } = await payWith([fault]);
    expect(outcome).toEqual({ kind: 'unknown', reason: `Prolific answered with ${words}` });
  });

  it('after 500 whose words never end, which are not waited for as long as a refusal’s', async () => {
    const server = await startLoopback((_, response) => {
      response.writeHead(500).write('{"error":');
    });
    closeLater(server);
    const { prolific } = connectTo(server, server.url.href, { timeoutMs: 60_000 });
    const startedMs = performance.now();
    expect(await prolific.payBulk(bulkId, always)).toEqual({
      kind: 'unknown',
      reason: 'Prolific answered with status 500, and no more: dropped',
    });
    expect(performance.now() - startedMs).toBeLessThan(30_000);
  });

  it.each<[string, Fault]>([
    ['silence', { kind: 'hang-after' }],
    ['a reset', { kind: 'reset-after' }],
    ['500', { kind: 'status-after', answer: { status: 500 } }],
    ['429', { kind: 'status-after', answer: { status: 429 } }],
  ])('after %s that follows the payment, which is made once', async (_, fault) => {
    const { outcome, requests, payCalls } = await payWith([fault]);
    expect(outcome.kind).toBe('unknown');
    expect([requests, payCalls]).toEqual([1, 1]);
  });

  it('after a refusal that is cut off', async () => {
    const { outcome } = await payWith([answering(400, wrapped), { kind: 'truncate' }]);
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(outcome.kind === 'unknown' && outcome.reason).toContain('cut off');
  });

  it('after a refusal whose body never ends', async () => {
    const server = await startLoopback((_, response) => {
      response.writeHead(400).write(JSON.stringify(wrapped));
    });
    closeLater(server);
    const { prolific } = connectTo(server, server.url.href, impatient);
    expect(await prolific.payBulk(bulkId, always)).toEqual({
      kind: 'unknown',
      reason: 'Prolific answered with status 400, and no more: no whole answer within 1 s',
    });
  });

  it('after 1xx alone', async () => {
    const server = await startLoopback((_, response) => {
      response.writeProcessing();
    });
    closeLater(server);
    const { prolific } = connectTo(server, server.url.href, impatient);
    expect((await prolific.payBulk(bulkId, always)).kind).toBe('unknown');
  });

  it('where the patience of a cancelled run ends first, and not before', async () => {
    const connected = await connectSandbox({}, { timeoutMs: 60_000 });
    const { bulk } = await setUpTwo(connected);
    const { server, cancel } = connected;
    server.script('pay', 1, {
      kind: 'call',
      after: () => {
        cancel.now.abort();
        setTimeout(() => {
          cancel.pay.abort();
        }, 300);
      },
    });
    server.script('pay', 1, { kind: 'hang-after' });
    const startedMs = performance.now();
    const outcome = await connected.prolific.payBulk(bulk, always);
    expect(outcome).toEqual({ kind: 'unknown', reason: 'cancelled' });
    expect(performance.now() - startedMs).toBeGreaterThan(290);
  });

  it('and not where the run is cancelled but the answer still comes', async () => {
    const connected = await connectSandbox();
    const { bulk } = await setUpTwo(connected);
    connected.server.script('pay', 1, {
      kind: 'call',
      before: () => {
        connected.cancel.now.abort();
      },
    });
    connected.server.script('pay', 1, { kind: 'delay', ms: 100 });
    expect(await connected.prolific.payBulk(bulk, always)).toEqual({
      kind: 'accepted',
      status: 202,
    });
  });
});
