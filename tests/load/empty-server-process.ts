// The reference of intake-burst.ts: the suite's HTTP defaults, the same body, and nothing done.
import { benchAnswer, benchBody, benchHttp, serveBench } from './bench-route.ts';

const app = benchHttp();
app.route({
  method: 'POST',
  url: '/v1/cases',
  config: { auth: 'public' },
  schema: { body: benchBody, response: { 201: benchAnswer } },
  handler: async (_request, reply) => reply.status(201).send({ id: 'none', position: '0' }),
});
await serveBench(app);
