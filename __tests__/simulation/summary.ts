import type { HistoryResult } from './history.ts';

/** What many histories had in them, as plain counts. */
export class Summary {
  histories = 0;
  runs = 0;
  payments = 0;
  entries = 0;
  violated = 0;
  readonly injected: Record<string, number> = {};
  readonly exempt: Record<string, number> = {};

  add(result: HistoryResult): void {
    this.histories += 1;
    this.runs += result.runs;
    this.payments += result.payments;
    this.entries += result.entries;
    if (result.violations.length > 0) this.violated += 1;
    addCounts(this.injected, result.injected);
    addCounts(this.exempt, result.exempt);
  }

  /** Adds what another process has counted. */
  join(other: Summary): void {
    this.histories += other.histories;
    this.runs += other.runs;
    this.payments += other.payments;
    this.entries += other.entries;
    this.violated += other.violated;
    addCounts(this.injected, Object.entries(other.injected));
    addCounts(this.exempt, Object.entries(other.exempt));
  }

  render(): string {
    return [
      `${this.histories} histories, ${this.runs} runs of the action, ${this.payments} bulk payments, ${this.entries} scheduled steps`,
      `violations: ${this.violated}`,
      'faults and accidents:',
      ...renderCounts(this.injected),
      'exempt, because nobody promises it:',
      ...renderCounts(this.exempt),
    ].join('\n');
  }
}

function addCounts(sums: Record<string, number>, counts: Iterable<[string, number]>): void {
  for (const [name, times] of counts) sums[name] = (sums[name] ?? 0) + times;
}

function renderCounts(counts: Record<string, number>): string[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${String(times).padStart(10)}  ${name}`);
}
