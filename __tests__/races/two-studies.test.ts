import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { story } from '../action/story.ts';

type Study = Lab['study'];

/** Two files, each of a study of its own with one person. */
async function pushTwoStudies(lab: Lab): Promise<Study> {
  const other = lab.prolific.addStudy({ participants: 1 });
  const fileOf = (study: Study, amount: string): string =>
    `id,amount,study_id\n${study.participants.join('')},${amount},${study.id}\n`;
  await lab.push({
    'bonuses/x.csv': fileOf(lab.study, '4.25'),
    'bonuses/y.csv': fileOf(other, '1.10'),
  });
  return other;
}

describe('a run of two studies, while another run pays the second of them', () => {
  // Its first append after the other's takes the newest head, which says nothing of the second
  // study's file.
  it.each([
    ['the claim of the first study', 1],
    ['the outcome of the first study', 2],
  ])('and its own write of %s waits, finds that payment and pays nobody twice', async (_, nth) => {
    await story({ participants: 1, inputs: { 'study-id': '' } }, async (lab) => {
      await lab.startLedger();
      const other = await pushTwoStudies(lab);
      const gate = new Gate();
      lab.github.server.script('commit', nth, { kind: 'hold', gate });
      const both = lab.start();
      await gate.waitFor(1);

      const one = await lab.run({ inputs: { csv: 'bonuses/y.csv' } });
      const linesOfOne = await lab.ledger(other.id);
      gate.open();
      const result = await both.done;

      expect([endOf(one), endOf(result)]).toEqual(['paid, exit 0', 'paid, exit 0']);
      expect([...lab.paid(other).values(), ...lab.paid().values()]).toEqual([[110], [425]]);
      expect(await lab.ledger(other.id)).toEqual(linesOfOne);
    })();
  });

  it('for the first time ever pays nobody twice', async () => {
    await story({ participants: 1, inputs: { 'study-id': '' } }, async (lab) => {
      const other = await pushTwoStudies(lab);
      const gate = new Gate();
      lab.github.server.script('commit', 1, { kind: 'hold', gate });
      const both = lab.start();
      await gate.waitFor(1);

      const one = await lab.run({ inputs: { csv: 'bonuses/y.csv' } });
      gate.open();
      const result = await both.done;

      expect([endOf(one), endOf(result)]).toEqual(['paid, exit 0', 'paid, exit 0']);
      expect([...lab.paid(other).values(), ...lab.paid().values()]).toEqual([[110], [425]]);
    })();
  });
});
