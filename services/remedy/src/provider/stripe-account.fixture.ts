import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with the next request for a refund. */
export type StripeFault =
  | 'cut_before'
  | 'cut_after'
  | 'silent_after'
  | 'error_before'
  | 'error_after'
  | 'key_in_use'
  | 'too_many'
  | 'no_access'
  | 'card_declined'
  | 'other_amount'
  | 'other_effect'
  | 'no_refund'
  | 'fails';

type Body = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body: Body;
}
interface Payment {
  readonly charge: string;
  readonly intent: string;
  readonly captured: number;
  readonly currency: string;
}

/** Pages are small, so that a second one is really asked for. */
const PAGE = 2;

const failure = (status: number, type: string, code?: string, param?: string): Answer => ({
  status,
  body: { error: { type, code, param, message: `${type}: ${code ?? param ?? ''}` } },
});
const SERVER_ERROR = failure(500, 'api_error');

const REFUSALS: Partial<Record<StripeFault, Answer>> = {
  error_before: SERVER_ERROR,
  key_in_use: failure(409, 'invalid_request_error', 'idempotency_key_in_use'),
  too_many: failure(429, 'invalid_request_error', 'rate_limit'),
  no_access: failure(403, 'invalid_request_error'),
  card_declined: failure(402, 'card_error', 'expired_card'),
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Asks Stripe's own mock, which checks the request by its OpenAPI and gives the answer's shape. */
const shapeOf = async (
  mockUrl: string,
  request: IncomingMessage,
  text: string,
): Promise<Answer> => {
  const names = ['authorization', 'content-type', 'stripe-version', 'idempotency-key'] as const;
  const headers = names.flatMap((name): [string, string][] => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const method = request.method!;
  const body = method === 'POST' ? { body: text } : {};
  const answer = await fetch(`${mockUrl}${request.url}`, { method, headers, ...body });
  return { status: answer.status, body: (await answer.json()) as Body };
};

/** What Stripe's mock does not have: an account that remembers its payments, refunds and keys. */
const books = () => {
  const payments: Payment[] = [];
  const refunds: Body[] = [];
  const failures: Body[] = [];
  const keys = new Map<string, { readonly text: string; readonly answer: Answer }>();
  const paymentOf = (ref: string | null): Payment | undefined =>
    payments.find(({ charge, intent }) => charge === ref || intent === ref);
  const refundedOf = ({ charge }: Payment): number =>
    refunds
      .filter((one) => one.charge === charge && one.status !== 'failed')
      .reduce((sum, one) => sum + Number(one.amount), 0);

  const make = (shape: Body, asked: URLSearchParams, status: string): Answer => {
    const payment = paymentOf(asked.get('charge') ?? asked.get('payment_intent'));
    if (payment === undefined) {
      return failure(404, 'invalid_request_error', 'resource_missing', 'charge');
    }
    const amount = Number(asked.get('amount'));
    const refunded = refundedOf(payment);
    if (refunded === payment.captured) {
      return failure(400, 'invalid_request_error', 'charge_already_refunded');
    }
    if (refunded + amount > payment.captured) {
      return failure(400, 'invalid_request_error', undefined, 'amount');
    }
    const { charge, intent: payment_intent, currency } = payment;
    const metadata = { amends_effect_id: asked.get('metadata[amends_effect_id]') };
    const created = Math.floor(Date.now() / 1_000);
    const id = `re_${refunds.length + 1}`;
    const own = { id, amount, currency, charge, payment_intent, metadata, status, created };
    refunds.unshift({ ...shape, ...own });
    return { status: 200, body: refunds[0]! };
  };

  const page = (shape: Body, asked: URLSearchParams, things: readonly Body[]): Answer => {
    const all = things.filter(
      ({ created }) =>
        Number(created) >= Number(asked.get('created[gte]') ?? 0) &&
        Number(created) < Number(asked.get('created[lt]') ?? Number.POSITIVE_INFINITY),
    );
    const after = all.findIndex(({ id }) => id === asked.get('starting_after')) + 1;
    const data = all.slice(after, after + PAGE);
    return { status: 200, body: { ...shape, data, has_more: after + PAGE < all.length } };
  };
  const list = (shape: Body, asked: URLSearchParams): Answer => {
    const [charge, intent] = [asked.get('charge'), asked.get('payment_intent')];
    const isAsked = (one: Body): boolean =>
      (charge === null || one.charge === charge) &&
      (intent === null || one.payment_intent === intent);
    return page(shape, asked, refunds.filter(isAsked));
  };

  const read = (shape: Body, ref: string): Answer => {
    const payment = paymentOf(ref);
    if (payment === undefined) {
      return failure(404, 'invalid_request_error', 'resource_missing', 'id');
    }
    const { captured, currency } = payment;
    const amounts = { amount_captured: captured, amount_received: captured };
    return { status: 200, body: { ...shape, id: ref, currency, ...amounts } };
  };
  const failLater = (refundId: string): void => {
    const source = refunds.find(({ id }) => id === refundId)!;
    Object.assign(source, { status: 'failed', created: Number(source.created) - 10 * 86_400 });
    const created = Math.floor(Date.now() / 1_000);
    failures.unshift({ id: `txn_${refundId}`, type: 'refund_failure', source, created });
  };
  return { payments, refunds, failures, keys, make, page, list, read, failLater };
};

type Books = ReturnType<typeof books>;

/** A key is answered as it was the first time, and refused for other terms. */
const keyed = (own: Books, key: string, text: string, act: () => Answer): Answer => {
  const before = own.keys.get(key);
  if (before !== undefined) {
    return before.text === text ? before.answer : failure(400, 'idempotency_error');
  }
  const answer = act();
  own.keys.set(key, { text, answer });
  return answer;
};

const told = (answer: Answer, fault: StripeFault | undefined): Answer => {
  if (fault === 'error_after') return SERVER_ERROR;
  if (fault === 'other_amount') {
    return { ...answer, body: { ...answer.body, amount: Number(answer.body.amount) - 1 } };
  }
  if (fault === 'other_effect') return { ...answer, body: { ...answer.body, metadata: {} } };
  if (fault === 'no_refund') return { status: 200, body: { object: 'page' } };
  return answer;
};

/** A server that speaks Stripe's API for one account, in the shapes of Stripe's own mock. */
export const openStripeAccount = async (mockUrl: () => string) => {
  const own = books();
  const faults: StripeFault[] = [];
  const lookUpFaults: Answer[] = [];
  const seen: { readonly key: string; readonly version: string }[] = [];

  const refund = (request: IncomingMessage, shape: Body, text: string): Answer | 'cut' | 'none' => {
    const key = String(request.headers['idempotency-key']);
    seen.push({ key, version: String(request.headers['stripe-version']) });
    const fault = faults.shift();
    if (fault === 'cut_before') return 'cut';
    const refusal = fault && REFUSALS[fault];
    if (refusal !== undefined) return refusal;
    const status = fault === 'fails' ? 'failed' : 'pending';
    const answer = keyed(own, key, text, () => own.make(shape, new URLSearchParams(text), status));
    if (fault === 'cut_after') return 'cut';
    return fault === 'silent_after' ? 'none' : told(answer, fault);
  };
  const answerTo = async (request: IncomingMessage): Promise<Answer | 'cut' | 'none'> => {
    const text = await bodyOf(request);
    const shape = await shapeOf(mockUrl(), request, text);
    if (shape.status >= 400) return shape;
    const url = new URL(request.url!, 'http://account');
    if (request.method === 'POST') return refund(request, shape.body, text);
    if (url.pathname === '/v1/balance_transactions') {
      return own.page(shape.body, url.searchParams, own.failures);
    }
    if (url.pathname !== '/v1/refunds')
      return own.read(shape.body, url.pathname.split('/').at(-1)!);
    return lookUpFaults.shift() ?? own.list(shape.body, url.searchParams);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await answerTo(request);
    if (answer === 'none') return;
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Refunds as the account has them, newest first. */
    refunds: own.refunds as readonly Body[],
    /** Keys and versions of the requests for a refund, in their order. */
    seen: seen as readonly { readonly key: string; readonly version: string }[],
    captured: (name: string, captured: number, currency = 'eur'): void => {
      own.payments.push({ charge: `ch_${name}`, intent: `pi_${name}`, captured, currency });
    },
    /** The next requests for a refund go wrong like this, one after the other. */
    fail: (...next: StripeFault[]): void => void faults.push(...next),
    /** A refund that was accepted fails after all, days later. */
    /** A refund that was accepted fails after all, days later. */
    failLater: own.failLater,
    failLookUp: (): void => void lookUpFaults.push(SERVER_ERROR),
    forgetKeys: (): void => own.keys.clear(),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};

export type StripeAccount = Awaited<ReturnType<typeof openStripeAccount>>;
