import type { Finding } from '../../core/errors.ts';
import { renderForeign } from '../../core/text/foreign-text.ts';

/** The runner's variables, by name (GitHub Docs: Default environment variables). */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How one variable is read. */
export interface Reading<T> {
  /** The value of a text that is not blank; null if the text has another form. */
  readonly parse: (text: string) => T | null;
  /** What the variable must be, as the end of a sentence: `must be a number`. */
  readonly must: string;
  /** Used if the variable cannot be read. A finding says so, and nothing is paid with it. */
  readonly otherwise: T;
}

/** Reads variables one by one, and collects what is wrong with them. */
export class EnvironmentReader {
  readonly findings: Finding[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The variable without surrounding blanks; '' if it is missing. */
  text(name: string): string {
    return this.#env[name]?.trim() ?? '';
  }

  /** A variable without which nothing may be paid: if it is missing, that is `INPUT_INVALID`. */
  need<T>(name: string, reading: Reading<T>): T {
    if (this.text(name) !== '') return this.read(name, reading);
    this.#report(name, 'is missing');
    return reading.otherwise;
  }

  /** A variable with a default: only another form is `INPUT_INVALID`. */
  read<T>(name: string, { parse, must, otherwise }: Reading<T>): T {
    const text = this.text(name);
    if (text === '') return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    this.#report(name, `is ${renderForeign(text, false)}; it ${must}`);
    return otherwise;
  }

  #report(name: string, problem: string): void {
    this.findings.push({
      kind: 'error',
      code: 'INPUT_INVALID',
      message: `The runner's variable ${name} ${problem}.`,
      hint: `GitHub's runner sets it for every step. Check that no \`env\` of the workflow changes it; on another runner, set it for this step.`,
    });
  }
}
