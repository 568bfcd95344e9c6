import type { FaultKind } from '../simulation/faults.ts';
import type { LedgerKind } from '../simulation/keeping.ts';
import { Stage } from './stage.ts';
import type { Scenario } from './scenarios.ts';

/** What a trace says, in the words of somebody who tells it. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^> (run \S+) goes on .*$/, ''],
  [/^> /, ''],
  [/^(run \S+) starts: (\S+) .*$/, '$1 starts ($2)'],
  [
    /: cost \{"currency":"GBP","bonuses":(\d+).*$/,
    ' asks what the study has cost: bonuses of $1 pence',
  ],
  [/: list \{.*$/, ' lists the submissions'],
  [/: submission \{.*"received":(\[.*?\]).*$/, ' reads one submission, which shows $1'],
  [/: set-up \{"bulk":"([^"]*)".*$/, ' sets up $1, which pays nothing'],
  [/: ledger read$/, ' reads the ledger'],
  [/: ledger home$/, ' reads the tip of its branch'],
  [/: ledger dates$/, ' asks when the claim was written'],
  [/: ledger append (.*)$/, ' sends to the ledger: $1'],
  [/^ledger: (\w+) (\S+) by run (.*)$/, 'the ledger now holds: $1 $2, by run $3'],
  [/: pay (\S+) (\w+)$/, ' takes the pay request of $1 as $2'],
];

const faultWords: Readonly<Partial<Record<FaultKind, string>>> = {
  prolificDown: 'Prolific does not answer',
  prolificStale: 'Prolific answers with what was true a minute ago',
  payLost: 'the pay request is lost on its way',
  payAnswerLost: 'the pay request arrives, and its answer is lost',
  payLate: 'the pay request arrives only half an hour later, and its answer is lost',
  payRefused: 'Prolific refuses to pay',
  payNotSent: 'no connection for the pay request',
  ledgerDown: 'GitHub does not answer',
  ledgerStale: 'GitHub shows an older state of the ledger',
  appendLost: 'the write to the ledger is lost on its way',
  appendAnswerLost: 'the answer to the next write to the ledger is lost',
  createLost: 'the upload is lost before it begins',
  createAnswerLost: 'the upload has a name, and the answer to that is lost',
  uploadLost: 'the upload is lost on its way',
  finalizeLost: 'the request that makes the upload visible is lost on its way',
  finalizeAnswerLost: 'the upload is there, and the answer to that is lost',
  finalizeLate: 'the upload is given up for lost, and can be seen later',
  finalizeTwice: 'the upload is there twice',
  listLags: 'the list does not show all that is there',
  appendShowsLater: 'the answer shows what others have written since',
};

/** One history from its beginning to its end, a line for each thing that happens. */
export async function tellStory(
  scenario: Scenario,
  script: readonly number[],
  ledger: LedgerKind,
): Promise<string> {
  const stage = new Stage(scenario, script, { ledger, tracing: true });
  await stage.play();
  const before = stage.world.traced.length;
  if (stage.violations.length === 0 && stage.isAtRest) await stage.judge();
  const lines = stage.world.traced.map(tellLine);
  const chaos = lines.slice(0, before).filter(Boolean);
  const rest = lines.slice(before).filter(Boolean);
  const end =
    rest.length === 0 ? [] : ['Nothing goes wrong any more, and a patient human answers.', ...rest];
  return [`${scenario.what}:`, ...chaos, ...end].join('\n');
}

/** '' where there is nothing to tell. */
function tellLine(line: string): string {
  const [, time = '', text = ''] = /^\S+T(\d\d:\d\d:\d\d)\.\d+ (.*)$/s.exec(line) ?? [];
  const [, who = '', kind = ''] = /^(run \S+): (\w+)$/.exec(text) ?? [];
  const fault = faultWords[kind as FaultKind];
  if (fault !== undefined) return `  ${time}  !! ${who}: ${fault}`;
  const told = words.reduce((sum, [pattern, word]) => sum.replace(pattern, word), text);
  return told === '' ? '' : `  ${time}  ${told}`;
}
