import type { JobTask } from '@amends/event-log/write-side-spec';
import { openPool } from '@amends/event-store/open-pool';
import { type Callers, openWriteService } from '@amends/service-process/write-service.fixture';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import type { Pool } from 'pg';
import { createService } from './app.ts';
import { REFUND } from './jobs.ts';
import { MIGRATIONS } from './migrate.ts';
import type { ConnectorCaller } from './provider/connector-client.ts';
import { openFakeProvider } from './provider/fake-provider.ts';
import type { FulfilmentProvider } from './provider/fulfilment-provider.ts';
import type { PaymentProvider, RefundAnswer, RefundRequest } from './provider/payment-provider.ts';

/** What stands between remedy and the fake provider: it takes notes, and lies when told to. */
export interface TestProvider extends PaymentProvider {
  readonly asked: readonly RefundRequest[];
  /** The next answers, to refunds and questions, go missing; the refund itself is executed. */
  loseAnswers(count: number): void;
  /** The next answer says another amount than was refunded. */
  echo(amount: RefundRequest['amount']): void;
  /** Names what was captured of a payment; its own books have no such bound. */
  sayCaptured(paymentRef: string, amount: RefundRequest['amount']): void;
}

const testProvider = (fake: PaymentProvider): TestProvider => {
  const asked: RefundRequest[] = [];
  const said = new Map<string, RefundRequest['amount']>();
  let losing = 0;
  let echoed: RefundRequest['amount'] | undefined;
  const isLost = (): boolean => {
    const lost = losing > 0;
    if (lost) losing -= 1;
    return lost;
  };
  const told = (answer: RefundAnswer): RefundAnswer => {
    if (isLost()) return { outcome: 'unknown' };
    if (echoed === undefined || answer.outcome !== 'succeeded') return answer;
    const amount = echoed;
    echoed = undefined;
    return { ...answer, amount };
  };
  return {
    name: fake.name,
    keyLifeSeconds: fake.keyLifeSeconds,
    captured: async (paymentRef, wanted) => {
      const amount = said.get(paymentRef);
      if (amount === undefined) return fake.captured(paymentRef, wanted);
      return { outcome: 'captured', amount };
    },
    asked,
    refund: async (request) => {
      asked.push(request);
      return told(await fake.refund(request));
    },
    find: async (request) => (isLost() ? { outcome: 'unknown' } : fake.find(request)),
    report: (from, to) => fake.report!(from, to),
    loseAnswers: (count) => {
      losing = count;
    },
    echo: (amount) => {
      echoed = amount;
    },
    sayCaptured: (paymentRef, amount) => void said.set(paymentRef, amount),
  };
};

const openProvider = (url: string) => {
  const pool = openPool({ url, applicationName: 'fake provider', max: 2, ...PATIENT_LIMITS });
  const fake = openFakeProvider(pool);
  return {
    pool,
    provider: testProvider(fake),
    totals: () => fake.totals(),
    report: fake.report!,
    close: () => pool.end(),
  };
};

/** What a test looks up, or does, behind the back of the service. */
const behind = (look: Pick<Pool, 'query'>) => ({
  /** Types and data of every event of the service with the given type. */
  allOf: async (type: string) => {
    const { rows } = await look.query('select data from events where type = $1 order by seq', [
      type,
    ]);
    return rows.map(({ data }) => data as Record<string, unknown>);
  },
  /** Adds the refund's job once more, as a worker that died half-way would leave it. */
  refundAgain: async (payload: Readonly<Record<string, string | number>>) => {
    await look.query('select graphile_worker.add_job($1, $2)', [REFUND, payload]);
  },
  /** Lets jobs of a task, refunds unless told, that wait for their next try run now. */
  hurry: async (task: string = REFUND) => {
    await look.query(
      `select graphile_worker.reschedule_jobs(array_agg(id), run_at := now())
       from graphile_worker.jobs where task_identifier = $1 and locked_at is null`,
      [task],
    );
  },
  /** Adds any job, as a worker that died half-way would leave it. */
  again: async (task: string, payload: Readonly<Record<string, string | number>>) => {
    await look.query('select graphile_worker.add_job($1, $2)', [task, payload]);
  },
  /** How many jobs of a task, refunds unless told, still wait to be done. */
  jobsLeft: async (task: string = REFUND): Promise<number> => {
    const sql = 'select count(*)::int as jobs from graphile_worker.jobs where task_identifier = $1';
    return (await look.query<{ jobs: number }>(sql, [task])).rows[0]!.jobs;
  },
});

const VOUCHER_KEY = Buffer.alloc(32, 7);

/** Remedy over a real store, the embedded log and a provider, the fake unless told; all running. */
export const openRemedy = async (
  callers: Callers = {},
  given?: PaymentProvider | ((fake: PaymentProvider) => PaymentProvider),
  fulfilments: readonly FulfilmentProvider[] = [],
  connectors: readonly ConnectorCaller[] = [],
) => {
  let opened: ReturnType<typeof openProvider> | undefined;
  let jobTasks: Readonly<Record<string, JobTask>> = {};
  const running = await openWriteService({
    name: 'remedy',
    scopes: [
      'remedy:read',
      'remedy:write',
      'remedy:choose',
      'remedy:approve',
      'vouchers:redeem',
      'ledger:read',
      'execution:control',
      'reconciliation:write',
    ],
    callers,
    migrations: MIGRATIONS,
    create: ({ databaseUrl, ...deps }) => {
      opened ??= openProvider(databaseUrl);
      const { pool } = opened;
      const provider =
        typeof given === 'function' ? given(opened.provider) : (given ?? opened.provider);
      const openWriteSide: typeof deps.openWriteSide = (spec) => {
        const tasks: typeof spec.tasks = (system) => {
          const made = spec.tasks(system);
          jobTasks = made;
          return made;
        };
        return deps.openWriteSide({ ...spec, tasks });
      };
      const own = { provider, fulfilments, callers: connectors, pool, voucherKey: VOUCHER_KEY };
      return createService({ ...deps, openWriteSide, ...own });
    },
  });
  const { provider, totals, report, close: closeProvider } = opened!;
  return {
    ...running,
    ...behind(running.look),
    provider,
    totals,
    report,
    /** Runs a job here and now, beside those of the workers: as many at once as are called. */
    runJob: (task: string, payload: Parameters<JobTask>[0]) => jobTasks[task]!(payload),
    close: async () => {
      await running.stop();
      await closeProvider();
      await running.drop();
    },
  };
};

export type RunningRemedy = Awaited<ReturnType<typeof openRemedy>>;
