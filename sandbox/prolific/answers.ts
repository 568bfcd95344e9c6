import type { Answer } from '../server/faults.ts';
import { type Balance, type Bulk, chargesOn } from './money.ts';
import type { Study } from './people.ts';

/** What an error's `detail` can be: a text, several, or a map of field to several. */
type Detail = string | readonly string[] | Readonly<Record<string, readonly string[]>>;

export interface ProlificError {
  status: number;
  title: string;
  detail: Detail;
  errorCode?: number;
  additionalInformation?: string;
}

function innerError(error: ProlificError): Record<string, unknown> {
  return {
    status: error.status,
    error_code: error.errorCode ?? error.status * 1000,
    title: error.title,
    detail: error.detail,
    additional_information: error.additionalInformation ?? '/api/v1/errors/',
    interactive: false,
  };
}

/** The usual shape: `{"error": {…}}`. */
export function wrappedError(error: ProlificError): Answer {
  return { status: error.status, body: { error: innerError(error) } };
}

/** The shape of the list of submissions and of the study's cost: what is inside `error`, alone. */
export function bareError(error: ProlificError): Answer {
  return { status: error.status, body: innerError(error) };
}

/** A shape that comes from in front of the API: `{"message", "detail"}`. */
export function messageError(status: number, message: string, detail: string): Answer {
  return { status, body: { message, detail } };
}

/** What a proxy or a load balancer says. */
export function htmlError(status: number, title: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${status} ${title}</h1></body></html>\n`;
  return { status, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

export const wrongToken: ProlificError = {
  status: 401,
  title: 'Unauthorized',
  detail: 'The token is invalid. Check that it was copied whole, and that it was not revoked.',
};

export const wrongMethod: ProlificError = {
  status: 405,
  title: 'Method not allowed',
  detail: 'This method is not allowed here.',
};

/** What set-up says when an id never took part: the detail names the ids in full. */
export function neverTookPart(ids: readonly string[]): ProlificError {
  return {
    status: 400,
    title: 'Bad request',
    detail: `These participants or submissions are not part of the study: ${ids.join(', ')}`,
  };
}

export function notFound(what: string): ProlificError {
  return { status: 404, title: 'Not found', detail: `${what} does not exist.` };
}

/** How an answer to set-up departs from the truth, so that a careful client notices. */
export interface SetUpQuirks {
  omit?: readonly ('id' | 'study' | 'amount' | 'fees' | 'vat')[];
  study?: string;
  amount?: number;
  /** Answers with the id of the first bulk payment ever set up, and makes no new one. */
  repeatId?: boolean;
}

/** 201 of a set-up: all money in cents, as doubles. */
export function bulkAnswer(bulk: Bulk, quirks: SetUpQuirks): Answer {
  const { id, study, amount, fees, vat } = bulk;
  const total = Math.round((amount + fees + vat) * 100) / 100;
  const body = {
    id,
    study: quirks.study ?? study,
    amount: quirks.amount ?? amount,
    fees,
    vat,
    total_amount: total,
  };
  const omitted = new Set<string>(quirks.omit);
  const kept = Object.entries(body).filter(([name]) => !omitted.has(name));
  return { status: 201, body: Object.fromEntries(kept) };
}

/** 200 of a study: the few fields of many that a bonus payment may show. */
export function studyAnswer(study: Study): Answer {
  const { id, name } = study;
  return { status: 200, body: { id, name, internal_name: null, status: 'ACTIVE' } };
}

/** 200 of a study's cost. */
export function costAnswer(study: Study, cost: { rewards: number; bonuses: number }): Answer {
  const money = (amount: number): unknown => ({ amount, currency: study.currency });
  const breakdown = (cents: number): unknown => {
    const { fees, vat } = chargesOn(cents, study);
    return { rewards: money(cents), fees: money(fees), tax: money(vat) };
  };
  const self = { href: `/api/v1/studies/${study.id}/cost/`, title: 'Cost' };
  const body = { rewards: breakdown(cost.rewards), bonuses: breakdown(cost.bonuses) };
  return { status: 200, body: { ...body, _links: { self } } };
}

/** 200 of a workspace's balance: whole cents. */
export function balanceAnswer(balance: Balance): Answer {
  const body = {
    currency_code: balance.currency,
    total_balance: Math.floor(balance.totalCents),
    balance_breakdown: {},
    available_balance: Math.floor(balance.availableCents),
    available_balance_breakdown: {},
  };
  return { status: 200, body };
}
