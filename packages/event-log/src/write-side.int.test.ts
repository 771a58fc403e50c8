import { randomUUID } from 'node:crypto';
import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import { migrateEventStore } from '@amends/event-store/migrate';
import type { CompanionWriter, NewEvent } from '@amends/event-store/types';
import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { testRecord } from './contract-support.fixture.ts';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from './migrate.ts';
import { createTopics, openEventLog } from './open-event-log.ts';
import type { EventLog } from './types.ts';
import { type WriteSide, writeSideOn } from './write-side.ts';
import { commandOn, type SpecDecider } from './write-side-spec.ts';

type Assign = { readonly ownerId: string };

/** Every command is an event; how often a stream was written is its state. */
const counting = (type: string): SpecDecider<Assign, number, NewEvent> => ({
  initialState: 0,
  evolve: (count) => count + 1,
  decide: ({ ownerId }) => ({ accepted: true, events: [{ type, data: { ownerId } }] }),
});
const main = counting('CaseAssigned');
const other = counting('SeverityRaised');

let own: FreshDatabase;
let logs: FreshDatabase;
let log: EventLog;
let look: Client;
let side: WriteSide<Assign, number, NewEvent>;

/** Owners met so far, kept by companion rows and read back by the reactions. */
const writeOwners: CompanionWriter = async (client, rows) => {
  await client.query('insert into owner_seen select jsonb_array_elements_text($1::jsonb)', [
    JSON.stringify(rows),
  ]);
};

beforeAll(async () => {
  [own, logs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await migrateEventStore({ ownerUrl: own.url });
  await migrateRelay({ ownerUrl: own.url });
  await migrateConsumer({ ownerUrl: own.url });
  await migrateEmbeddedLog({ ownerUrl: logs.url });
  const config = { adapter: 'embedded', url: logs.url, pollMsMax: 25 } as const;
  await createTopics(config, [{ name: TOPIC_EVENTS, partitions: 12, replication: 1 }]);
  log = openEventLog(config);
  look = new Client({ connectionString: own.url });
  await look.connect();
  await look.query('create table owner_seen (owner_id text not null)');
  const clock = () => new Date();
  side = await writeSideOn({ appUrl: own.url, directUrl: own.url, log, clock })({
    name: 'follow-up',
    decider: main,
    heardTypes: ['CaseAssigned'],
    reactions: {
      gather: async (client) => {
        const { rows } = await client.query('select owner_id from owner_seen');
        const seen = new Set(rows.map((row) => row.owner_id as string));
        return ({ subject, data }) => {
          const { ownerId } = data as Assign;
          const isNew = !seen.has(ownerId);
          seen.add(ownerId);
          return [
            { name: 'count', streamId: `follow-up-${subject}`, command: { ownerId } },
            ...(isNew
              ? [{ name: 'greet', ...commandOn(other, `employee-${ownerId}`, { ownerId }) }]
              : []),
          ];
        };
      },
    },
    jobsFor: () => [],
    tasks: () => ({}),
    companionsFor: (events) =>
      events
        .filter(({ type }) => type === 'SeverityRaised')
        .map(({ data }) => ({ writer: 'owner', row: (data as Assign).ownerId })),
    companions: { owner: writeOwners },
  });
  await side.start();
});

afterAll(async () => {
  await side.stop(30_000);
  await log.close();
  await look.end();
  await Promise.all([own.drop(), logs.drop()]);
});

const eventsOf = async (streamId: string) =>
  (
    await look.query('select type, meta from events where stream_id = $1 order by version', [
      streamId,
    ])
  ).rows;

describe('the write side', () => {
  it('reacts on streams of several kinds by facts of its tables and of the batch', async () => {
    const cases = [randomUUID(), randomUUID(), randomUUID()] as const;
    const heard = (key: string, seq: number, ownerId: string) =>
      testRecord({
        topic: TOPIC_EVENTS,
        partitions: 12,
        key,
        seq,
        data: { caseId: key, ownerId, ownerKind: 'person' },
      });
    await log.append([heard(cases[0], 1, 'anna'), heard(cases[1], 2, 'anna')]);
    const isCounted = async (key: string) => (await eventsOf(`follow-up-${key}`)).length === 1;
    await waitFor(() => isCounted(cases[1]), { description: 'the second reaction' });
    await log.append([heard(cases[2], 3, 'anna'), heard(cases[2], 4, 'ben')]);
    await waitFor(async () => (await eventsOf(`follow-up-${cases[2]}`)).length === 2, {
      description: 'both later reactions',
    });
    const [greeted, ...more] = await eventsOf('employee-anna');
    expect([greeted?.type, more]).toEqual(['SeverityRaised', []]);
    expect(greeted?.meta).toMatchObject({ subject: 'anna', actor: 'system_follow-up' });
    expect(await eventsOf('employee-ben')).toHaveLength(1);
    const seen = await look.query('select owner_id from owner_seen order by owner_id');
    expect(seen.rows.map((row) => row.owner_id)).toEqual(['anna', 'ben']);
  });

  it('writes the companion rows of its events for commands of clients too', async () => {
    const commandId = randomUUID();
    const done = await side.execute({
      streamId: 'employee-cleo',
      decider: other,
      command: { ownerId: 'cleo' },
      context: {
        commandId,
        correlationId: commandId,
        causationId: commandId,
        actor: 'test',
        now: new Date().toISOString(),
        subject: 'cleo',
      },
    });
    expect(done.outcome).toBe('done');
    const seen = await look.query("select from owner_seen where owner_id = 'cleo'");
    expect(seen.rowCount).toBe(1);
  });
});
