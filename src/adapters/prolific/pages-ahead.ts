import { sideBySideAtMost } from './requests.ts';

/** How pages of one list are numbered and read. */
interface Pages<Page> {
  readonly addressOf: (nth: number) => URL;
  /** Null past the end. */
  readonly read: (url: URL, isFirst: boolean) => Promise<Page | null>;
  readonly atMost: number;
}

/** Requests the pages of one list, some before their turn. Requests each address once. */
export class PagesAhead<Page> {
  readonly #pages: Pages<Page>;
  readonly #underway = new Map<string, Promise<Page | null>>();
  #last = 1;

  constructor(pages: Pages<Page>) {
    this.#pages = pages;
  }

  /** Expects pages as long as the first one, if the second one is where the numbering says. */
  expect(rows: number | null, rowsOfFirst: number, second: URL): void {
    if (rows === null || keyOf(second) !== keyOf(this.#pages.addressOf(2))) return;
    this.#last = Math.min(Math.ceil(rows / rowsOfFirst), this.#pages.atMost);
  }

  /** The page at this address, which is the n-th; meanwhile the next ones are requested. */
  async read(url: URL, nth: number): Promise<Page | null> {
    const page = this.#ask(url, nth === 1);
    const last = Math.min(nth + sideBySideAtMost - 1, this.#last);
    for (let next = nth + 1; next <= last; next += 1)
      void this.#ask(this.#pages.addressOf(next), false);
    return await page;
  }

  /** Waits until nothing is left running after an error. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#underway.values());
  }

  #ask(url: URL, isFirst: boolean): Promise<Page | null> {
    const known = this.#underway.get(keyOf(url));
    if (known !== undefined) return known;
    const asking = this.#pages.read(url, isFirst);
    // A failure matters only to whoever needs the page; nobody may need this one.
    asking.catch(() => undefined);
    this.#underway.set(keyOf(url), asking);
    return asking;
  }
}

/** The same key for two addresses that differ only in the order of their query. */
function keyOf({ origin, pathname, searchParams }: URL): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return `${origin}${pathname}?${sorted.toString()}`;
}
