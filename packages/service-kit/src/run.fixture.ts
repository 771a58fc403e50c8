import { z } from 'zod';
import { addHealthRoutes, createReadiness } from './health.ts';
import { httpPart } from './http-part.ts';
import { createHttp } from './http-server.ts';
import { createLogger } from './logger.ts';
import { run } from './run.ts';

/** A process with two slow routes, as a service's main.ts would be; started by run.int.test.ts. */
const logger = createLogger({ name: 'trial' });
const readiness = createReadiness();
const app = createHttp({
  name: 'trial',
  version: '1',
  publicPrefix: '',
  logger,
  authenticate: { bearer: () => Promise.reject(new Error('not used')) },
});
addHealthRoutes(app, readiness);
const gate = Promise.withResolvers<void>();
const schema = { response: { 200: z.object({ ok: z.boolean() }) } };
app.get('/waits', { config: { auth: 'public' }, schema }, async () => {
  logger.info('entered');
  await gate.promise;
  return { ok: true };
});
app.get('/never', { config: { auth: 'public' }, schema }, async () => {
  logger.info('stuck');
  return new Promise<{ ok: boolean }>(() => {});
});
const lateWork = { name: 'late', stop: () => gate.resolve() };
await run({
  name: 'trial',
  logger,
  readiness,
  start: [httpPart(app, { host: '127.0.0.1', port: 0 }), lateWork],
});
const address = app.server.address();
if (address !== null && typeof address === 'object') logger.info({ port: address.port }, 'ready');
