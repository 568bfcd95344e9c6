/** What of the shared world a call looks at or changes when it takes effect; of a ledger of artifacts, which of them. */
export type Touches =
  | 'nothing'
  | `${'reads' | 'writes'} ${'ledger' | 'money' | `ledger ${'claims' | 'records' | 'runs'}`}`;
