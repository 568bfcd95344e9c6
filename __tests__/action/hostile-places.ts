import type { Lab, LabRun } from '../../sandbox/lab/lab.ts';
import { htmlError, wrappedError } from '../../sandbox/prolific/answers.ts';
import type { Answer } from '../../sandbox/server/faults.ts';
import { csvOf } from './story.ts';

/** Every place from which text of others reaches what people see. */

export interface Hostile {
  what: string;
  /**
   * Has the word `evil`, by which it is found again, in its first 30 characters, because messages
   * cut it.
   */
  text: string;
}

const short: readonly Hostile[] = [
  { what: 'workflow commands', text: '::error::evil\n::add-mask::evil\r::set-output name=x::evil' },
  { what: 'older commands', text: '##[error]evil ##[command]evil\n##[add-mask]evil' },
  {
    what: 'Markdown',
    text: '[evil](//e.io) ![evil](/e.png) `evil` | evil |\n\n|-|\n# evil\n```\nevil',
  },
  { what: 'mentions', text: '@evil #1 evil/evil#12 GH-12 https://evil.io www.evil.io :evil:' },
  { what: 'bidirectional marks', text: 'evil\u202egnp.\u2066exe\u200f\u001b[31m' },
  { what: 'HTML', text: '<img src=x onerror=evil></details><script>evil()</script><!-- </code>' },
];
/** Longer than anything that GitHub or Prolific would let somebody write there. */
export const long: Hostile = { what: '100,000 characters', text: '|<b>evil@evil '.repeat(7_143) };
/** For places that repeat 400 characters and more. */
const together: readonly Hostile[] = [
  { what: 'all of it', text: short.map(({ text }) => text).join('\n') },
  long,
];

export interface Place {
  name: string;
  texts: readonly Hostile[];
  /** Nobody repeats what stands there. */
  isUnseen?: true;
  /** Puts the text there, and gives the run that meets it. */
  arrange: (lab: Lab, text: string) => Promise<LabRun> | LabRun;
}

const payload = { pull_request: { number: 7 } };
const preview: LabRun = {
  inputs: { mode: 'plan', comment: 'true', quote: 'true' },
  event: { name: 'pull_request', ref: 'refs/pull/7/merge', payload },
};
const path = 'bonuses/week1.csv';

function csvPlace(name: string, csv: (lab: Lab, cell: string) => string): Place {
  return {
    name,
    texts: [...short, long],
    arrange: async (lab, text) => {
      await lab.push({ [path]: csv(lab, `"${text.replaceAll('"', '""')}"`) });
      return preview;
    },
  };
}

const fileName: Place = {
  name: 'the name of a file',
  texts: [...short, long],
  arrange: async (lab, text) => {
    await lab.checkOut();
    const name = text.replaceAll('/', '').slice(0, 120);
    await lab.write({ [`bonuses/${name}.csv`]: 'id,amount\nnobody,4.25\n' });
    return preview;
  },
};

/** A run of a good file that itself brings the text: as an input, or as what GitHub says of it. */
function runPlace(
  name: string,
  texts: readonly Hostile[],
  runOf: (text: string, lab: Lab) => LabRun | Promise<LabRun>,
): Place {
  return {
    name,
    texts,
    arrange: async (lab, text) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      return runOf(text, lab);
    },
  };
}

/** A server that answers so, whenever it is asked for that. */
function answerPlace(
  name: string,
  run: LabRun,
  endpoint: string,
  answerOf: (text: string) => Answer,
): Place {
  return runPlace(name, together, (text, lab) => {
    // Each endpoint's name is known to one of the two servers only.
    for (const server of [lab.prolific, lab.github.server])
      server.script(endpoint, 'every', { kind: 'status', answer: answerOf(text) });
    return run;
  });
}

const refusal = (detail: string): Answer =>
  wrappedError({ status: 400, title: 'Bad request', detail });

function graphqlRefusal(message: string): Answer {
  return { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message }] } };
}

function costIn(currency: string): Answer {
  const none = { amount: 0, currency };
  const sums = { rewards: none, fees: none, tax: none };
  return { status: 200, body: { rewards: sums, bonuses: sums } };
}

/** A payment of which nobody knows what became of it; gives its bulk id. */
async function payInDoubt(lab: Lab, run: LabRun = {}): Promise<string> {
  lab.prolific.script('pay', 1, { kind: 'reset-before' });
  await lab.run(run);
  return (await lab.ledger())[0]?.bulk ?? '';
}

/**
 * As others could name a branch: without what git does not take in a name, which is less than what
 * is left out here.
 */
function branchOf(text: string): string {
  return `refs/heads/${text.replaceAll(/[\p{Cc}\s~^:?*[\]\\/]|\.\.|@\{/gu, '-').slice(0, 240)}`;
}

export const places: readonly Place[] = [
  csvPlace('an id', (_lab, cell) => `id,amount\n${cell},4.25\n`),
  csvPlace('an amount', (lab, cell) => `id,amount\n${lab.person(1)},${cell}\n`),
  csvPlace('a study', (lab, cell) => `id,amount,study_id\n${lab.person(1)},4.25,${cell}\n`),
  csvPlace('a first line that is no header', (_lab, cell) => `${cell},amount\n`),
  csvPlace(
    'the name of an ignored column',
    (lab, cell) => `id,amount,${cell}\n${lab.person(1)},4.25,x\n`,
  ),
  {
    ...csvPlace(
      'a cell of an ignored column',
      (lab, cell) => `id,amount,note\n${lab.person(1)},4.25,${cell}\n`,
    ),
    isUnseen: true,
  },
  fileName,
  runPlace('the label of a batch', [...short, long], (batch) => {
    return { ...preview, inputs: { ...preview.inputs, batch } };
  }),
  runPlace('the label of a batch in doubt', together, async (text, lab) => {
    const batch = text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200);
    await payInDoubt(lab, { inputs: { batch } });
    return { inputs: { batch } };
  }),
  runPlace('the reason of a resolution', together, async (text, lab) => {
    const bulk = await payInDoubt(lab);
    const reason = text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500);
    return { inputs: { answer: `${bulk}=paid: ${reason}` } };
  }),
  runPlace('a resolution of nothing', [...short, long], (text) => ({
    inputs: { answer: `${text}=paid: seen` },
  })),
  runPlace('the digest of an approval', [...short, long], (approve) => ({
    inputs: { answer: approve },
  })),
  runPlace('who started the run', short, (actor) => ({ run: { actor, triggeringActor: actor } })),
  runPlace('the branch of a plan', short, (text) => {
    return { inputs: { mode: 'plan' }, event: { name: 'push', ref: branchOf(text) } };
  }),
  runPlace('a branch that may not pay', short, (text) => ({
    inputs: { mode: 'pay' },
    event: { ref: branchOf(text) },
  })),
  runPlace('the default branch', short, (text) => {
    const defaultBranch = branchOf(text).replace('refs/heads/', '');
    const payload = { repository: { default_branch: defaultBranch } };
    return { inputs: { mode: 'pay' }, event: { payload } };
  }),
  answerPlace('why Prolific refused a set-up', preview, 'set-up', refusal),
  answerPlace('why Prolific refused to pay', {}, 'pay', refusal),
  answerPlace('a page instead of the cost', {}, 'cost', (text) => htmlError(500, text)),
  answerPlace('the currency of a plan', preview, 'cost', costIn),
  answerPlace('the currency of a payment', {}, 'cost', costIn),
  answerPlace('why GitHub gave no ledger', preview, 'query', graphqlRefusal),
  answerPlace('why GitHub refused a line of the ledger', {}, 'commit', graphqlRefusal),
  answerPlace('why GitHub refused the comment', preview, 'comment-create', (message) => ({
    status: 422,
    body: { message },
  })),
];
