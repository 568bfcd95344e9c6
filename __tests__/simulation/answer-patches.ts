import type { Patch } from './patch.ts';

/** Mistakes about looks, clocks and answers, which the simulation must find, each alone. */
export const answerPatches: Readonly<Record<string, Patch>> = {
  '`looked` by the end of the look': {
    file: 'src/flows/looking/survey.ts',
    from: 'looked: earlierOf(cost.readAt, list.readAt)',
    to: 'looked: (await run.ports.prolific.readCost(study)).readAt',
  },
  'a claim paid on whatever look it waited with': {
    file: 'src/flows/payment/claim.ts',
    from: 'if (isOutdated(survey, sentAt))',
    to: 'if (Date.now() === 0)',
  },
  'an answer that overrules what its run has not seen': {
    file: 'src/flows/resolving/resolve.ts',
    from: 'const unseen = answersSince(run, view, current, written);',
    to: 'const unseen: Finding[] = [];',
  },
  "the runner's clock where GitHub gives no date": {
    file: 'src/flows/run/ledger-view.ts',
    from: 'const { githubNow, protection } = reading;',
    to: 'const { protection, githubNow = new Date(run.ports.clock.nowMs()) } = { ...reading, githubNow: reading.githubNow ?? undefined };',
  },
  'a refusal after a human said paid that changes nothing': {
    file: 'src/core/ledger/states.ts',
    from: "next: { refused: 'contradicted', ...open },",
    to: 'next: open,',
  },
  'a payment that was taken back proven by what was claimed meanwhile': {
    file: 'src/core/ledger/pending.ts',
    from: 'Math.max(before.count, known.countThen + some.length);',
    to: 'some.length < 0 ? known.countThen : before.count;',
  },
};
