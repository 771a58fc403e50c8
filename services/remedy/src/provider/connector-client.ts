import { externalRef, type Money, money } from '@amends/contracts/primitives';
import type { RemedyType } from '@amends/contracts/vocabulary';
import type { Egress } from '@amends/outbound/allowed-address';
import { type SignedAnswer, signedRequest } from '@amends/outbound/signed-request';
import { uuidv7 } from '@amends/service-kit/ids';
import { z } from 'zod';
import type { ReportedRefund } from '../domain/reconcile.ts';
import type { FulfilmentRequest, ReversalRequest } from './fulfilment-provider.ts';
import type { CapturedAnswer } from './payment-provider.ts';

/** Another system that carries out effects: an ERP, a shop, a loyalty scheme. README: contract. */
export interface Connector {
  readonly connectorId: string;
  readonly url: string;
  readonly secrets: readonly string[];
  /** What it carries out. */
  readonly remedyTypes: readonly RemedyType[];
  /** Takes back points that it credited. */
  readonly reverses?: boolean | undefined;
  /** Tells which refunds it made in a time. */
  readonly reports?: boolean | undefined;
}

/** One that may say of itself what became of an effect. */
export type ConnectorCaller = Pick<Connector, 'connectorId' | 'secrets'>;

export interface ConnectorOptions {
  readonly egress: Egress;
  readonly clock: () => Date;
  readonly timeoutMs?: number;
}

/** One effect as it is asked for; ids, codes and amounts only. */
export type Effect =
  | ({ readonly kind: 'fulfilment' } & FulfilmentRequest)
  | ({ readonly kind: 'reversal' } & ReversalRequest)
  | {
      readonly kind: 'refund';
      readonly effectId: string;
      readonly paymentRef: string;
      readonly amount: Money;
    };

/**
 * What the system says of an effect. `unclear`: it may have been done. `not_now`: this call did
 * nothing. `never_seen`: so it says when it is asked.
 */
export type Word =
  | { readonly status: 'succeeded'; readonly reference: string; readonly amount?: Money }
  | { readonly status: 'failed'; readonly reason: (typeof REASONS)[number] }
  | { readonly status: 'pending' | 'unclear' | 'not_now' | 'never_seen' };

const REASONS = ['declined', 'unknown_payment', 'cap_exceeded'] as const;

// As ours are made: not every text is one that a database can look for.
const effectId = externalRef;
const effectAnswer = z.discriminatedUnion('status', [
  z.object({
    effectId,
    status: z.literal('succeeded'),
    reference: externalRef,
    amount: money.optional(),
  }),
  z.object({ effectId, status: z.literal('failed'), reason: z.enum(REASONS).catch('declined') }),
  z.object({ effectId, status: z.literal('pending') }),
]);
const unknownAnswer = z.object({ status: z.literal('unknown') });
const refundsAnswer = z.object({
  refunds: z.array(z.object({ reference: externalRef, amount: money })).max(100),
  /** Where the next page begins; null: there is none. */
  next: externalRef.nullable(),
});
const capturedAnswer = z.object({ paymentRef: z.string(), captured: money });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A system that is not reached at all, or lets nobody in, has done nothing. */
const NOTHING_DONE = new Set<number | string>(['address_refused', 'unresolvable', 401, 403, 429]);
const MAYBE_DONE = new Set([408, 409, 425]);

const isRefusal = (status: number): boolean => status >= 400 && status < 500;

/** What an answer means that is no word of the system's about the effect. */
const wordless = (answer: SignedAnswer): Word => {
  const what = answer.answered ? answer.status : answer.reason;
  if (NOTHING_DONE.has(what)) return { status: 'not_now' };
  const isNo = typeof what === 'number' && isRefusal(what) && !MAYBE_DONE.has(what);
  return { status: isNo ? 'not_now' : 'unclear' };
};

/**
 * Only what the system says in so many words, about this effect, is its word: a gateway's 404 or an
 * empty 200 is none. A no comes with 200 or a 4xx, a yes with 2xx.
 */
const wordOf = (answer: SignedAnswer, wanted: string): Word => {
  if (!answer.answered || NOTHING_DONE.has(answer.status)) return wordless(answer);
  const { status } = answer;
  const { data } = effectAnswer.safeParse(parsed(answer.body));
  if (data?.effectId !== wanted) return wordless(answer);
  const isYes = status === 200 || status === 201 || status === 202;
  if (isYes || (isRefusal(status) && data.status === 'failed')) {
    const { effectId: _own, ...word } = data;
    return word as Word;
  }
  return wordless(answer);
};

/** What a system says unasked: of which effect, and what; undefined for anything else. */
export const wordIn = (
  text: string,
): { readonly effectId: string; readonly word: Word } | undefined => {
  const { data } = effectAnswer.safeParse(parsed(text));
  if (data === undefined) return undefined;
  const { effectId: of, ...word } = data;
  return { effectId: of, word: word as Word };
};

const isUnknown = ({ body }: { readonly body: string }): boolean =>
  unknownAnswer.safeParse(parsed(body)).success;

/** Thrown where a system does not give its report now: the job runs again. */
export class ReportUnavailable extends Error {
  override readonly name = 'ReportUnavailable';
  readonly retryable = true;

  constructor() {
    super('the system did not give its whole report of refunds');
  }
}

/** More pages than any report has: a cursor that leads nowhere. */
const PAGES_MAX = 1_000;

/** Signed calls to one system; none of them throws, save that of its report. */
export const openConnectorClient = (
  { url, secrets }: Connector,
  { egress, clock, timeoutMs }: ConnectorOptions,
) => {
  const base = url.replace(/\/$/, '');
  const send = (method: 'GET' | 'POST', path: string, id: string, body = '') =>
    signedRequest(
      {
        ...{ method, url: `${base}${path}`, id, body, secrets, contentType: 'application/json' },
        timestamp: Math.floor(clock().getTime() / 1_000),
      },
      { egress, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
    );
  return {
    order: async (effect: Effect): Promise<Word> => {
      const answer = await send('POST', '/effects', effect.effectId, JSON.stringify(effect));
      return wordOf(answer, effect.effectId);
    },
    ask: async (wanted: string): Promise<Word> => {
      const answer = await send('GET', `/effects/${wanted}`, wanted);
      if (answer.answered && answer.status === 404 && isUnknown(answer)) {
        return { status: 'never_seen' };
      }
      return wordOf(answer, wanted);
    },
    /**
     * Every refund of a time, page by page; half a report would miss what is in the other half.
     * @throws ReportUnavailable where a page is not had
     */
    refunds: async (from: string, to: string): Promise<readonly ReportedRefund[]> => {
      const rows: ReportedRefund[] = [];
      for (let next: string | null = '', page = 0; next !== null; page += 1) {
        const query = new URLSearchParams({ from, to, ...(next === '' ? {} : { after: next }) });
        const answer = await send('GET', `/refunds?${query}`, uuidv7());
        const body = answer.answered && answer.status === 200 ? parsed(answer.body) : undefined;
        const { data } = refundsAnswer.safeParse(body);
        if (data === undefined || page >= PAGES_MAX) throw new ReportUnavailable();
        rows.push(
          ...data.refunds.map((one) => ({ providerRef: one.reference, amount: one.amount })),
        );
        next = data.next;
      }
      return rows;
    },
    captured: async (paymentRef: string): Promise<CapturedAnswer> => {
      const answer = await send('GET', `/payments/${encodeURIComponent(paymentRef)}`, uuidv7());
      if (!answer.answered) return { outcome: 'unknown' };
      if (answer.status === 404 && isUnknown(answer)) return { outcome: 'unknown_payment' };
      const { data } = capturedAnswer.safeParse(parsed(answer.body));
      if (answer.status !== 200 || data?.paymentRef !== paymentRef) return { outcome: 'unknown' };
      return { outcome: 'captured', amount: data.captured };
    },
  };
};

export type ConnectorClient = ReturnType<typeof openConnectorClient>;
