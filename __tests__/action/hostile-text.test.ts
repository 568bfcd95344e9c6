import { describe, expect, it } from '@jest/globals';
import { htmlError, wrappedError } from '../../sandbox/prolific-answers.ts';
import type { Lab, LabRun } from '../../sandbox/lab.ts';
import type { Answer } from '../../sandbox/scripted-server.ts';
import { csvOf, story } from './story.ts';

interface Hostile {
  what: string;
  /** Has the word `evil`, by which it is found again, in its first 30 characters, because messages cut it. */
  text: string;
}

const short: readonly Hostile[] = [
  { what: 'workflow commands', text: '::error::evil\n::add-mask::evil\r::set-output name=x::evil' },
  { what: 'older commands', text: '##[error]evil ##[command]evil\n##[add-mask]evil' },
  {
    what: 'Markdown',
    text: '[evil](//e.io) ![evil](/e.png) `evil` | evil |\n\n|-|\n# evil\n```\nevil',
  },
  { what: 'mentions', text: '@evil lab/evil#12 https://evil.io www.evil.io' },
  { what: 'bidirectional marks', text: 'evil\u202egnp.\u2066exe\u200f\u001b[31m' },
  { what: 'HTML', text: '<img src=x onerror=evil></details><script>evil()</script><!-- </code>' },
];
const long: Hostile = { what: '100,000 characters', text: '|<b>evil@evil '.repeat(7_143) };
/** For places that repeat 400 characters and more. */
const together: readonly Hostile[] = [
  { what: 'all of it', text: short.map(({ text }) => text).join('\n') },
  long,
];

interface Place {
  name: string;
  texts: readonly Hostile[];
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

/** A server that answers so, whenever it is asked for that, once the CSV is there. */
function answerPlace(
  name: string,
  run: LabRun,
  endpoint: string,
  answerOf: (text: string) => Answer,
): Place {
  const arrange: Place['arrange'] = async (lab, text) => {
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    // Each endpoint's name is known to one of the two servers only.
    for (const server of [lab.prolific, lab.github.server])
      server.script(endpoint, 'every', { kind: 'status', answer: answerOf(text) });
    return run;
  };
  return { name, texts: together, arrange };
}

const refusal = (detail: string): Answer =>
  wrappedError({ status: 400, title: 'Bad request', detail });

function graphqlRefusal(message: string): Answer {
  return { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message }] } };
}

async function inDoubt(lab: Lab): Promise<string> {
  await lab.push({ [path]: csvOf(lab, ['4.25']) });
  lab.prolific.script('pay', 1, { kind: 'reset-before' });
  await lab.run();
  return (await lab.ledger())[0]?.bulk ?? '';
}

const places: readonly Place[] = [
  csvPlace('an id', (_lab, cell) => `id,amount\n${cell},4.25\n`),
  csvPlace('an amount', (lab, cell) => `id,amount\n${lab.person(1)},${cell}\n`),
  csvPlace('a first line that is no header', (_lab, cell) => `${cell},amount\n`),
  csvPlace(
    'the name of an ignored column',
    (lab, cell) => `id,amount,${cell}\n${lab.person(1)},4.25,x\n`,
  ),
  {
    name: 'the name of a file',
    texts: [...short, long],
    arrange: async (lab, text) => {
      await lab.checkOut();
      const name = text.replaceAll('/', '').slice(0, 120);
      await lab.write({ [`bonuses/${name}.csv`]: 'id,amount\nnobody,4.25\n' });
      return preview;
    },
  },
  {
    name: 'the label of a batch',
    texts: [...short, long],
    arrange: async (lab, text) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      return { ...preview, inputs: { ...preview.inputs, batch: text } };
    },
  },
  {
    name: 'the reason of a resolution',
    texts: together,
    arrange: async (lab, text) => {
      const bulk = await inDoubt(lab);
      const reason = text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500);
      return { inputs: { resolve: `${bulk}=paid: ${reason}` } };
    },
  },
  {
    name: 'a resolution of nothing',
    texts: [...short, long],
    arrange: async (lab, text) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      return { inputs: { resolve: text } };
    },
  },
  answerPlace('why Prolific refused a set-up', preview, 'set-up', refusal),
  answerPlace('why Prolific refused to pay', {}, 'pay', refusal),
  answerPlace('a page instead of the cost', {}, 'cost', (text) => htmlError(500, text)),
  answerPlace('why GitHub gave no ledger', preview, 'query', graphqlRefusal),
  answerPlace('why GitHub refused a line of the ledger', {}, 'commit', graphqlRefusal),
  answerPlace('why GitHub refused the comment', preview, 'comment-create', (message) => ({
    status: 422,
    body: { message },
  })),
];

/** Characters that turn text round or colour it. */
const turning = /[\u001b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The Markdown without its fenced blocks, which show everything as it is. A fence ends as CommonMark says. */
function outsideFences(markdown: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const [mark = null] = /^ {0,3}`{3,}/.exec(line) ?? [];
    if (fence === null && mark === null) kept.push(line);
    if (fence === null) fence = mark?.trim() ?? null;
    else if (line.trim().startsWith(fence) && /^`+$/.test(line.trim())) fence = null;
  }
  return kept.join('\n');
}

/** What in a Markdown text is not shown letter by letter although others wrote it. Links of ours lead to the lab's GitHub. */
function tracesIn(markdown: string, githubUrl: string): string[] {
  const text = outsideFences(markdown).replaceAll(`](${githubUrl}/`, '] ');
  const unlinked = text.replace(/\] [^)\s]*\)/g, ']');
  const foreign = [
    /<(?!\/?(?:code|details|summary)>|br>|!--(?![^>]*evil)[^<>\n]*-->)[^\s\d]/,
    /\]\(|!\[|`[^`\n]*evil/,
    /(?:https?:\/\/|www\.|@)evil/,
    /^\s*(?:#+|\||>|[-+*]|\d+\.)?\s*evil/m,
  ].flatMap((sign) => sign.exec(unlinked)?.[0] ?? []);
  const unpaired = ['code', 'details', 'summary'].filter(
    (tag) => text.split(`<${tag}>`).length !== text.split(`</${tag}>`).length,
  );
  return [...foreign, ...unpaired, ...(turning.exec(markdown) ?? [])];
}

/** Lines of the log that the runner takes for a command of others; the harness lists those with unusual names. */
function smuggledIn(log: string): string[] {
  return log.split('\n').filter((line) => /^\s*::[^\s:]+(?: (?:(?!::).)*)?::\s*evil/.test(line));
}

const table = places.flatMap(({ name, texts, arrange }) =>
  texts.map((hostile) => ({ place: name, arrange, ...hostile })),
);

describe('hostile text', () => {
  it.each(table)('in $place does nothing: $what', ({ arrange, text }) =>
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      lab.addPullRequest(7);
      const result = await lab.run(await arrange(lab, text));

      const { log, summary, strayCommands, masks } = result;
      const shown = [log, summary, ...lab.comments()];
      // So long a text may be left out; a shorter one is shown, or kept for good.
      if (text !== long.text)
        expect([...shown, await lab.ledgerText()].join('\n')).toContain('evil');
      expect([...strayCommands, ...smuggledIn(log)]).toEqual([]);
      expect(masks.join('\n')).not.toContain('evil');
      expect(turning.exec(log)).toBeNull();
      expect(shown.slice(1).flatMap((one) => tracesIn(one, lab.github.url))).toEqual([]);
      for (const one of shown) expect(one.length).toBeLessThan(20_000);
    })(),
  );
});
