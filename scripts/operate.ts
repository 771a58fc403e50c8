// npm run operate: what was parked, replay it or give it up; rebuild a projection; publish again;
// exchange the key of personal data.
import type { Client } from '@amends/client/open-client';
import { connect, findTarget } from './connection.ts';
import { isProjectionName, PROJECTION_NAMES } from './figures/projection-names.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';
import { tableLines } from './terminal/table.ts';

const USAGE = `usage: npm run operate -- <operation> <service> …
  parked <service> [case]   lists events that could not be applied, and why
  replay <service> [case]   applies parked events again, in order, after their cause was mended
  discard <service> <id> <reason>
                            gives up a parked event for good and applies, in order, what waited
                            behind it; reasons: unreadable, superseded, mended_by_hand, test_data
  acts <service>            lists what operators did there, the latest first
  rebuild <projection>      builds a projection's tables anew; the old ones serve meanwhile
  republish <service>       publishes a write service's whole history to the log again
  keys intake               lists the keys that personal data is sealed with, and how far they are
  rotate-key intake         makes a new one and seals everything with it, while everything goes on
  remove-keys intake        removes those that nothing is sealed with any more
npm run doctor says where something is parked.`;

interface Parked {
  readonly id: string;
  readonly consumer: string;
  readonly partitionKey: string;
  readonly type: string | null;
  readonly isFirst: boolean;
  readonly parkedAt: string;
  readonly attempts: number;
  readonly reason: string;
}

interface Act {
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

interface DataKey {
  readonly version: number;
  readonly createdAt: string;
  readonly activeFrom: string;
  readonly resealedAt: string | null;
}

const print = (lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

const everything = async <Row>(
  client: Client,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const more = cursor === undefined ? {} : { cursor };
    const { body } = await client.get<{ data: Row[]; meta: { nextCursor: string | null } }>(path, {
      ...query,
      limit: '100',
      ...more,
    });
    rows.push(...body.data);
    cursor = body.meta.nextCursor;
  }
  return rows;
};

const listParked = async (client: Client, service: string, caseId?: string): Promise<number> => {
  const path = `/${service}/v1/parked-events`;
  const rows =
    caseId === undefined
      ? await everything<Parked>(client, path)
      : await everything<Parked>(client, path, { partitionKey: caseId });
  if (rows.length === 0) print([`${service}: nothing is parked`]);
  else {
    const titles = ['id', 'consumer', 'case', 'event', 'parked at', 'tries', 'why'];
    const cells = rows.map((row) => [
      row.id,
      row.consumer,
      row.partitionKey,
      row.type ?? 'unreadable',
      row.parkedAt,
      String(row.attempts),
      row.isFirst ? row.reason : 'waits for the one before it',
    ]);
    print(
      tableLines(
        titles.map((title) => ({ title })),
        cells,
      ),
    );
  }
  return 0;
};

const listActs = async (client: Client, service: string): Promise<number> => {
  const rows = await everything<Act>(client, `/${service}/v1/operational-acts`);
  const titles = ['at', 'who', 'what', 'why', 'to what'];
  const cells = rows.map(({ at, actor, act, reason, detail }) => [
    at,
    actor,
    act,
    reason ?? '',
    Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ]);
  print(
    tableLines(
      titles.map((title) => ({ title })),
      cells,
    ),
  );
  return 0;
};

const listKeys = async (client: Client, service: string): Promise<number> => {
  const { body } = await client.get<{ data: DataKey[] }>(`/${service}/v1/data-keys`);
  const titles = ['version', 'made at', 'seals from', 'nothing left at'];
  const cells = body.data.map(({ version, createdAt, activeFrom, resealedAt }, place) => {
    const left = place === 0 ? 'in use' : (resealedAt ?? 'still being replaced');
    return [String(version), createdAt, activeFrom, left];
  });
  print(
    tableLines(
      titles.map((title) => ({ title })),
      cells,
    ),
  );
  return 0;
};

const send = async (client: Client, service: string, path: string, body: object) => {
  const answer = await client.post<Record<string, unknown>>(`/${service}/v1/${path}`, body);
  print([`${service}: ${JSON.stringify(answer.body)}`]);
  const left = answer.body.stillParked as readonly unknown[] | undefined;
  return left === undefined || left.length === 0 ? 0 : 1;
};

type Operation = (client: Client, service: string, args: readonly string[]) => Promise<number>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  parked: (client, service, [caseId]) => listParked(client, service, caseId),
  acts: (client, service) => listActs(client, service),
  replay: (client, service, [caseId]) =>
    send(client, service, 'replays', caseId === undefined ? {} : { partitionKey: caseId }),
  discard: (client, service, [parkedEventId, reason]) => {
    if (parkedEventId === undefined || reason === undefined)
      throw new UsageError('which, and why?');
    return send(client, service, 'discards', { parkedEventId, reason });
  },
  rebuild: (client, service) => send(client, service, 'rebuilds', {}),
  republish: (client, service) => send(client, service, 'republications', {}),
  keys: (client, service) => listKeys(client, service),
  'rotate-key': (client, service) => send(client, service, 'key-rotations', {}),
  'remove-keys': (client, service) => send(client, service, 'key-removals', {}),
};

await runCommand(USAGE, async ([operation, service, ...args]) => {
  const isKnown = operation !== undefined && Object.hasOwn(OPERATIONS, operation);
  if (!isKnown || service === undefined) throw new UsageError('what, and where?');
  // A write service keeps events and no projection: the suite would only say that it is not there.
  if (operation === 'rebuild' && !isProjectionName(service)) {
    throw new UsageError(`${service} is no projection; there are ${PROJECTION_NAMES.join(', ')}`);
  }
  return OPERATIONS[operation]!(connect(findTarget(), 'operator'), service, args);
});
