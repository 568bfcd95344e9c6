import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';

/** What an expression may name: `github`, `inputs`, `steps`, …, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How things stand where a condition is looked at. */
export type Standing = 'success' | 'failure';

/** To GitHub a name that does not exist is an empty text. In a workflow of ours it is a slip. */
class StrictDictionary extends data.Dictionary {
  override get(key: string): data.ExpressionData {
    const value = super.get(key);
    if (value !== undefined) return value;
    const known = this.pairs().map((pair) => pair.key);
    throw new Error(`The workflow names "${key}", and there is only ${known.join(', ')}`);
  }
}

function dictionaryOf(values: Contexts): StrictDictionary {
  const pairs = Object.entries(values).map(([key, value]) => ({ key, value: dataOf(value) }));
  return new StrictDictionary(...pairs);
}

function dataOf(value: unknown): data.ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (typeof value === 'object' && value !== null) return dictionaryOf(value as Contexts);
  throw new Error(`An expression cannot hold ${JSON.stringify(value)}`);
}

const statusFunctions = ['success', 'failure', 'always', 'cancelled'] as const;

/** `hashFiles` over a checkout: empty where no file matches. */
function hashFilesIn(workspace: string): FunctionDefinition {
  const call = (...patterns: data.ExpressionData[]): data.ExpressionData => {
    const files = globSync(
      patterns.map((pattern) => pattern.coerceString()),
      { cwd: workspace },
    ).sort();
    const hash = createHash('sha256');
    for (const file of files) hash.update(readFileSync(join(workspace, file)));
    return new data.StringData(files.length === 0 ? '' : hash.digest('hex'));
  };
  return { name: 'hashFiles', minArgs: 1, maxArgs: 255, call };
}

/** Evaluates one expression with GitHub's own evaluator. Throws for whatever does not exist. */
function evaluate(
  text: string,
  contexts: Contexts,
  standing: Standing,
  workspace: string,
): data.ExpressionData {
  const answers = {
    success: standing === 'success',
    failure: standing === 'failure',
    always: true,
    cancelled: false,
  };
  const functions = statusFunctions.map(
    (name): FunctionDefinition => ({
      name,
      minArgs: 0,
      maxArgs: 0,
      call: () => new data.BooleanData(answers[name]),
    }),
  );
  if (workspace !== '') functions.push(hashFilesIn(workspace));
  const { tokens } = new Lexer(text).lex();
  const expression = new Parser(tokens, Object.keys(contexts), functions).parse();
  const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  return new Evaluator(expression, dictionaryOf(contexts), byName).evaluate();
}

/** A text of a workflow with every `${{ }}` in it replaced. */
export function interpolate(text: unknown, contexts: Contexts): string {
  return String(text).replaceAll(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) =>
    evaluate(expression.trim(), contexts, 'success', '').coerceString(),
  );
}

/**
 * Whether a job or step runs. Without a condition, or with one that asks for no status, it runs
 * only after success.
 *
 * @param workspace for `hashFiles`, which only the condition of a step may ask
 */
export function isMet(
  condition: string | undefined,
  contexts: Contexts,
  standing: Standing,
  workspace = '',
): boolean {
  if (condition === undefined) return standing === 'success';
  const text = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1').trim();
  const asksForStatus = statusFunctions.some((name) => text.includes(`${name}(`));
  if (!asksForStatus && standing !== 'success') return false;
  const value = evaluate(text, contexts, standing, workspace);
  return !['', 'false', '0'].includes(value.coerceString());
}
