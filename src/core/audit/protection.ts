/** Whether somebody can take away or rewrite what the ledger holds. */
export type Protection =
  | { readonly kind: 'protected' }
  | {
      readonly kind: 'open';
      /** What can be done to it, as after "can be": `deleted and rewritten`. */
      readonly gaps: string;
      /** How to protect it, in whole sentences. */
      readonly remedy: string;
    }
  /**
   * This run may not see it, or this ledger has no such thing; `why` continues "not possible: ".
   */
  | { readonly kind: 'unknown'; readonly why: string };

/** The warning of a run that pays; null where there is nothing to say, or nothing is known. */
export function warnUnprotected(protection: Protection): string | null {
  if (protection.kind !== 'open') return null;
  const { gaps, remedy } = protection;
  return `The ledger can be ${gaps}, and that can get people paid twice. ${remedy}`;
}
