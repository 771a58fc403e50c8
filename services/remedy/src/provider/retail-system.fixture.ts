import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What goes wrong with the next order of an effect. */
export type SystemFault =
  | 'cut_before'
  | 'cut_after'
  | 'silent_after'
  | 'error_after'
  | 'too_many'
  | 'in_use'
  | 'gateway_404'
  | 'empty_200'
  | 'other_effect'
  | 'other_amount'
  | 'without_amount'
  | 'declined'
  | 'later'
  | 'no_report';

interface Effect {
  readonly effectId: string;
  readonly amount?: { readonly amount: number; readonly currency: string };
  readonly [field: string]: unknown;
}
interface Answer {
  readonly status: number;
  readonly body: object | string;
}

const BEFORE: Partial<Record<SystemFault, Answer>> = {
  too_many: { status: 429, body: {} },
  in_use: { status: 409, body: {} },
  gateway_404: { status: 404, body: '<html>no such page</html>' },
};
const UNKNOWN: Answer = { status: 404, body: { status: 'unknown' } };

const queryOf = (url: string): URLSearchParams => new URL(url, 'http://system').searchParams;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** What the contract asks of a system: each effect once, what was captured, and no strangers. */
const books = () => {
  const effects = new Map<string, Effect & { readonly status: string }>();
  const payments = new Map<string, { readonly amount: number; readonly currency: string }>();
  /** Minor units of points that customers have spent. */
  const spent = new Map<string, number>();
  /** Refunds as its books have them: when, how it names them, how much. */
  const refunds: { madeAt: number; reference: string; amount: Effect['amount'] }[] = [];
  const PAGE = 2;
  const report = (query: URLSearchParams): Answer => {
    const [from, to] = [Date.parse(query.get('from')!), Date.parse(query.get('to')!)];
    const all = refunds.filter(({ madeAt }) => madeAt >= from && madeAt < to);
    const begin = Number(query.get('after') ?? 0);
    const rows = all.slice(begin, begin + PAGE);
    const next = begin + PAGE < all.length ? String(begin + PAGE) : null;
    const told = rows.map(({ reference, amount }) => ({ reference, amount }));
    return { status: 200, body: { refunds: told, next } };
  };
  /** What is still there of the effect that is to be reversed, and what became of that. */
  const reversal = (effect: Effect): Effect & { readonly status: string } => {
    const before = effects.get(String(effect.reverses));
    if (before?.status !== 'succeeded') return { ...effect, status: 'failed' };
    const { amount, currency } = before.amount!;
    const left = Math.max(0, amount - (spent.get(String(effect.customerId)) ?? 0));
    return { ...effect, status: 'succeeded', amount: { amount: left, currency } };
  };
  const asIt = (effectId: string): Answer => {
    const effect = effects.get(effectId);
    if (effect === undefined) return UNKNOWN;
    const { status, amount } = effect;
    const own = { effectId, status };
    if (status === 'failed') return { status: 422, body: { ...own, reason: 'declined' } };
    if (status === 'pending') return { status: 202, body: own };
    const reference = `order-${[...effects.keys()].indexOf(effectId) + 1}`;
    return { status: 200, body: { ...own, reference, ...(amount && { amount }) } };
  };
  const order = (effect: Effect, status: string): Answer => {
    const done = effect.kind === 'reversal' ? reversal(effect) : { ...effect, status };
    if (!effects.has(effect.effectId)) {
      effects.set(effect.effectId, done);
      const reference = `order-${effects.size}`;
      if (effect.kind === 'refund' && status === 'succeeded') {
        refunds.push({ madeAt: Date.now(), reference, amount: effect.amount });
      }
    }
    return asIt(effect.effectId);
  };
  const captured = (paymentRef: string): Answer => {
    const amount = payments.get(paymentRef);
    return amount === undefined ? UNKNOWN : { status: 200, body: { paymentRef, captured: amount } };
  };
  return { effects, payments, spent, refunds, report, asIt, order, captured };
};

const told = (answer: Answer, fault: SystemFault | undefined): Answer => {
  const body = answer.body as { amount?: { amount: number } };
  switch (fault) {
    case 'error_after':
      return { status: 500, body: {} };
    case 'empty_200':
      return { status: 200, body: '' };
    case 'other_effect':
      return { ...answer, body: { ...body, effectId: 'another' } };
    case 'other_amount':
      return { ...answer, body: { ...body, amount: { ...body.amount, amount: 1 } } };
    case 'without_amount':
      return { ...answer, body: { ...body, amount: undefined } };
    default:
      return answer;
  }
};

/** What a test does to its books, and what goes wrong next. */
const controls = (own: ReturnType<typeof books>, faults: SystemFault[]) => ({
  captured: (paymentRef: string, amount: number, currency = 'EUR'): void =>
    void own.payments.set(paymentRef, { amount, currency }),
  /** Refunds of its books, also such as nobody ordered here. */
  refunds: own.refunds,
  /** A customer spends points. */
  spend: (customerId: string, amount: number): void => void own.spent.set(customerId, amount),
  /** The next orders go wrong like this, one after the other. */
  fail: (...next: SystemFault[]): void => void faults.push(...next),
  /** Nothing goes wrong any more. */
  heal: (): void => void faults.splice(0),
  /** What was taken in for later is done now. */
  finish: (effectId: string): void =>
    void own.effects.set(effectId, { ...own.effects.get(effectId)!, status: 'succeeded' }),
});

/** A retailer's system as the contract has it, with faults. */
export const openRetailSystem = async (secret: string) => {
  const own = books();
  const faults: SystemFault[] = [];
  const ordered: Effect[] = [];
  const refused: string[] = [];

  const isSigned = (request: IncomingMessage, text: string): boolean => {
    try {
      new Webhook(secret).verify(text, request.headers as Record<string, string>);
      return true;
    } catch {
      refused.push(request.url!);
      return false;
    }
  };
  const taken = (effect: Effect): Answer | 'cut' | 'none' => {
    ordered.push(effect);
    const fault = faults.shift();
    if (fault === 'cut_before') return 'cut';
    const before = fault && BEFORE[fault];
    if (before !== undefined) return before;
    const status = { declined: 'failed', later: 'pending' }[String(fault)] ?? 'succeeded';
    const answer = own.order(effect, status);
    if (fault === 'cut_after') return 'cut';
    return fault === 'silent_after' ? 'none' : told(answer, fault);
  };
  const answerTo = async (request: IncomingMessage): Promise<Answer | 'cut' | 'none'> => {
    const text = await bodyOf(request);
    if (!isSigned(request, text)) return { status: 401, body: {} };
    const [, , kind, name] = request.url!.split('/').map(decodeURIComponent);
    if (kind!.startsWith('refunds?')) {
      return faults[0] === 'no_report' ? BEFORE.gateway_404! : own.report(queryOf(request.url!));
    }
    if (request.method === 'POST') return taken(JSON.parse(text) as Effect);
    return kind === 'payments' ? own.captured(name!) : own.asIt(name!);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await answerTo(request);
    if (answer === 'none') return;
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    const { status, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/amends`,
    effects: own.effects,
    /** Every order that came in, those of a known effect too. */
    ordered: ordered as readonly Effect[],
    /** Paths of requests that were not signed as agreed. */
    refused: refused as readonly string[],
    ...controls(own, faults),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};

export type RetailSystem = Awaited<ReturnType<typeof openRetailSystem>>;
