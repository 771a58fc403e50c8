import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedTopics, openEmbeddedLog } from '@amends/event-log/embedded-log';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { writeSideOn } from '@amends/event-log/write-side';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { createBearerVerifier } from '@amends/service-kit/bearer';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { createService } from './src/app.ts';
import { migrateIntake } from './src/migrate.ts';
import { fileKeyStore } from './src/personal-data/key-store.ts';
import { openVault } from './src/vault.ts';

const server = await startPostgresServer({ settings: {} });
const url = await server.createDatabase('intake');
const logUrl = await server.createDatabase('eventlog');
const { Client } = await import('pg').then((m) => m.default as any);
const c = new Client({ connectionString: url }); await c.connect();
await c.query("create role app login; create role pers login;"); await c.end();
await migrateEventStore({ ownerUrl: url, appRole: 'app' });
await migrateRelay({ ownerUrl: url, appRole: 'app' });
await migrateConsumer({ ownerUrl: url, appRole: 'app' });
await migrateIntake({ ownerUrl: url, appRole: 'app', personalDataRole: 'pers' });
await migrateEmbeddedLog({ ownerUrl: logUrl });
await createEmbeddedTopics({ url: logUrl }, ['recovery.events', 'recovery.signals'].map((name) => ({ name, partitions: 12, replication: 1 })));
const log = openEmbeddedLog({ url: logUrl });
const as = (r: string) => { const u = new URL(url); u.username = r; return u.href; };
const clock = () => new Date();
const pool = openPool({ url: as('app'), applicationName: 'q', max: 3 });
const personalDataPool = openPool({ url: as('pers'), applicationName: 'p', max: 2 });
const vault = await openVault({ pool, personalDataPool, keyStore: fileKeyStore(join(tmpdir(), `k${process.pid}`)), clock });
const issuer = await openLocalIssuer({ folder: join(tmpdir(), `iss${process.pid}`) });
const token = await issuer.mint({ subject: 'x', clientId: 'x', scopes: ['intake:write'], stores: '*' });
const service = await createService({
  openWriteSide: writeSideOn({ appUrl: as('app'), directUrl: as('app'), log, clock, onError: (p, e) => console.log(p, e) }),
  clock, pool, vault,
  http: (o) => createHttp({ ...o, publicPrefix: '', logger: createLogger({ name: 'b', level: 'silent' }), authenticate: { bearer: createBearerVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.jwks }), deviceKeys: vault.deviceKeys } }),
});
if (process.argv[2] !== 'norelay') await service.start();
await service.app.listen({ port: 0, host: '127.0.0.1' });
const port = (service.app.server.address() as any).port;
const cpu0 = process.cpuUsage(); const t0 = Date.now();
const child = spawn(process.execPath, ['bench-client-tmp.mjs', String(port), token], { stdio: ['ignore', 'pipe', 'inherit'] });
let out = ''; child.stdout.on('data', (d) => (out += d));
await new Promise((r) => child.on('exit', r));
const cpu = process.cpuUsage(cpu0);
const res = JSON.parse(out);
console.log(res, 'cpu us/req', Math.round((cpu.user + cpu.system) / res.done), 'cpu share', ((cpu.user + cpu.system) / 1000 / (Date.now() - t0)).toFixed(2));
if (process.argv[2] !== 'norelay') console.log(await service.health());
await service.app.close(); 
if (process.argv[2] !== 'norelay') await service.stop(5000);
await log.close(); await pool.end(); await personalDataPool.end(); await server.stop();
process.exit(0);
