import { randomBytes, randomUUID } from 'node:crypto';
import { type BadPlace, badPaths, badQueries, oddQueries } from './bad-places.ts';
import { type BadRequest, badRequests, type Members } from './bad-bodies.ts';
import { type BadValue, oddMembers, oddValues, wrongMembers, wrongValues } from './bad-values.ts';
import { isSuccess } from './difference.ts';
import type { Answer, Asked } from './exchange.ts';
import type { Operation } from './operations.ts';
import { OWN_STORE } from './people.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { probes } from './probes.ts';
import { type Asking, type Finding, urlOf } from './store-access.ts';

const ITEM_LIMIT = 64 * 1024;
const BATCH_LIMIT = 1024 * 1024;
/** A route of batches that has no items judged by themselves. */
const EVENTS = 'POST /intake/v1/events';

/** Vendors are told apart by their signatures before anything else. */
const VENDOR = probes['POST /intake/v1/sources/{sourceId}/deliveries']!.loose;

/** Whatever is asked: the process was neither at fault nor away. */
const isOrderly = ({ status }: Answer): boolean => status < 500;

/** Trace ids of refused requests: an event of one of them was stored all the same. */
export type Refused = Set<string>;

interface Checking {
  readonly asking: Asking;
  readonly operation: Operation;
  readonly probe: Probe;
  readonly request: ProbeRequest;
  readonly refused: Refused;
  readonly report: (fault: string) => void;
}

const ask = async (
  { asking, operation, probe, refused }: Checking,
  asked: Partial<Asked>,
): Promise<Answer> => {
  const traceId = randomBytes(16).toString('hex');
  const answer = await asking.send(operation, {
    method: operation.method,
    url: '',
    token: probe.about === 'all_stores' ? asking.people.all : asking.people.own,
    ...asked,
    headers: {
      traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-00`,
      ...(operation.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...asked.headers,
    },
  });
  if (!isSuccess(answer)) refused.add(traceId);
  return answer;
};

const shortened = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
};

const told = ({ status, text }: Answer): string => `${status} ${text.slice(0, 300)}`;

/** An item of a batch is refused in its own row. */
const isRefused = ({ probe }: Checking, answer: Answer, place: string): boolean => {
  if (!isSuccess(answer)) return answer.status === 422 || answer.status === 400;
  const { items } = probe;
  if (items === undefined || !place.startsWith(`#/${items}/`)) return false;
  const rows = (answer.json as Record<string, { result?: string }[]>).items;
  return rows?.every(({ result }) => result === 'rejected') === true;
};

/** Told again they change nothing: items have ids of their own, an operator's act is one state. */
const UNKEYED = [
  ...['claims', 'case-lookups', 'case-batches', 'events', 'purchases', 'chunks/{chunk}'],
  ...['readings', 'discards', 'replays', 'rebuilds', 'republications', 'oauth/token'],
  ...['key-rotations', 'key-removals', 'silence-checks', 'voucher-lookups'],
  ...['ledger-rebuilds', 'survey-links', 'previews'],
];

const isKeyed = ({ name }: Operation): boolean =>
  !UNKEYED.some((last) => name.endsWith(`/${last}`));

const checkForms = async (checking: Checking, body: Members): Promise<void> => {
  const { operation, probe, request, report } = checking;
  const isBatch = probe.items !== undefined || operation.name === EVENTS;
  const limit = isBatch ? BATCH_LIMIT : ITEM_LIMIT;
  const check = async (bad: BadRequest): Promise<void> => {
    const answer = await ask(checking, {
      url: urlOf(operation, request),
      body: bad.body,
      headers: { ...request.headers, ...bad.headers },
    });
    // A key is asked for where there is something to command.
    const isUnknown = bad.isOfKey === true && probe.about === 'all_stores' && answer.status === 404;
    if (answer.status !== bad.status && !isUnknown)
      report(`answers ${bad.what} with ${told(answer)}`);
  };
  await Promise.all(badRequests(body, limit, isKeyed(operation)).map(check));
};

const sendBody = (checking: Checking, { body }: BadValue): Promise<Answer> => {
  const { operation, request } = checking;
  return ask(checking, { url: urlOf(operation, request), body, headers: request.headers ?? {} });
};

const checkWrong = async (checking: Checking, body: Members): Promise<void> => {
  const wrong = [...wrongValues(body), ...wrongMembers(checking.operation, body)];
  const check = async (bad: BadValue): Promise<void> => {
    const answer = await sendBody(checking, bad);
    if (isRefused(checking, answer, bad.place)) return;
    checking.report(`answers ${bad.place} = ${shortened(bad.value)} with ${told(answer)}`);
  };
  await Promise.all(wrong.map(check));
};

const checkOdd = async (checking: Checking, body: Members): Promise<void> => {
  const odd = [...oddValues(body), ...oddMembers(checking.operation, body)];
  const check = async (bad: BadValue): Promise<void> => {
    const answer = await sendBody(checking, bad);
    if (isOrderly(answer)) return;
    checking.report(`answers ${bad.place} = ${shortened(bad.value)} with ${told(answer)}`);
  };
  await Promise.all(odd.map(check));
};

const checkPlaces = async (checking: Checking, places: readonly BadPlace[]): Promise<void> => {
  const { request, report } = checking;
  const check = async ({ url, status }: BadPlace): Promise<void> => {
    const answer = await ask(checking, { url, body: request.body, headers: request.headers ?? {} });
    if (answer.status !== status) report(`answers ${url.slice(0, 120)} with ${told(answer)}`);
  };
  await Promise.all(places.map(check));
};

const checkOddQueries = async (checking: Checking): Promise<void> => {
  const { operation, request, report } = checking;
  const check = async (url: string): Promise<void> => {
    const answer = await ask(checking, { url, body: request.body, headers: request.headers ?? {} });
    if (!isOrderly(answer)) report(`answers ${url.slice(0, 160)} with ${told(answer)}`);
  };
  await Promise.all(oddQueries(operation, urlOf(operation, request)).map(check));
};

/** Cursors come back from clients: each value in one, replaced by one that is none. */
const checkCursors = async (checking: Checking): Promise<void> => {
  const { operation, request, report } = checking;
  if (!operation.queries.includes('cursor')) return;
  const url = urlOf(operation, { ...request, query: { ...request.query, limit: '1' } });
  const { nextCursor } = (await ask(checking, { url })).json as { nextCursor?: string | null };
  if (typeof nextCursor !== 'string') return;
  const keys = JSON.parse(Buffer.from(nextCursor, 'base64url').toString('utf8')) as Members;
  for (const { place, value, body } of [...wrongValues(keys), ...oddValues(keys)]) {
    const cursor = Buffer.from(JSON.stringify(body)).toString('base64url');
    if (cursor.length > 512) continue;
    const answer = await ask(checking, { url: `${url}&cursor=${cursor}` });
    if (isOrderly(answer)) continue;
    report(`answers a cursor with ${place} = ${shortened(value)} with ${told(answer)}`);
  }
};

const requestOf = (probe: Probe, { things }: Asking): ProbeRequest => {
  if (probe.about === 'object') return probe.request(things);
  return probe.about === 'names' ? probe.request(OWN_STORE, things) : probe.request();
};

const isJson = (body: unknown): body is Members => typeof body === 'object' && body !== null;

/** What is found of one operation, and whether rows may have come with it. */
export interface BadInputFindings {
  /** Of what nobody may be answered with a success; nothing of it may leave a row. */
  readonly refusals: readonly Finding[];
  /** Of what may be taken: it only must be answered. */
  sendOdd(): Promise<readonly Finding[]>;
  /** An item that was refused is kept with its job, so that its sender can look it up. */
  readonly keepsRefusals: boolean;
}

/** Sends the corpus of security.md section 7 to one operation, as somebody who may call it. */
export const sendBadInput = async (
  asking: Asking,
  operation: Operation,
  refused: Refused,
): Promise<BadInputFindings> => {
  const findings: Finding[] = [];
  const probe = probes[operation.name]!;
  const report = (fault: string) => findings.push({ operation: operation.name, fault });
  const request = requestOf(probe, asking);
  const checking = { asking, operation, probe, request, refused, report };
  const body =
    operation.method === 'POST' && isJson(request.body) && probe.loose !== VENDOR
      ? request.body
      : undefined;
  await checkPlaces(checking, badPaths(operation, request.ids ?? []));
  await checkPlaces(checking, badQueries(operation, urlOf(operation, request)));
  if (body !== undefined) {
    await checkForms(checking, body);
    await checkWrong(checking, body);
  }
  const refusals = [...findings];
  return {
    refusals,
    keepsRefusals: probe.items !== undefined,
    sendOdd: async () => {
      await checkOddQueries(checking);
      await checkCursors(checking);
      if (body !== undefined) await checkOdd(checking, body);
      return findings.slice(refusals.length);
    },
  };
};
