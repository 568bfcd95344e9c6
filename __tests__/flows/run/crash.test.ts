import { describe, expect, it } from '@jest/globals';
import { codesOf, textOf } from '../../kit/readings.ts';
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

  it('says in the log where it happened', async () => {
    const { world } = await brokenAt('before', 'set-up');
    const at = world.log.indexOf('Where it happened:');
    expect(at).toBeGreaterThan(0);
    expect(world.log.slice(at + 1).join('\n')).toMatch(/^Error: set-up\n +at /);
  });
});
