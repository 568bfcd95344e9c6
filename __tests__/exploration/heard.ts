import type { Ports } from '../../src/ports.ts';
import type { Timeline } from '../simulation/timeline.ts';

/** What a process was told, and when; null where it still waits for that. */
interface Told {
  readonly what: string;
  answer: { readonly value: unknown; readonly atMs: number } | null;
  /** The same as text, once somebody has asked. */
  text: string | null;
}

/**
 * All that a run has heard of the world: what it will do depends on that alone. In the order in
 * which it asked.
 */
export class Heard {
  readonly #told: Told[] = [];
  readonly #timeline: Timeline;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** How much it is: it grows with each thing that the run asks. */
  get count(): number {
    return this.#told.length;
  }

  /** All of it, written with the help of what writes one value. */
  tell(write: (value: unknown) => string): string {
    return this.#told
      .map((told) => {
        const { what, answer } = told;
        if (answer === null) return what;
        return (told.text ??= `${what} ${write(answer)}`);
      })
      .join('\n');
  }

  /** Something has happened to it that no answer says. */
  note(what: string): void {
    this.#told.push({ what, answer: this.#answer(null), text: null });
  }

  listenTo(ports: Ports): Ports {
    const { prolific, ledger, home } = ports;
    return {
      ...ports,
      prolific: this.overhear(prolific),
      ledger: this.overhear(ledger),
      home: {
        ...this.overhear(home),
        prepare: (question) => {
          const ask = home.prepare(question);
          return () => this.#hear('home', ask());
        },
      },
    };
  }

  /** The same port, whose answers are heard. */
  overhear<T extends object>(port: T): T {
    const heard = Object.entries(port).map(([name, member]: [string, unknown]) => {
      if (typeof member !== 'function') return [name, member];
      const call = member as (...args: unknown[]) => unknown;
      const overheard = (...args: unknown[]): unknown => {
        const answer = call(...args);
        // Of what, or of whom, it asks is the first argument of every call.
        return answer instanceof Promise
          ? this.#hear(`${name} ${String(args[0])}`, answer)
          : answer;
      };
      return [name, overheard];
    });
    return Object.fromEntries(heard) as T;
  }

  async #hear<T>(what: string, answer: Promise<T>): Promise<T> {
    const told: Told = { what, answer: null, text: null };
    this.#told.push(told);
    try {
      const value = await answer;
      told.answer = this.#answer(value);
      return value;
    } catch (error) {
      told.answer = this.#answer(String(error));
      throw error;
    }
  }

  #answer(value: unknown): Told['answer'] {
    return { value, atMs: this.#timeline.nowMs };
  }
}
