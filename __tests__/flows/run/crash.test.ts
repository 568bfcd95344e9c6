import { describe, expect, it } from '@jest/globals';
import { stopCrashed } from '../../../src/flows/run/crash.ts';
import type { Ports } from '../../../src/ports.ts';
import { ann, batch, bob, cyd, dan } from '../../kit/builders.ts';
import { codesOf, textOf } from '../../kit/readings.ts';
import { openRun } from '../../kit/run-given.ts';
import { World } from '../../kit/world.ts';

async function brokenAt(moment: 'before' | 'after', request: string) {
  const world = new World();
  world.dieAt(moment, request);
  return { world, record: await world.pay() };
}

describe('a run that breaks', () => {
  it('before it has claimed anything has paid nobody, and says so', async () => {
    const { record } = await brokenAt('before', 'set-up');
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'UNEXPECTED']);
    expect(textOf(record, 'UNEXPECTED')).toContain('nobody was paid by this run');
  });

  it.each([
    ['between the claim and the pay request', 'before', 'pay'],
    ['while the pay request is under way', 'after', 'pay'],
  ] as const)('%s is in doubt, and names the bulk payment', async (_, moment, request) => {
    const { record } = await brokenAt(moment, request);
    expect([record.status, ...codesOf(record)]).toEqual([
      'in-doubt',
      'UNEXPECTED',
      'PAYMENT_IN_DOUBT',
    ]);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain('Bulk payment draft-1 (');
  });

  it('between the claim and the permission to pay is in doubt, though no pay request has left', async () => {
    const world = new World();
    world.ledger = {
      askToPay: (_study, _claim, since) =>
        world.journal.underway('ask to pay', () => ({ kind: 'granted', since })),
    };
    world.dieAt('before', 'ask to pay');
    const record = await world.pay();
    expect([record.status, record.payRequests, ...codesOf(record)]).toEqual([
      'in-doubt',
      0,
      'UNEXPECTED',
      'PAYMENT_IN_DOUBT',
    ]);
  });

  it('after it has paid says how much that was, over all its bulk payments', async () => {
    const world = new World();
    world.dieAt('before', 'set-up draft-3');
    const record = await world.pay({
      batches: [
        batch([
          [ann, 425],
          [cyd, 175],
        ]),
        batch([[bob, 300]], { label: 'bonuses/week2.csv' }),
        batch([[dan, 5]], { label: 'bonuses/week3.csv' }),
      ],
    });
    expect([record.status, ...codesOf(record)]).toEqual(['in-doubt', 'UNEXPECTED']);
    expect(record.findings[0]?.message).toBe(
      'The action itself has a fault: Error: set-up draft-3. Before that, this run had paid 3 bonuses, 9.00 GBP.',
    );
  });

  it('after Prolific has refused says that nothing is known to be paid', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: { kind: 'refused', status: 400, reason: 'no' } });
    world.dieAt('before', 'append refused');
    const { findings } = await world.pay();
    expect(findings[0]?.message).toBe(
      'The action itself has a fault: Error: append refused. Nothing that this run asked Prolific to pay is known to be paid.',
    );
  });

  it('shows 30 lines of where it happened, with no id in them', () => {
    const said: string[] = [];
    const line = (text: string): unknown => said.push(text);
    const ports = { log: { line, finding: () => undefined } } as unknown as Ports;
    const error = new Error('too deep');
    const linesOf = (id: string, count: number): string[] =>
      Array.from({ length: count }, (_, n) => `at ${id} ${n}`);
    error.stack = linesOf(ann, 31).join('\n');
    stopCrashed(openRun({}, 'pay', ports, '1'), error);
    expect(said).toEqual(['Where it happened:', ...linesOf('…66a1', 30)]);
  });

  it('says in the log where it happened', async () => {
    const { world } = await brokenAt('before', 'set-up');
    const at = world.log.indexOf('Where it happened:');
    expect(at).toBeGreaterThan(0);
    expect(world.log.slice(at + 1).join('\n')).toMatch(/^Error: set-up\n +at /);
  });
});
