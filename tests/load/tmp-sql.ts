import { randomUUID, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { migrateEventStore } from '@amends/event-store/migrate';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { endRun } from '@amends/testing/run-directory';
import pg from 'pg';
const cpu = (p: number) => { const f = readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
const DATA = { caseId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11', channel: 'telephone_hotline', price: { amount: 1999, currency: 'EUR' }, reportedAt: '2026-06-08T07:31:04Z', filler: 'x'.repeat(240) };
const server = await startPostgresServer({ fsync: true });
const url = await server.createDatabase('b'); await migrateEventStore({ ownerUrl: url });
const c = new pg.Client({ connectionString: url }); await c.connect();
await c.query(`create table raw_event (seq bigint generated always as identity primary key, stream_id text not null, version int not null, event_id uuid not null unique, type text not null, data jsonb not null, meta jsonb not null, unique (stream_id, version))`);
const pid = (await c.query('select pg_backend_pid() as p')).rows[0].p;
const { insertEventsSql } = await import('../../packages/event-store/src/append-statement.ts');
const meta = (s: string) => ({ subject: s, time: '2026-06-08T07:31:04.000Z', correlationId: s, causationId: s, actor: 'bench' });
const rows = (n: number, per: number) => { const out: any[] = []; for (let i = 0; i < n; i++) { const s = randomUUID(); for (let v = 1; v <= per; v++) out.push({ s: `failure-${s}`, b: 0, v, i: randomUUID(), t: 'Benched', n: 1, d: DATA, m: meta(s), h: createHash('sha256').update(s).digest('hex') }); } return out; };
const joinSql = insertEventsSql.replace(`where n.b = coalesce((select max(e.version) from events e where e.stream_id = n.s), 0)`, '');
const variants: Record<string, [string, number, (r: any[]) => unknown[]]> = {
  raw: [`insert into raw_event (stream_id, version, event_id, type, data, meta) values ($1, 1, $2, 'Benched', $3, $4)`, 1, (r) => [r[0].s, r[0].i, JSON.stringify(r[0].d), JSON.stringify(r[0].m)]],
  now16: [insertEventsSql, 16, (r) => [JSON.stringify(r)]],
  now100: [insertEventsSql, 100, (r) => [JSON.stringify(r)]],
  nocheck100: [joinSql, 100, (r) => [JSON.stringify(r)]],
  parse100: [`select count(*) from jsonb_to_recordset($1::jsonb) as n(s text, b int, v int, i uuid, t text, n smallint, d jsonb, m jsonb, h text)`, 100, (r) => [JSON.stringify(r)]],
  json100: [insertEventsSql.replace('jsonb_to_recordset($1::jsonb)', 'json_to_recordset($1::json)'), 100, (r) => [JSON.stringify(r)]],
  jsontext100: [insertEventsSql.replace('jsonb_to_recordset($1::jsonb)', 'json_to_recordset($1::json)').replace('d jsonb, m jsonb', 'd text, m text').replace('n.d, n.m', 'n.d::jsonb, n.m::jsonb'), 100, (r) => [JSON.stringify(r.map((x) => ({ ...x, d: JSON.stringify(x.d), m: JSON.stringify(x.m) })))]],
  unnest100: [`insert into events (stream_id, version, event_id, type, schema_version, data, meta, hash) select n.s, n.v, n.i, n.t, n.n, n.d::jsonb, n.m::jsonb, decode(n.h, 'hex') from unnest($1::text[], $2::int[], $3::int[], $4::uuid[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[]) as n(s,b,v,i,t,n,d,m,h) where n.b = coalesce((select max(e.version) from events e where e.stream_id = n.s), 0) order by n.s, n.v on conflict do nothing`, 100, (r) => [r.map((x) => x.s), r.map((x) => x.b), r.map((x) => x.v), r.map((x) => x.i), r.map((x) => x.t), r.map((x) => x.n), r.map((x) => JSON.stringify(x.d)), r.map((x) => JSON.stringify(x.m)), r.map((x) => x.h)]],
};
for (let round = 0; round < 3; round++) for (const [name, [text, n, vals]] of Object.entries(variants)) {
  const reps = Math.ceil(3000 / n);
  const sets = Array.from({ length: reps }, () => vals(rows(n, 1)));
  const a = cpu(pid), n0 = process.cpuUsage(); 
  for (const values of sets) await c.query({ name, text, values });
  const u = process.cpuUsage(n0);
  console.log(name.padEnd(12), 'pg µs/row', Math.round((cpu(pid) - a) * 1000 / (reps * n)), 'node µs/row', Math.round((u.user + u.system) / (reps * n)));
}
await c.end(); await server.stop(); await endRun();
