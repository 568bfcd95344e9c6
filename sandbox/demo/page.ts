import { styleText } from 'node:util';
import type { Lab } from '../lab/lab.ts';
import type { LedgerLine } from '../lab/ledger.ts';
import type { ActionResult } from '../runner/run-action.ts';

/** What a terminal shows without breaking lines. */
const widthColumns = 100;
const labelColumns = 11;
/** A space at which lines do not break. */
const unbroken = '\u00a0';

function bold(text: string): string {
  return styleText('bold', text);
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => line.replaceAll(unbroken, ' '));
}

/** Prints paragraphs with a label in front of the first line. */
function printLabelled(label: string, paragraphs: readonly string[]): void {
  const lines = paragraphs.flatMap((text) => wrap(text, widthColumns - labelColumns - 2));
  for (const [at, line] of lines.entries()) {
    console.log(`  ${(at === 0 ? label : '').padEnd(labelColumns)}${line}`);
  }
}

function ledgerText(line: LedgerLine): string {
  const words: string[] = [line.type, line.bulk.slice(0, 8)];
  if (line.bonuses !== undefined) words.push(`${line.bonuses.length} bonuses`);
  if (line.amount !== undefined) words.push(`${money(line.amount)} GBP`);
  if (line.plan !== undefined) words.push(`plan ${line.plan.slice(0, 8)}`);
  if (line.status !== undefined) words.push(`HTTP ${line.status ?? 'none'}`);
  if (line.outcome !== undefined) words.push(line.outcome, `by ${line.by ?? ''}`);
  if (line.reason !== undefined) words.push(`"${line.reason}"`);
  return words.join(' · ');
}

/**
 * The demo's output: after each step what the action said, what Prolific paid, and what the ledger
 * holds.
 */
export class DemoPage {
  readonly #lab: Lab;
  #steps = 0;
  #ledgerLinesShown = 0;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  step(title: string, ...paragraphs: readonly string[]): void {
    this.#steps += 1;
    const heading = `── ${this.#steps}. ${title} `;
    console.log(`\n${bold(heading.padEnd(widthColumns, '─'))}`);
    this.say(...paragraphs);
  }

  /** A paragraph between two runs of a step. */
  between(text: string): void {
    console.log('');
    this.say(text);
  }

  say(...paragraphs: readonly string[]): void {
    for (const line of paragraphs.flatMap((text) => wrap(text, widthColumns - 2))) {
      console.log(`  ${line}`);
    }
    console.log('');
  }

  /** What a run said: its status, its outputs in short, and its annotations. */
  action({ exitCode, signal, outputs, annotations, requests }: ActionResult): void {
    const status = outputs['status'];
    if (status === undefined) {
      printLabelled('action', [`ended by ${signal ?? 'itself'} before it could say anything`]);
      return;
    }
    const count = requests.github.length + requests.prolific.length;
    const facts = [
      `${bold(status)} · exit ${exitCode ?? 'none'} · ${count} request${count === 1 ? '' : 's'}`,
      `paid ${outputs['paid-count'] ?? '0'} bonuses, ${outputs['paid-amount'] ?? '0.00'}`,
      `skipped ${outputs['skipped-count'] ?? '0'} · settled ${outputs['settled'] ?? 'unknown'}`,
    ];
    printLabelled('action', [facts.join(' · ')]);
    for (const { kind, message, file, line } of annotations) {
      const place = file === null ? '' : `${file}${line === null ? '' : `, line ${line}`}: `;
      printLabelled(`  ${kind}`, [`${place}${message}`]);
    }
  }

  /** Who has really been paid what so far, in all steps, according to Prolific's own books. */
  prolific(): void {
    const paid = [...this.#lab.paid()].map(([id, cents]) =>
      `…${id.slice(-4)} ${cents.map(money).join(' + ')}`.replaceAll(' ', unbroken),
    );
    printLabelled('Prolific', [`has paid: ${paid.length === 0 ? 'nobody' : paid.join(', ')}`]);
  }

  /** The lines added to the ledger since it was last shown. */
  async ledger(): Promise<void> {
    const lines = await this.#lab.ledger();
    const fresh = lines.slice(this.#ledgerLinesShown).map((line, at) => {
      return `line ${this.#ledgerLinesShown + at + 1}: ${ledgerText(line)}`;
    });
    this.#ledgerLinesShown = lines.length;
    printLabelled('ledger', fresh.length === 0 ? ['no new line'] : fresh);
  }

  async show(result: ActionResult): Promise<void> {
    this.action(result);
    this.prolific();
    await this.ledger();
  }
}
