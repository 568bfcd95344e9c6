import { describe, expect, it } from '@jest/globals';
import type { RecordedRequest } from '../../sandbox/server/recorded-request.ts';
import { judgeProlific } from './prolific-api.ts';

const study = 'a'.repeat(24);
const pay = '/api/v1/bulk-bonus-payments/b-1/pay/';
const cost = `/api/v1/studies/${study}/cost/`;

function exchange(changes: Partial<RecordedRequest>): RecordedRequest {
  return {
    server: 'prolific',
    endpoint: '',
    method: 'GET',
    path: cost,
    headers: {},
    body: '',
    arrival: 1,
    atMs: 0,
    endedAtMs: 1,
    answered: 200,
    answer: {},
    fault: null,
    inFlight: 1,
    connection: 1,
    ...changes,
  };
}

const inner = { status: 404, error_code: 1, title: 'Not found', detail: 'No.' };

describe('the judge of what goes over the wire to Prolific', () => {
  it.each<[string, Partial<RecordedRequest>]>([
    ['a pay without a body', { method: 'POST', path: pay, answered: 202, answer: 'Accepted' }],
    [
      'a pay as in the sample',
      { method: 'POST', path: pay, body: '{}', answered: 202, answer: 'A' },
    ],
    ['an error of another status', { answered: 404, answer: { error: inner } }],
    ['what a test scripted', { fault: 'status', answered: 200, answer: [] }],
  ])('takes %s', (_, changes) => {
    expect(judgeProlific([exchange(changes)])).toEqual([]);
  });

  it.each<[string, Partial<RecordedRequest>]>([
    ['another path', { path: '/api/v1/users/me/' }],
    ['another method', { method: 'DELETE' }],
    ['a GET that tells of a body', { headers: { 'content-length': '0' } }],
    [
      'a pay with an amount',
      { method: 'POST', path: pay, body: '{"amount":1}', answered: 202, answer: 'A' },
    ],
    ['a pay answered with an object', { method: 'POST', path: pay, answered: 202, answer: {} }],
    ['a cost in words', { answer: { bonuses: { rewards: { amount: '1', currency: 'GBP' } } } }],
    ['a traceback of null', { answered: 400, answer: { ...inner, traceback: null } }],
    ['an error without a code', { answered: 404, answer: { error: { status: 404 } } }],
  ])('finds %s', (_, changes) => {
    expect(judgeProlific([exchange(changes)])).not.toEqual([]);
  });
});
