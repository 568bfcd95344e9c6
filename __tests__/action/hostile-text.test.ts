import { describe, expect, it } from '@jest/globals';
import { long, places } from './hostile-places.ts';
import { story } from './story.ts';

/** Characters that turn text round or colour it. */
const turning = /[\u001b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What a human puts in place of it; the one thing of ours that looks like a tag. */
const placeholder = '`<how you know>`';

/**
 * The Markdown without its fenced blocks, which show everything as it is. A fence ends as
 * CommonMark says.
 */
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

/**
 * What in a Markdown text is not shown letter by letter although others wrote it. Links of ours
 * lead to the lab's GitHub, and to a study at Prolific.
 */
function tracesIn(markdown: string, githubUrl: string): string[] {
  const ours = [`](${githubUrl}/`, '](https://app.prolific.com/researcher/workspaces/studies/'];
  const text = ours.reduce((left, link) => left.replaceAll(link, '] '), outsideFences(markdown));
  const unlinked = text.replace(/\] [^)\s]*\)/g, ']').replaceAll(placeholder, '');
  const markup = [
    /<(?!\/?(?:code|details|sub|summary)>|br>|!--(?![^>]*evil)[^<>\n]*-->)[^\s\d]/,
    /\]\(|!\[|`[^`\n]*evil/i,
    /^\s*(?:#+|\||>|[-+*]|\d+\.)?\s*evil/im,
  ];
  // GitHub links and mentions what it reads after the entities are resolved.
  const read = unlinked.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  const links = [/(?:https?:\/\/|www\.|@)evil/i, /#\d/, /\bGH-\d/i, /:evil:/i];
  const foreign = [
    ...markup.map((sign) => sign.exec(unlinked)),
    ...links.map((sign) => sign.exec(read)),
  ].flatMap((found) => found?.[0] ?? []);
  const unpaired = ['code', 'details', 'sub', 'summary'].filter(
    (tag) => text.split(`<${tag}>`).length !== text.split(`</${tag}>`).length,
  );
  return [...foreign, ...unpaired, ...(turning.exec(markdown) ?? [])];
}

/**
 * Lines of the log that the runner takes for a command of others; the harness lists those with
 * unusual names.
 */
function smuggledIn(log: string): string[] {
  return log.split('\n').filter((line) => /^\s*::[^\s:]+(?: (?:(?!::).)*)?::\s*evil/i.test(line));
}

const table = places.flatMap(({ name, texts, ...place }) =>
  texts.map((hostile) => ({ place: name, ...place, ...hostile })),
);

describe('hostile text', () => {
  it.each(table)('in $place does nothing: $what', ({ arrange, isUnseen, text }) =>
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      lab.addPullRequest(7);
      const result = await lab.run(await arrange(lab, text));

      const { log, summary, strayCommands, masks, outputs } = result;
      const shown = [log, summary, ...lab.comments()];
      const kept = [...shown, await lab.ledgerText()].join('\n').toLowerCase();
      // So long a text may be left out; a shorter one is shown, or kept for good.
      if (isUnseen === true) expect(kept).not.toContain('evil');
      else if (text !== long.text) expect(kept).toContain('evil');
      expect(outputs['status']).toMatch(/^[a-z-]+$/);
      expect([...strayCommands, ...smuggledIn(log)]).toEqual([]);
      expect(masks.join('\n')).not.toContain('evil');
      expect(turning.exec(log)).toBeNull();
      expect(shown.slice(1).flatMap((one) => tracesIn(one, lab.github.url))).toEqual([]);
      for (const one of shown) expect(one.length).toBeLessThan(20_000);
    })(),
  );
});
