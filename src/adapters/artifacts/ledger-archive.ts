/** The one file in every artifact of the ledger. */
export const ledgerFile = 'ledger.jsonl';

/** The longest archive to read or write. */
export const longestArchiveBytes = 32 * 1024 * 1024;

/** The longest ledger to unpack or write: several tens of thousands of bonuses. */
export const longestLedgerBytes = 64 * 1024 * 1024;
