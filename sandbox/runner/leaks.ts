import type { ActionResult } from './run-action.ts';

/** What must be nowhere where people can see it. */
export interface Secrets {
  /** Ids of participants and submissions, in full. */
  ids: readonly string[];
  tokens: readonly string[];
}

/**
 * A token in base64, wherever in a longer text it began: the first and the last characters depend
 * on what is around it.
 */
function base64Forms(token: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(token)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -1);
  });
}

/**
 * Every full id and every token, also in base64, in texts by name: one line for each, none where
 * all is well.
 */
export function findLeaksIn(
  texts: Readonly<Record<string, string>>,
  { ids, tokens }: Secrets,
): string[] {
  const words = [
    ...ids.map((id) => ({ what: `the id …${id.slice(-4)}`, word: id })),
    ...tokens.map((token) => ({ what: 'a token', word: token })),
    ...tokens.flatMap(base64Forms).map((form) => ({ what: 'a token in base64', word: form })),
  ];
  return Object.entries(texts).flatMap(([place, text]) => {
    const lower = text.toLowerCase();
    return words
      .filter(({ word }) => lower.includes(word.toLowerCase()))
      .map(({ what }) => `${place} has ${what}`);
  });
}

/**
 * The same for everything that a run showed, and every command to the runner that foreign text may
 * have smuggled in.
 */
export function findLeaks(result: ActionResult, secrets: Secrets): string[] {
  const outputs = Object.entries(result.outputs).map(([name, text]) => [`output ${name}`, text]);
  const annotations = result.annotations.map((one, at) => [
    `annotation ${at + 1}`,
    JSON.stringify(one),
  ]);
  const texts = Object.fromEntries([...outputs, ...annotations]) as Record<string, string>;
  const { summary, log, strayCommands } = result;
  return [
    ...findLeaksIn({ ...texts, summary, log }, secrets),
    ...strayCommands.map((name) => `the log has the command ${name}`),
  ];
}
