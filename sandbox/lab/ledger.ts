import type { Github } from '../github/host.ts';

/** One line of the ledger, as far as an outside observer needs it. */
export interface LedgerLine {
  type: 'claimed' | 'accepted' | 'refused' | 'unknown' | 'settled' | 'resolved';
  bulk: string;
  status?: number | null;
  reason?: string;
  outcome?: 'paid' | 'not-paid';
  amount?: number;
  plan?: string;
  approved?: boolean;
  answers?: string[];
  looked?: string | null;
  bonuses?: { to: string; person: string; amount: number; before: number[] }[];
  arrived?: string[];
  by?: string;
}

/** Where the ledger is unless a workflow says otherwise. */
export const ledgerBranch = 'prolific-bonus-ledger';

/** Gives that branch rules; by default, those that docs/ledger.md recommends. */
export function protectLedger(
  github: Github,
  repository: string,
  rules: readonly string[] = ['DELETION', 'NON_FAST_FORWARD'],
): void {
  github.setRules(repository, ledgerBranch, rules);
}

export function ledgerPath(study: string): string {
  return `ledger/${study}.jsonl`;
}

/** Empty if there is none. */
export async function readLedgerText(
  github: Github,
  repository: string,
  study: string,
): Promise<string> {
  return (await github.readFile(repository, ledgerBranch, ledgerPath(study))) ?? '';
}

/** Throws if a line is not JSON. */
export function parseLedger(text: string): LedgerLine[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as LedgerLine);
}
