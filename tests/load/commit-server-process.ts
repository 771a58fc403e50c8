// The other reference of intake-burst.ts: one route that appends, with one commit per row or with
// group commit, as AMENDS_BENCH_MAX_ROWS and AMENDS_BENCH_MAX_IN_FLIGHT say.
import { randomUUID } from 'node:crypto';
import { openEventStore } from '@amends/event-store/event-store';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { POSITION_PLACEHOLDER } from '@amends/event-store/position';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { Problem } from '@amends/service-kit/problem-error';
import { benchAnswer, benchBody, benchHttp, serveBench } from './bench-route.ts';

const maxInFlight = Number(process.env.AMENDS_BENCH_MAX_IN_FLIGHT);
await migrateEventStore({ ownerUrl: process.env.AMENDS_DATABASE_OWNER_URL! });
const pool = openPool({
  url: process.env.AMENDS_DATABASE_OWNER_URL!,
  applicationName: 'bench',
  max: maxInFlight + 2,
});
const store = await openEventStore({
  pool,
  eventTypes: { schemaVersion: () => 1 },
  partitionOf: () => 0,
  maxRows: Number(process.env.AMENDS_BENCH_MAX_ROWS),
  maxInFlight,
});
const app = benchHttp();
app.route({
  method: 'POST',
  url: '/v1/cases',
  config: { auth: { scopes: ['intake:write'] } },
  schema: { body: benchBody, response: { 201: benchAnswer } },
  handler: async (request, reply) => {
    const { keyHash, bodyHash, commandId } = idempotencyOf(request);
    const id = randomUUID();
    const done = await store.append({
      streamId: `failure-${id}`,
      expectedVersion: 0,
      previousHash: Buffer.alloc(0),
      events: [{ type: 'Benched', data: request.body }],
      context: {
        commandId,
        correlationId: id,
        causationId: commandId,
        actor: 'bench',
        traceparent: request.traceparent,
        now: new Date().toISOString(),
        subject: id,
      },
      answer: {
        keyHash,
        bodyHash,
        status: 201,
        body: { id, position: POSITION_PLACEHOLDER },
        keepDays: 7,
      },
    });
    if (done.outcome !== 'appended') throw new Problem('idempotency_key_reused');
    return reply.status(201).send({ id, position: done.position });
  },
});
await serveBench(app, async () => {
  await store.close();
  await pool.end();
});
