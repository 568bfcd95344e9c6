/** The one file in every artifact of the ledger. */
export const ledgerFile = 'ledger.jsonl';

/** The longest archive that is read or written. */
export const longestArchiveBytes = 32 * 1024 * 1024;

/** The longest ledger that is unpacked or written: several 10,000 bonuses. */
export const longestLedgerBytes = 64 * 1024 * 1024;
