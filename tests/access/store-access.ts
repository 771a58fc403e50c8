import { randomUUID } from 'node:crypto';
import { waitFor } from '@amends/testing/wait-for';
import { codeOf, difference, isSuccess } from './difference.ts';
import type { Answer, Asked } from './exchange.ts';
import { type Operation, routes } from './operations.ts';
import { foreignersOf, OTHER_STORE, OWN_STORE, type People, UNKNOWN_STORE } from './people.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { probes } from './probes.ts';
import { idsOf, type Things } from './things.ts';

/** Something that an operation does wrong. */
export interface Finding {
  readonly operation: string;
  readonly fault: string;
}

export interface Asking {
  readonly people: People;
  readonly things: Things;
  /** Sends as an operation's request, so that the answer is checked against its description. */
  readonly send: (operation: Operation, asked: Asked) => Promise<Answer>;
}

type Report = (fault: string) => void;
type Check<About extends Probe['about']> = (
  asking: Asking,
  operation: Operation,
  probe: Extract<Probe, { about: About }>,
  report: Report,
) => Promise<void>;

export const urlOf = ({ path }: Operation, { ids = [], query = {} }: ProbeRequest): string => {
  const left = [...ids];
  const filled = path.replace(/\{[A-Za-z]+\}/g, () => encodeURIComponent(left.shift()!));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
};

const askedOf = (
  operation: Operation,
  request: ProbeRequest,
  token: string,
  key: string = randomUUID(),
): Asked => ({
  method: operation.method,
  url: urlOf(operation, request),
  token,
  body: request.body,
  headers: {
    ...(operation.method === 'POST' ? { 'idempotency-key': key } : {}),
    ...request.headers,
  },
});

/** As long as the id it stands for, so that not even a length differs. */
const unknownLike = (id: string): string =>
  /^[0-9a-f-]{36}$/.test(id)
    ? randomUUID()
    : 'unknown-thing'.padEnd(id.length, 'x').slice(0, id.length);

const withHeaders = (asked: Asked, headers: Readonly<Record<string, string>>): Asked => ({
  ...asked,
  headers: { ...asked.headers, ...headers },
});

const hasTwin = ({ path }: Operation): boolean =>
  routes.some((route) => route.method === 'HEAD' && route.path === path);

/** The ways to ask for one thing that could each betray it. */
const waysOf = (operation: Operation, asked: Asked): readonly (readonly [string, Asked])[] => {
  const plain = ['', asked] as const;
  if (operation.method === 'POST') {
    return [plain, [' with If-Match', withHeaders(asked, { 'if-match': '"1"' })]];
  }
  return hasTwin(operation) ? [plain, [' as HEAD', { ...asked, method: 'HEAD' }]] : [plain];
};

const checkObject: Check<'object'> = async (asking, operation, probe, report) => {
  const { people, things } = asking;
  const send = (asked: Asked) => asking.send(operation, asked);
  const request = probe.request(things);
  const [id, ...rest] = request.ids!;
  const unknown = { ...request, ids: [unknownLike(id!), ...rest] };
  const key = randomUUID();
  const foreigners = foreignersOf(people);
  const references = new Map<string, Answer>();
  for (const [way, asked] of waysOf(operation, askedOf(operation, unknown, people.other))) {
    const reference = await send(asked);
    references.set(way, reference);
    if (reference.status !== 404) {
      report(`answers an unknown one${way} with ${reference.status}`);
    }
    const own = await send({ ...asked, token: people.own });
    const told = difference(own, reference);
    if (told !== undefined) report(`answers its own store for an unknown one${way} with ${told}`);
  }
  const compare = async (who: string, token: string, how: string, sameKey?: string) => {
    for (const [way, asked] of waysOf(operation, askedOf(operation, request, token, sameKey))) {
      const told = difference(await send(asked), references.get(way)!);
      if (told !== undefined) report(`tells ${who}${way}${how} that it is there: ${told}`);
    }
  };
  for (const [who, token] of foreigners) await compare(who, token, '');
  const own = await send(askedOf(operation, request, people.own, key));
  const isSeen = probe.ownRefusal === undefined ? isSuccess(own) : codeOf(own) === probe.ownRefusal;
  if (!isSeen) report(`answers its own store with ${own.status} ${own.text.slice(0, 200)}`);
  if (operation.method !== 'POST') return;
  for (const [who, token] of foreigners) await compare(who, token, ' with the same key', key);
};

const checkNames: Check<'names'> = async (asking, operation, probe, report) => {
  const { people, things } = asking;
  const ask = (token: string, storeId: string, key?: string): Promise<Answer> =>
    asking.send(operation, askedOf(operation, probe.request(storeId, things), token, key));
  const outcome = (answer: Answer): unknown => {
    if (probe.items === undefined || !isSuccess(answer)) return codeOf(answer);
    const [item] = (answer.json as Record<string, { problem?: { code?: unknown } }[]>)[
      probe.items
    ]!;
    return item?.problem?.code;
  };
  for (const [who, token, storeId] of [
    ...foreignersOf(people).map(([each, token]) => [each, token, OWN_STORE] as const),
    ['its own store', people.own, OTHER_STORE] as const,
  ]) {
    const [foreign, unknown] = [await ask(token, storeId), await ask(token, UNKNOWN_STORE)];
    if (outcome(foreign) !== probe.refusal) {
      report(`lets ${who} name a foreign one: ${foreign.status} ${foreign.text.slice(0, 200)}`);
    }
    const told = difference(foreign, unknown);
    if (told !== undefined) report(`tells ${who} that a foreign one is there: ${told}`);
  }
  const key = randomUUID();
  const own = await ask(people.own, OWN_STORE, key);
  if (!isSuccess(own) || outcome(own) !== undefined) {
    report(`answers its own store with ${own.status} ${own.text.slice(0, 200)}`);
  }
  const replayed = await ask(people.other, OWN_STORE, key);
  const told = difference(replayed, await ask(people.other, UNKNOWN_STORE));
  if (told !== undefined) report(`tells another store with the same key what was done: ${told}`);
};

type Query = Readonly<Record<string, string>>;

const STORE_FILTER = 'filter[store][eq]';

/** The queries of a list that could each show more than the plain one. */
const queriesOf = async (
  { path, queries }: Operation,
  cursorOf: () => Promise<string | undefined>,
): Promise<Query[]> => {
  const found: Query[] = [{}];
  if (queries.includes(STORE_FILTER)) found.push({ [STORE_FILTER]: OWN_STORE });
  const dimension = path.endsWith('/employees') ? 'employee' : 'store';
  if (queries.includes('group-by')) found.push({ 'group-by': dimension });
  const cursor = queries.includes('cursor') ? await cursorOf() : undefined;
  if (cursor !== undefined) found.push({ cursor });
  return found;
};

/** In which forms a list is asked for: exports have two. */
const exportTypesOf = (path: string): string[] => {
  if (!path.includes('/exports/')) return ['*/*'];
  const second = path.endsWith('/process-log') ? 'application/xml' : 'text/csv';
  return ['application/json', second];
};

const checkList: Check<'list'> = async (asking, operation, probe, report) => {
  const { people, things } = asking;
  const ids = idsOf(things);
  const ask = (token: string, query: Query, type: string, method = operation.method) => {
    const asked = askedOf(operation, { ...probe.request(), query }, token);
    return asking.send(operation, { ...withHeaders(asked, { accept: type }), method });
  };
  const cursorOf = async (): Promise<string | undefined> => {
    const { json } = await ask(people.own, { limit: '1' }, '*/*');
    return (json as { meta?: { nextCursor?: string | null } }).meta?.nextCursor ?? undefined;
  };
  const checkOne = async (query: Query, type: string): Promise<void> => {
    const how = `${JSON.stringify(query)} ${type}`;
    const none = await ask(people.none, query, type);
    const other = await ask(people.other, query, type);
    let isLeaking = false;
    const leak = (fault: string): void => {
      isLeaking = true;
      report(`${fault} for ${how}`);
    };
    for (const [who, token] of foreignersOf(people)) {
      const answer = await ask(token, query, type);
      const shown = ids.filter((id) => answer.text.includes(id));
      if (!isSuccess(answer)) report(`answers ${who} for ${how} with ${answer.status}`);
      if (shown.length > 0) leak(`shows ${who} ${shown.join(', ')}`);
    }
    const told = probe.ofOthers ? undefined : difference(other, none);
    if (told !== undefined) leak(`tells another store more than no store (${told})`);
    if (query.cursor !== undefined) return;
    if (operation.queries.includes(STORE_FILTER)) {
      const nothing = await ask(people.own, { ...query, [STORE_FILTER]: UNKNOWN_STORE }, type);
      const more = difference(none, nothing);
      if (more !== undefined) leak(`tells no store more than nothing (${more})`);
    }
    if (isLeaking) return;
    // A projection hears of things a little later than they happen.
    const isShown = async (): Promise<boolean> => {
      const own = await ask(people.own, query, type);
      const isTold = probe.shows(things).every((id) => own.text.includes(id));
      return isTold && difference(own, none) !== undefined;
    };
    const description = `${operation.name} to show its own store something for ${how}`;
    await waitFor(isShown, { description }).catch((error: Error) => report(error.message));
  };
  const types = exportTypesOf(operation.path);
  for (const query of await queriesOf(operation, cursorOf)) {
    for (const type of types) await checkOne(query, type);
  }
  if (operation.method !== 'GET') return;
  const head = await ask(people.none, {}, '*/*', 'HEAD');
  if (!isSuccess(head) || head.text !== '') report(`answers HEAD with ${head.status}`);
};

const everybody = (people: People) =>
  [['its own store', people.own] as const, ...foreignersOf(people)] as const;

const checkAllStores: Check<'all_stores'> = async (asking, operation, probe, report) => {
  const { people } = asking;
  const ask = (token: string) => asking.send(operation, askedOf(operation, probe.request(), token));
  for (const [who, token] of everybody(people)) {
    const answer = await ask(token);
    if (codeOf(answer) !== 'forbidden') report(`lets ${who} act on all: ${answer.status}`);
  }
  const answer = await ask(people.all);
  const isRight =
    probe.ownRefusal === undefined ? isSuccess(answer) : codeOf(answer) === probe.ownRefusal;
  if (!isRight) report(`answers all stores with ${answer.status} ${answer.text}`);
};

const checkOpen: Check<'open'> = async (asking, operation, probe, report) => {
  const { people, things } = asking;
  const ids = idsOf(things);
  for (const [who, token] of everybody(people)) {
    const answer = await asking.send(operation, askedOf(operation, probe.request(), token));
    const isRight = probe.status === undefined ? isSuccess(answer) : answer.status === probe.status;
    if (!isRight) report(`answers ${who} with ${answer.status} ${answer.text.slice(0, 200)}`);
    const shown = ids.filter((id) => answer.text.includes(id));
    if (shown.length > 0) report(`shows ${who} ${shown.join(', ')}`);
  }
};

const CHECKS = {
  object: checkObject,
  names: checkNames,
  list: checkList,
  all_stores: checkAllStores,
  open: checkOpen,
};

const place = ({ name }: Operation): number => Object.keys(probes).indexOf(name);

/**
 * S1, API-35: asks each operation for the own store's things, as its own store, as another one and
 * as none at all. Foreign and unknown must not be told apart.
 */
export const storeFindings = async (
  asking: Asking,
  operations: readonly Operation[],
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const operation of operations.toSorted((one, other) => place(one) - place(other))) {
    const report: Report = (fault) => findings.push({ operation: operation.name, fault });
    const probe = probes[operation.name];
    if (probe === undefined) {
      report('has no line in probes.ts');
      continue;
    }
    await (CHECKS[probe.about] as Check<Probe['about']>)(asking, operation, probe as never, report);
  }
  return findings;
};
