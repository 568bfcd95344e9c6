/**
 * What of the shared world a call looks at or changes when it takes effect; of a ledger, which part
 * of it, where not all of it.
 */
export type Touches =
  | 'nothing'
  | `${'reads' | 'writes'} ${'ledger' | 'money' | `ledger ${'lines' | 'losses' | 'claims' | 'records' | 'runs'}`}`;
