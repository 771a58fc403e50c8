import { randomUUID } from 'node:crypto';
import { openEventStore } from '@amends/event-store/event-store';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
const DATA = {
  caseId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
  channel: 'telephone_hotline',
  price: { amount: 1999, currency: 'EUR' },
  reportedAt: '2026-06-08T07:31:04Z',
  filler: 'x'.repeat(240),
};
const mk = (n: number, ans: boolean) => {
  const commandId = randomUUID(),
    subject = randomUUID();
  return {
    streamId: `failure-${subject}`,
    expectedVersion: 0,
    previousHash: Buffer.alloc(0),
    events: Array.from({ length: n }, () => ({ type: 'Benched', data: DATA })),
    context: {
      commandId,
      correlationId: subject,
      causationId: commandId,
      actor: 'bench',
      now: '2026-06-08T07:31:04.000Z',
      subject,
    },
    ...(ans
      ? {
          answer: {
            keyHash: randomUUID(),
            bodyHash: randomUUID(),
            status: 201,
            body: { id: randomUUID(), position: '@position@' },
            keepDays: 7,
          },
        }
      : {}),
  };
};
const server = await startPostgresServer({ fsync: true });
const jif = (pids: number[]) =>
  pids.reduce((s, p) => {
    try {
      const f = readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return s + Number(f[11]) + Number(f[12]);
    } catch {
      return s;
    }
  }, 0);
try {
  const url = await server.createDatabase('bench');
  await migrateEventStore({ ownerUrl: url });
  const pool = openPool({ url, applicationName: 'b', max: 40 });
  await pool.query(
    `create table raw_event (seq bigint generated always as identity primary key, stream_id text not null, version int not null, event_id uuid not null unique, type text not null, data jsonb not null, meta jsonb not null, unique (stream_id, version))`,
  );
  const store = await openEventStore({
    pool,
    eventTypes: { schemaVersion: () => 1 },
    partitionOf: () => 0,
    maxInFlight: Number(process.env.INFLIGHT ?? 2),
  });
  const loop = async (
    name: string,
    c: number,
    secs: number,
    once: () => Promise<unknown>,
    per = 1,
  ) => {
    let done = 0;
    const cpu = process.cpuUsage();
    const t0 = performance.now();
    const { rows } = await pool.query('select pid from pg_stat_activity');
    const pids = rows.map((r) => r.pid);
    const j0 = jif(pids);
    const w0 = (await pool.query('select wal_bytes::text as b from pg_stat_wal')).rows[0].b;
    await Promise.all(
      Array.from({ length: c }, async () => {
        while (performance.now() - t0 < secs * 1000) {
          await once();
          done++;
        }
      }),
    );
    const dt = performance.now() - t0;
    const u = process.cpuUsage(cpu);
    const j1 = jif(pids);
    const w1 = (await pool.query('select wal_bytes::text as b from pg_stat_wal')).rows[0].b;
    console.log(
      name,
      c,
      Math.round((done * per * 1000) / dt) + '/s',
      'node µs/op',
      Math.round((u.user + u.system) / done / per),
      'pg µs/op',
      Math.round(((j1 - j0) * 10000) / done / per),
      'wal B/op',
      Math.round((w1 - w0) / done / per),
    );
  };
  const raw = () =>
    pool.query({
      name: 'raw',
      text: `insert into raw_event (stream_id, version, event_id, type, data, meta) values ($1, 1, $2, 'Benched', $3, $4)`,
      values: [
        `failure-${randomUUID()}`,
        randomUUID(),
        JSON.stringify(DATA),
        JSON.stringify(mk(1, false).context),
      ],
    });
  const C = Number(process.env.C ?? 32);
  await loop('warm', 32, 2, raw);
  await loop('warm', C, 2, () => store.append(mk(1, true)));
  for (let i = 0; i < Number(process.env.R ?? 2); i++) {
    await loop('raw', C, 3, raw);
    await loop('bare', C, 3, () => store.append(mk(1, false)));
    await loop('answer', C, 3, () => store.append(mk(1, true)));
    await loop('ten', C, 3, () => store.append(mk(10, true)), 10);
  }
  if (process.env.PROF) {
    const s = new Session();
    s.connect();
    await s.post('Profiler.enable');
    await s.post('Profiler.start');
    await loop('answer-prof', C, 5, () => store.append(mk(1, true)));
    const { profile } = await s.post('Profiler.stop');
    writeFileSync(process.env.PROF, JSON.stringify(profile));
  }
  await store.close();
  await pool.end();
} finally {
  await server.stop();
}
