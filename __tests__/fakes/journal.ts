type Moment = 'queued' | 'before' | 'after';
type Action = () => Promise<void> | void;

interface Listener {
  readonly moment: Moment;
  readonly prefix: string;
  readonly action: Action;
}

/**
 * Every request of a run in its order, whatever port it went through, and the place where a test
 * steps in: before its effect, or between its effect and its answer. Throwing there loses the
 * request, or the answer.
 */
export class Journal {
  /** `<name> begins` and `<name> ends`, in order; one without an answer does not end. */
  readonly entries: string[] = [];
  readonly #listeners: Listener[] = [];

  /** The requests in the order in which they were sent. */
  get sent(): string[] {
    return this.entries.flatMap((entry) => /^(.*) begins$/.exec(entry)?.[1] ?? []);
  }

  /** Those that are about money or are written down: the protocol without its reads. */
  get steps(): string[] {
    return this.sent.filter((name) => /^(?:set-up|append|pay) /.test(name));
  }

  count(prefix: string): number {
    return this.sent.filter((name) => name.startsWith(prefix)).length;
  }

  /** While the next request of that name waits for its turn and is not sent yet, once. */
  queued(prefix: string, action: Action): void {
    this.#listeners.push({ moment: 'queued', prefix, action });
  }

  /** Before the next request of that name has its effect, once. */
  before(prefix: string, action: Action): void {
    this.#listeners.push({ moment: 'before', prefix, action });
  }

  /** When the next request of that name has had its effect and its answer is on its way, once. */
  after(prefix: string, action: Action): void {
    this.#listeners.push({ moment: 'after', prefix, action });
  }

  async underway<T>(name: string, effect: () => T): Promise<T> {
    await this.begin(name);
    const result = effect();
    await this.end(name);
    return result;
  }

  /** Nothing to wait for where no test steps in: order is then as without it. */
  queue(name: string): Promise<void> | undefined {
    const isAwaited = this.#listeners.some(
      ({ moment, prefix }) => moment === 'queued' && name.startsWith(prefix),
    );
    return isAwaited ? this.#tell('queued', name) : undefined;
  }

  async begin(name: string): Promise<void> {
    this.entries.push(`${name} begins`);
    await this.#tell('before', name);
  }

  async end(name: string): Promise<void> {
    await this.#tell('after', name);
    this.entries.push(`${name} ends`);
  }

  /** Where something that has begun or ended stands among all that has. Throws where it has not. */
  at(entry: string): number {
    const at = this.entries.indexOf(entry);
    if (at === -1) throw new Error(`"${entry}" never came`);
    return at;
  }

  /**
   * Waits until something has begun or ended. Throws where that does not come in 100 turns of the
   * event loop.
   */
  async until(entry: string): Promise<void> {
    for (let turn = 0; turn < 100 && !this.entries.includes(entry); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    this.at(entry);
  }

  async #tell(moment: Moment, name: string): Promise<void> {
    const found = this.#listeners.findIndex(
      (listener) => listener.moment === moment && name.startsWith(listener.prefix),
    );
    const [listener] = found === -1 ? [] : this.#listeners.splice(found, 1);
    await listener?.action();
  }
}
