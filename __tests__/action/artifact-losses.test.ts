import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { artifactRun } from './artifact-run.ts';
import { artifactStory, eventsOf, pushWeek1 } from './artifact-story.ts';
import { codesOf, csvOf, paidInOrder } from './story.ts';

const path = 'bonuses/week1.csv';
const day = 24 * 3_600_000;
const hour = 3_600_000;

const reconcile = { inputs: { mode: 'reconcile' } };

/** What somebody with `actions: write` can do, or an action that cleans up. */
function deleteRecords(lab: Lab): void {
  const { store } = lab.artifacts;
  for (const { id } of store.all) store.remove(id);
}

describe('a run that paid, whose records somebody has deleted', () => {
  it.each(['failed', 'all'] as const)(
    'pays nobody when it is run again (%s jobs), and says that the ledger is lost',
    async (rerun) => {
      await artifactStory(async (lab) => {
        await pushWeek1(lab);
        await lab.run(artifactRun({ id: 7 }));
        deleteRecords(lab);

        const again = await lab.run(artifactRun({ id: 7, attempt: 2 }, { attempt: { rerun } }));

        expect(endOf(again)).toBe('blocked, exit 1');
        expect(codesOf(again)).toEqual(['ALREADY_BONUSED', 'EVENT_NOT_ALLOWED', 'LEDGER_LOST']);
        expect(lab.prolific.countOf('pay')).toBe(1);
      })();
    },
  );

  it(
    'stops a new run, which asks about everybody who has money already',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      deleteRecords(lab);
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });

      const asked = await lab.run(artifactRun({ id: 8 }));

      expect([endOf(asked), ...codesOf(asked)]).toEqual([
        'blocked, exit 1',
        'ALREADY_BONUSED',
        'LEDGER_LOST',
      ]);
      expect(asked.summary.match(/has already received/g)).toHaveLength(2);
      expect(lab.prolific.countOf('set-up')).toBe(1);
    }),
  );
});

describe('a run that was run again (all jobs) after it had paid, with money that shows late', () => {
  it(
    'makes new runs stop for an hour; then people who have their money are removed, and the rest is paid once',
    artifactStory(
      async (lab) => {
        await pushWeek1(lab);
        await lab.run(artifactRun({ id: 7 }));
        const again = await lab.run(
          artifactRun({ id: 7, attempt: 2 }, { attempt: { rerun: 'all' } }),
        );
        await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
        const soon = await lab.run(artifactRun({ id: 8 }));
        const early = { inputs: { answer: soon.outputs['plan'] ?? '' } };
        const refused = await lab.run(artifactRun({ id: 9 }, early));
        lab.prolific.money.arrive();
        lab.github.advance(61 * 60_000);
        const late = await lab.run(artifactRun({ id: 10 }));
        const [head = '', , , third = ''] = csvOf(lab, ['4.25', '0.50', '3.00']).split('\n');
        await lab.push({ [path]: `${head}\n${third}\n` });
        const rest = await lab.run(artifactRun({ id: 11 }));
        const answer = { inputs: { answer: rest.outputs['plan'] ?? '' } };
        const paid = await lab.run(artifactRun({ id: 12 }, answer));

        expect(codesOf(again)).toEqual(['EVENT_NOT_ALLOWED']);
        for (const run of [soon, refused]) {
          expect([endOf(run), ...codesOf(run)]).toEqual(['blocked, exit 1', 'LEDGER_LOST']);
          expect(run.log).toContain('Run again after');
        }
        expect(codesOf(late)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
        expect([endOf(rest), ...codesOf(rest)]).toEqual(['blocked, exit 1', 'LEDGER_LOST']);
        expect(endOf(paid)).toBe('paid, exit 0');
        expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
        // What was answered is not asked again.
        expect(endOf(await lab.run(artifactRun({ id: 13 })))).toBe('already-paid, exit 0');
      },
      { prolific: { arrival: 'manual' } },
    ),
  );
});

describe('records whose retention is over', () => {
  it(
    'are missed by a new run: it asks, and pays what is new once somebody gives the digest',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      lab.github.advance(91 * day);
      await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['1.00', '2.00', '3.00']), [path]: ' ' });

      const asked = await lab.run(artifactRun({ id: 8 }, { inputs: { csv: 'bonuses/week2.csv' } }));
      const answer = { csv: 'bonuses/week2.csv', answer: asked.outputs['plan'] ?? '' };
      const paid = await lab.run(artifactRun({ id: 9 }, { inputs: answer }));

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'LEDGER_LOST']);
      expect(asked.log).toMatch(/records? of study \w+ expired/);
      expect(endOf(paid)).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425, 100], [50, 200], [300]]);
    }),
  );

  it(
    'are missed, and nobody whom they name is paid again: each of them is asked about',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      lab.github.advance(91 * day);

      const asked = await lab.run(artifactRun({ id: 8 }));

      expect(endOf(asked)).toBe('blocked, exit 1');
      expect(codesOf(asked)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
      expect(lab.prolific.countOf('pay')).toBe(1);
    }),
  );

  it(
    'are not missed where a run that reconciles has copied them since',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      lab.github.advance(60 * day);
      await lab.run(artifactRun({ id: 8 }, reconcile));
      lab.github.advance(40 * day);

      const later = await lab.run(artifactRun({ id: 9 }));

      expect(endOf(later)).toBe('already-paid, exit 0');
      expect(eventsOf(lab, 9)).toEqual(['claimed', 'accepted', 'settled']);
      expect(lab.prolific.countOf('pay')).toBe(1);
    }),
  );

  it(
    'are announced two weeks before by a plan, which copies nothing',
    artifactStory(async (lab) => {
      await pushWeek1(lab);
      await lab.run(artifactRun({ id: 7 }));
      lab.github.advance(80 * day + hour);

      const planned = await lab.run(artifactRun({ id: 8 }, { inputs: { mode: 'plan' } }));

      expect(endOf(planned)).toBe('planned, exit 0');
      expect(planned.log).toMatch(/newest record of study \w+ expires in 9 days/);
      expect(lab.artifacts.results.countOf('create')).toBe(3);
    }),
  );
});
