import { endRun } from '@amends/testing/run-directory';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { startBenchIssuer } from './bench-issuer.ts';
import { startNodeProcess } from './node-process.ts';
import { reportBody } from './report-body.ts';
import { runOpenLoad } from './open-load.ts';
import { cpuMsOf } from './process-usage.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';
import { Client } from 'pg';
const rates = process.argv.slice(2).map(Number);
const server = await startPostgresServer({ fsync: true });
const issuer = await startBenchIssuer();
await ensureRoles(server);
const log = await createEmbeddedLog(server, 'event_log');
const env = await serviceEnvironment(server, 'intake', log);
const p = await startNodeProcess('services/intake/src/main.ts', { ...issuer.environment, ...env });
const c = new Client({ connectionString: server.url('intake') }); await c.connect();
const by = async () => { const m: Record<string, number> = {}; for (const r of (await c.query(`select pid, coalesce(nullif(application_name,''), backend_type) as n from pg_stat_activity`)).rows) m[r.n] = (m[r.n] ?? 0) + (cpuMsOf(r.pid) || 0); return m; };
const token = await issuer.token('intake:write');
const plan = { port: p.port, path: '/v1/cases', headers: { authorization: `Bearer ${token}` }, body: reportBody(), connections: 64 };
await runOpenLoad({ ...plan, rate: 300, seconds: 3 });
for (const rate of rates) {
  const b = await by(); const n0 = cpuMsOf(p.pid);
  const r = await runOpenLoad({ ...plan, rate, seconds: 6 });
  const a = await by(); const n1 = cpuMsOf(p.pid);
  console.log(rate, 'p50', r.p50Ms.toFixed(1), 'p99', r.p99Ms.toFixed(1), `${r.answered}/${r.due}`, 'node µs', Math.round((n1 - n0) * 1000 / r.answered), 'gen', Math.round(r.cpuMs * 1000 / r.due), r.firstFailure.slice(0, 200));
  console.log('   pg µs:', Object.keys(a).map((k) => [k, Math.round(((a[k] ?? 0) - (b[k] ?? 0)) * 1000 / r.answered)]).filter(([, v]) => (v as number) > 2).map((x) => x.join('=')).join('  '));
}
await c.end(); await p.stop(); await issuer.close(); await server.stop(); await endRun();
