import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story } from '../action/story.ts';
import { readDigest } from './human.ts';

const longMs = 180_000;
const path = 'bonuses/week1.csv';

/** What somebody can do to a ledger with one careless command. */
const losses = [
  {
    name: 'branch',
    lose: (lab: Lab) => lab.github.deleteBranch(repository, ledgerBranch),
  },
  {
    name: 'file',
    lose: async (lab: Lab) => {
      await lab.github.deleteFile(repository, ledgerBranch, ledgerPath(lab.study.id));
    },
  },
] as const;

describe('a ledger that is lost after its payment shows at Prolific', () => {
  it.each(losses)(
    'pays nobody a second time, and asks about everybody who has money already: $name deleted',
    ({ lose }) =>
      story({}, async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
        await lab.run();
        await lose(lab);
        await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
        const early = await lab.run();
        // About what was taken away nobody may answer for an hour.
        lab.github.advance(61 * 60_000);

        const asked = await lab.run();
        // Somebody looks at the page, takes out who has been paid, and keeps the rest.
        const { money } = lab.prolific;
        const [head = '', ...lines] = csvOf(lab, ['4.25', '0.50', '3.00']).trim().split('\n');
        const open = lines.filter((line) => money.shownTo(line.split(',')[0] ?? '').length === 0);
        await lab.push({ [path]: `${[head, ...open].join('\n')}\n` });
        const still = await lab.run();
        const mended = await lab.run({ inputs: { answer: readDigest(still) ?? '' } });

        expect([endOf(early), readDigest(early)]).toEqual(['blocked, exit 1', null]);
        expect(endOf(asked)).toBe('blocked, exit 1');
        expect([endOf(still), ...codesOf(still)]).toEqual(['blocked, exit 1', 'LEDGER_LOST']);
        expect(codesOf(asked)).toEqual(['ALREADY_BONUSED', 'LEDGER_LOST']);
        expect(asked.summary.match(/has already received/g)).toHaveLength(2);
        expect(asked.requests.prolific.map(({ endpoint }) => endpoint)).not.toContain('set-up');
        expect(readDigest(asked)).toBe(asked.outputs['plan']);
        expect(endOf(mended)).toBe('paid, exit 0');
        expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
      })(),
  );
});

/** These stories wait until looking again has no hope, so they wait together. */
describe('a ledger that is lost under a run', () => {
  it.concurrent.each(losses)(
    'that is about to claim for the second time is unreadable, and nobody more is paid: $name deleted',
    ({ lose }) =>
      story({ participants: 201 }, async (lab) => {
        const amounts = Array.from({ length: 201 }, () => '1.50');
        await lab.push({ [path]: csvOf(lab, amounts) });
        const gate = new Gate();
        // Claim, outcome, claim.
        lab.github.server.script('commit', 3, { kind: 'hold', gate });
        const run = lab.start({ limitMs: longMs });
        await gate.waitFor(1);
        await lose(lab);
        gate.open();

        const result = await run.done;

        expect(result.exitCode).toBe(1);
        expect(codesOf(result)).toContain('LEDGER_UNREADABLE');
        expect(result.outputs['paid-count']).toBe('200');
        expect(lab.prolific.countOf('pay')).toBe(1);
        expect([...lab.paid().values()]).toEqual(amounts.slice(0, 200).map(() => [150]));
      })(),
    longMs,
  );

  it.concurrent(
    'that is about to claim for the first time is unreadable, not a fresh start: nobody is paid',
    story({}, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const gate = new Gate();
      lab.github.server.script('commit', 1, { kind: 'hold', gate });
      const run = lab.start({ limitMs: longMs });
      await gate.waitFor(1);
      await lab.github.deleteBranch(repository, ledgerBranch);
      gate.open();

      const result = await run.done;

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(codesOf(result)).toEqual(['LEDGER_UNREADABLE']);
      expect(lab.prolific.countOf('pay')).toBe(0);
      expect(await lab.github.head(repository, ledgerBranch)).toBeNull();
    }),
    longMs,
  );
});
