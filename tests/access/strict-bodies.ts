import { randomUUID } from 'node:crypto';
import { isSuccess } from './difference.ts';
import type { Answer } from './exchange.ts';
import { bodyMembers, type Operation } from './operations.ts';
import { OWN_STORE } from './people.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { probes } from './probes.ts';
import { type Asking, type Finding, urlOf } from './store-access.ts';

/** What an attacker would like to set; each where the body does not know it. */
const WANTED = ['status', 'storeId', 'approvedBy', 'amount'];
/** In members of the body: a name that no schema has. */
const NESTED = 'approvedBy';

type Members = Record<string, unknown>;
type Body = Readonly<Members>;

/** A body with one member too many, and where it is. */
interface Spoilt {
  readonly place: string;
  readonly body: Body;
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body with the member added to each object inside it in turn. */
const nestedIn = (value: unknown, place: string): readonly { place: string; value: unknown }[] => {
  if (Array.isArray(value)) {
    return value.flatMap((each, at) =>
      nestedIn(each, `${place}/${at}`).map((spoilt) => ({
        place: spoilt.place,
        value: value.with(at, spoilt.value),
      })),
    );
  }
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([name, each]) =>
    nestedIn(each, `${place}/${name}`).map((spoilt) => ({
      place: spoilt.place,
      value: { ...value, [name]: spoilt.value },
    })),
  );
  const here = { place: `${place}/${NESTED}`, value: { ...value, [NESTED]: 'x' } };
  return place === '#' ? inside : [here, ...inside];
};

const spoiltBodies = (operation: Operation, body: Body): Spoilt[] => {
  const known = bodyMembers(operation);
  const above = WANTED.filter((name) => !known.has(name)).map((name) => ({
    place: `#/${name}`,
    body: { ...body, [name]: 'x' },
  }));
  const inside = nestedIn(body, '#').map(({ place, value }) => ({ place, body: value as Body }));
  return [...above, ...inside];
};

interface Refusal {
  readonly code?: unknown;
  readonly errors?: readonly { readonly pointer: string }[];
}

const isRefused = (answer: Answer, { place }: Spoilt): boolean => {
  const { code, errors = [] } = (answer.json ?? {}) as Refusal;
  // A record refuses a strange name as one, so not every refusal names the member itself.
  return (
    answer.status === 422 &&
    code === 'validation_failed' &&
    errors.some(({ pointer }) => place.startsWith(pointer))
  );
};

/** An item of a batch is refused in its own row. */
const isItemRefused = (answer: Answer, items: string): boolean => {
  const rows = (answer.json as Record<string, { result?: string; problem?: Refusal | null }[]>)
    .items;
  return (
    isSuccess(answer) &&
    items !== undefined &&
    rows?.[0]?.result === 'rejected' &&
    rows[0].problem?.code === 'validation_failed'
  );
};

const requestOf = (probe: Probe, { things }: Asking): ProbeRequest => {
  if (probe.about === 'object') return probe.request(things);
  return probe.about === 'names' ? probe.request(OWN_STORE, things) : probe.request();
};

const checkBody = async (
  asking: Asking,
  operation: Operation,
  probe: Probe,
  report: (fault: string) => void,
): Promise<void> => {
  const { own, all } = asking.people;
  const request = requestOf(probe, asking);
  if (typeof request.body === 'string') return;
  for (const spoilt of spoiltBodies(operation, (request.body ?? {}) as Body)) {
    const answer = await asking.send(operation, {
      method: 'POST',
      url: urlOf(operation, request),
      token: probe.about === 'all_stores' ? all : own,
      body: spoilt.body,
      headers: { 'idempotency-key': randomUUID() },
    });
    const { items } = probe;
    const isInItem = items !== undefined && spoilt.place.startsWith(`#/${items}/`);
    const isRight = isInItem ? isItemRefused(answer, items) : isRefused(answer, spoilt);
    if (isRight) continue;
    report(`takes ${spoilt.place}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
};

/** S3: a member that the schema of a body does not know refuses the command, wherever it stands. */
export const bodyFindings = async (
  asking: Asking,
  operations: readonly Operation[],
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const operation of operations.filter(({ method }) => method === 'POST')) {
    const probe = probes[operation.name];
    if (probe === undefined || probe.loose !== undefined) continue;
    const report = (fault: string) => findings.push({ operation: operation.name, fault });
    await checkBody(asking, operation, probe, report);
  }
  return findings;
};
