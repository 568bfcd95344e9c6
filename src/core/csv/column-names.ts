/**
 * What a column's name says about it. Names are compared without case, spaces, `_`, `-` and `.`.
 */

const participantNames = new Set([
  'participantid',
  'prolificid',
  'prolificpid',
  'prolificparticipantid',
  'pid',
  'id',
]);
const submissionNames = new Set(['submissionid']);
const amountNames = new Set(['amount', 'bonus', 'bonusamount', 'bonuspayment']);

export type ColumnRole = 'participant' | 'submission' | 'amount' | 'study' | 'currency' | 'other';

function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_.-]/g, '');
}

/** The role that a name gives to its column. */
export function roleOf(name: string): ColumnRole {
  const plain = plainName(name);
  if (participantNames.has(plain)) return 'participant';
  if (submissionNames.has(plain)) return 'submission';
  if (plain === 'studyid') return 'study';
  if (plain.endsWith('currency')) return 'currency';
  if (amountNames.has(plain)) return 'amount';
  return amountCurrency(plain) === null ? 'other' : 'amount';
}

/**
 * Turns `bonusgbp` and `bonus(gbp)` into `GBP`; null if the name is not an amount's name with a
 * currency at its end.
 */
function amountCurrency(plain: string): string | null {
  const match = /^([a-z]+?)(\([a-z]{3}\)|\[[a-z]{3}\]|[a-z]{3})$/.exec(plain);
  if (match === null) return null;
  const [, base = '', end = ''] = match;
  const code = end.replaceAll(/[^a-z]/g, '').toUpperCase();
  return amountNames.has(base) && isCurrency(code) ? code : null;
}

/**
 * The currency that the name of an amount column ends in; null if none. The workflow may give any
 * name, so there a code counts only in brackets, in capitals, or if it is a common one.
 */
export function currencyOf(name: string): string | null {
  const known = amountCurrency(plainName(name));
  if (known !== null) return known;
  const match = /(?:[([] ?([a-z]{3}) ?[)\]]|[\s_.-]([a-z]{3}))$/i.exec(name);
  if (match === null) return null;
  const [, inBrackets = '', behind = ''] = match;
  const isMeant = inBrackets !== '' || /[A-Z]{3}|gbp|usd|eur/.test(behind);
  const code = `${inBrackets}${behind}`.toUpperCase();
  return isMeant && isCurrency(code) ? code : null;
}

/** ISO 4217, as the runtime knows it. */
function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

const otherUnits = /pence|penny|pennies|cent|point|coin|token|credit/;

/** The unit that a column's name states, if it is not the study's currency: `pence`, `point`. */
export function otherUnitOf(name: string): string | null {
  return otherUnits.exec(plainName(name))?.[0] ?? null;
}

/**
 * Whether a column says for each line whether to pay it. The action does not read it, but a file in
 * which its values differ is worth a look.
 */
export function saysWhomToPay(name: string): boolean {
  return /status|eligib|approv|reject|exclu/.test(plainName(name));
}
