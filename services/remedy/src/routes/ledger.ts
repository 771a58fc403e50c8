import { shortId } from '@amends/contracts/primitives';
import { CURRENCY_CODES } from '@amends/contracts/currency';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { ACCOUNTS } from '../domain/ledger.ts';
import { type CurrencySum, readBalances, rebuildLedger } from '../ledger/ledger-table.ts';

const currency = z.enum(CURRENCY_CODES);
const currencySum = z.object({ currency, sum: z.int() });

const balances = z.object({
  data: z.array(
    z.object({
      account: z.enum(ACCOUNTS),
      /** Null: an imported history whose store is not known. */
      storeId: shortId.nullable(),
      currency,
      /** Debits less credits, in minor units. */
      balance: z.int(),
    }),
  ),
  /** Of what is shown, by currency: zero, or something was booked in half. */
  meta: z.object({ sums: z.array(currencySum) }),
});

const rebuilt = z.object({
  lines: z.int(),
  /** Whether it was what the events say, before it was made anew. */
  wasEqual: z.boolean(),
  sumsBefore: z.array(currencySum),
  sums: z.array(currencySum),
});

const asNumbers = (sums: readonly CurrencySum[]): z.infer<typeof currencySum>[] =>
  sums.map((one) => ({
    currency: one.currency as z.infer<typeof currency>,
    sum: Number(one.sum),
  }));

/** @throws Problem 403 forbidden for whoever may see single stores only */
export const refuseSingleStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

const addBalances = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/ledger-balances',
    {
      config: { auth: { scopes: ['ledger:read'] } },
      schema: {
        summary: 'What amends cost and what is owed, by account, store and currency',
        tags: ['ledger'],
        response: { 200: balances, ...problemResponses(401, 403, 503) },
      },
    },
    async (request) => {
      const { stores } = principalOf(request);
      const rows = await readBalances(pool, stores === '*' ? '*' : [...stores]);
      const sums = new Map<string, bigint>();
      for (const { currency: of, balance } of rows) {
        sums.set(of, (sums.get(of) ?? 0n) + BigInt(balance));
      }
      const data = rows.map((row) => ({
        ...row,
        currency: row.currency as z.infer<typeof currency>,
        balance: Number(row.balance),
      }));
      const shown = [...sums].map(([of, sum]) => ({ currency: of, sum: String(sum) }));
      return { data, meta: { sums: asNumbers(shown) } };
    },
  );
};

const addRebuild = (app: HttpServer, pool: Pool): void => {
  app.post(
    '/v1/ledger-rebuilds',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Make the ledger anew from the events, and check it',
        tags: ['ledger'],
        body: z.strictObject({}),
        response: { 200: rebuilt, ...problemResponses(400, 401, 403, 422, 503) },
      },
    },
    async (request) => {
      refuseSingleStores(request);
      const { sums, sumsBefore, ...rest } = await rebuildLedger(pool);
      return { ...rest, sums: asNumbers(sums), sumsBefore: asNumbers(sumsBefore) };
    },
  );
};

export const ledgerRoutes = (app: HttpServer, pool: Pool): void => {
  addBalances(app, pool);
  addRebuild(app, pool);
};
