import type { Server } from 'node:http';
import { addHealthRoutes, createReadiness } from '@amends/service-kit/health';
import { createHttp, type HttpServer } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { createBearerVerifier } from '@amends/service-kit/bearer';
import { z } from 'zod';

const money = z.strictObject({ amount: z.int(), currency: z.string().length(3) });

/** A body as large and as strict as a report's; the real one belongs to intake. */
export const benchBody = z.strictObject({
  channel: z.enum(['telephone_hotline', 'email']),
  signalSource: z.enum(['hotline', 'complaint']),
  initiation: z.enum(['customer', 'firm']),
  source: z.string().max(128),
  complaintCode: z.string().max(64),
  occurredAt: z.iso.datetime(),
  narrative: z.string().min(1).max(4000),
  price: money,
  overcharge: money,
  emotions: z.array(
    z.strictObject({ emotion: z.enum(['disappointed']), intensity: z.int().min(1).max(5) }),
  ),
  dissatisfaction: z.int().min(1).max(7),
  customer: z.strictObject({ reference: z.string(), email: z.email() }),
});
export type BenchBody = z.infer<typeof benchBody>;

export const benchAnswer = z.object({ id: z.string(), position: z.string() });

/** An instance with the suite's HTTP defaults, as the services have them. */
export const benchHttp = (): HttpServer =>
  createHttp({
    name: 'bench',
    version: '1',
    publicPrefix: '',
    logger: createLogger({ name: 'bench', level: 'warn' }),
    authenticate: {
      bearer: createBearerVerifier({
        issuer: process.env.AMENDS_ISSUER!,
        audience: process.env.AMENDS_AUDIENCE!,
        keys: new URL(process.env.AMENDS_JWKS_URL!),
      }),
    },
  });

/** Serves on AMENDS_PORT until SIGTERM. */
export const serveBench = async (
  app: HttpServer,
  close: () => Promise<void> = () => Promise.resolve(),
): Promise<Server> => {
  const readiness = createReadiness();
  addHealthRoutes(app, readiness);
  await app.listen({ host: '127.0.0.1', port: Number(process.env.AMENDS_PORT) });
  readiness.set('started');
  process.once('SIGTERM', () => {
    void app
      .close()
      .then(close)
      .then(() => process.exit(0));
  });
  return app.server;
};
