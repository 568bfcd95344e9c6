/** Whether somebody can take away or rewrite what the ledger holds. */
export type Protection =
  | { readonly kind: 'protected' }
  | {
      readonly kind: 'open';
      /** What can be done to it, to follow "can be": `deleted and rewritten`. */
      readonly gaps: string;
      /** How to protect it, in whole sentences. */
      readonly remedy: string;
    }
  /**
   * This run may not see the protection, or this ledger has none; `why` continues "not possible: ".
   */
  | { readonly kind: 'unknown'; readonly why: string };

/** The warning of a paying run; null if the ledger is protected, or if nothing is known. */
export function warnUnprotected(protection: Protection): string | null {
  if (protection.kind !== 'open') return null;
  const { gaps, remedy } = protection;
  return `The ledger can be ${gaps}, and that can get people paid twice. ${remedy}`;
}
