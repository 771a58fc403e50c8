import { isCounted } from '@amends/projections/case-dimensions';
import { type FactFields, shortIdField } from '@amends/projections/fact-field';
import type { FactSet, FactSource } from '@amends/projections/fact-groups';
import { periodFields } from '@amends/projections/period-fields';
import { regionField } from '@amends/projections/store-regions';
import type { Verification } from './projections/verified-prevention.ts';

/** Day to quarter are those of the sale, the report, or the first verification of an action. */
export const customerFields: FactFields = {
  store: shortIdField('store_id'),
  region: regionField,
  ...periodFields('at', undefined, 'instant'),
};

/** A sale so long after a recovery counts as owed to it. */
const OWED_DAYS = 365;
const ms = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::bigint`;

const earlierSale = (schema: string): string =>
  `exists (select from ${schema}.purchase p where p.customer_id = s.customer_id
     and p.kind = 'sale' and (p.purchased_at, p.purchase_id) < (s.purchased_at, s.sale_id))`;
const recoveredBefore = (schema: string): string =>
  `exists (select from ${schema}.customer_recovery r where r.customer_id = s.customer_id
     and r.completed_at < s.purchased_at
     and r.completed_at >= s.purchased_at - interval '${OWED_DAYS} days')`;
// In any store, and not what compensation paid for.
const nextSale = (schema: string): string =>
  `(select min(p.purchased_at) from ${schema}.purchase p where p.customer_id = s.customer_id
     and p.kind = 'sale' and not p.is_subsidised and p.purchased_at > s.purchased_at)`;

/** What a sale is follows from what went before it, so it is the same from any instant after. */
export const saleSource = {
  from: (schema: string) =>
    `(select s.*, s.purchased_at as at, not ${earlierSale(schema)} as is_first,
        ${recoveredBefore(schema)} as is_after_recovery, ${nextSale(schema)} as next_at
      from ${schema}.sale s) f`,
  columns: {
    customer: 'f.customer_id',
    store: 'f.store_id',
    at: ms('f.at'),
    next: ms('f.next_at'),
    amount: 'f.amount',
    currency: 'f.currency',
    isFirst: 'f.is_first',
    isAfterRecovery: 'f.is_after_recovery',
  },
  since: 'f.at',
} satisfies FactSource;

/** Failures of known customers: what their sales stand against. */
export const failureSource = {
  from: (schema: string) =>
    `(select c.store_id, c.reported_at as at from ${schema}.case_loyalty c
      where ${isCounted('c')} and c.customer_id is not null) f`,
  columns: { at: ms('f.at') },
  since: 'f.at',
} satisfies FactSource;

export const preventionSource = {
  from: (schema: string) =>
    `(select v.*, v.first_verified_at as at from ${schema}.verified_prevention v) f`,
  columns: { store: 'f.store_id', verifications: 'f.verifications' },
  since: 'f.at',
} satisfies FactSource;

export interface Sale {
  readonly customer: string;
  readonly store: string;
  readonly atMs: number;
  /** The customer's next one; undefined while there is none. */
  readonly nextMs: number | undefined;
  readonly amount: number;
  readonly currency: string;
  /** `new`: the first one of its customer that is known. */
  readonly kind: 'new' | 'retained';
  /** Within a year after a recovery of its customer. */
  readonly isAfterRecovery: boolean;
}

/** Sales up to an instant, in order of time. */
export const salesOf = ({ n, columns }: FactSet, asOfMs: number): Sale[] => {
  const of = columns as Readonly<Record<keyof typeof saleSource.columns, readonly unknown[]>>;
  const sales: Sale[] = [];
  for (let at = 0; at < n; at += 1) {
    const atMs = of.at[at] as number;
    if (atMs > asOfMs) continue;
    const next = of.next[at] as number | null;
    sales.push({
      customer: of.customer[at] as string,
      store: of.store[at] as string,
      atMs,
      nextMs: next === null || next > asOfMs ? undefined : next,
      amount: of.amount[at] as number,
      currency: of.currency[at] as string,
      kind: of.isFirst[at] === true ? 'new' : 'retained',
      isAfterRecovery: of.isAfterRecovery[at] as boolean,
    });
  }
  return sales.sort((a, b) => a.atMs - b.atMs);
};

export interface Prevention {
  /** Null: of the whole retailer. */
  readonly store: string | null;
  readonly before: number;
  readonly after: number;
}

/** Actions with what was found of them last by an instant. */
export const preventionsOf = ({ n, columns }: FactSet, asOfMs: number): Prevention[] =>
  Array.from({ length: n }, (_, at) => {
    const all = columns.verifications![at] as unknown as readonly Verification[];
    const last = all.findLast(([when]) => Date.parse(when) <= asOfMs);
    const store = columns.store![at] as string | null;
    return last === undefined ? [] : [{ store, before: last[1], after: last[2] }];
  }).flat();
