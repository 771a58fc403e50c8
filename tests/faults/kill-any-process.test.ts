import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { acknowledge, answer, learn, remedy } from '../running/case-steps.ts';
import { pageThrough } from '../running/page-through.ts';
import {
  READ_SERVICES,
  type ServiceName,
  type ServiceProcesses,
  startServiceProcesses,
  WRITE_SERVICES,
} from '../running/service-processes.ts';
import { rowsOf } from '../running/stored-rows.ts';

const CASES = 1_000;
const REPORTS_AT_A_TIME = 6;
/** Every so many-th case is taken from its report to its closure. */
const DRIVEN_EVERY = 20;
const DRIVEN_AT_A_TIME = 4;
/** Each process kind once; intake twice, because it has the first relay of every flow. */
const VICTIMS: readonly ServiceName[] = [
  'intake',
  'triage',
  'remedy',
  'follow-up',
  'case-files',
  'intake',
];

/** Lists with a row per case. */
const PROJECTIONS = [
  '/case-files/v1/cases',
  '/resolution-times/v1/resolution-times',
  '/loyalty-outcomes/v1/loyalty-outcomes',
  '/lessons/v1/lessons',
];
const ONCE_PER_CASE = [
  ['triage', 'TargetsSet'],
  ['remedy', 'RemedyMenuPrepared'],
  ['remedy', 'RemedyOffered'],
] as const;
const STEPS = [
  'FailureReported',
  'CaseAcknowledged',
  'RemedyOffered',
  'RemedyChosen',
  'RefundSucceeded',
  'RecoveryCompleted',
  'FollowUpAnswered',
  'CaseClosed',
];

interface CaseFile {
  readonly case: { readonly state: string };
  readonly timeline: readonly { readonly type: string }[];
}

let processes: ServiceProcesses;
let retailer: Client;
let analyst: Client;

/** Case id by the key it was reported under. */
const acked = new Map<string, string>();
const driven: string[] = [];
let underWay = 0;
/** Requests under way at each kill. */
const interrupted: number[] = [];

beforeAll(async () => {
  processes = await startServiceProcesses({
    names: [...WRITE_SERVICES, ...READ_SERVICES],
    log: { adapter: 'embedded' },
    environment: { ...ASKED_AT_ONCE, AMENDS_CALENDAR: 'always_open' },
  });
  retailer = await processes.client(
    'intake:write',
    'operations:write',
    'triage:write',
    'remedy:read',
    'remedy:write',
    'remedy:choose',
    'follow-up:read',
    'follow-up:write',
  );
  analyst = await processes.client('analytics:read', 'follow-up:read');
  await drive();
});

afterAll(() => processes?.end());

const worked = async <T>(
  queue: T[],
  atATime: number,
  work: (one: T) => Promise<void>,
): Promise<void> => {
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
};

const reportOne = async (key: string): Promise<void> => {
  // Without an external id nothing but the key keeps a repeated request from making a second case.
  underWay += 1;
  const reported = await retailer.post<{ caseId: string }>(
    '/intake/v1/cases',
    {
      channel: 'telephone_hotline',
      signalSource: 'hotline',
      source: 'hotline',
      complaintCode: 'mischarged',
      narrative: 'The till charged me twice for one item.',
      customer: { reference: key },
      paymentRef: `payment-${key}`,
      price: { amount: 1999, currency: 'EUR' },
      overcharge: { amount: 300, currency: 'EUR' },
    },
    { idempotencyKey: key },
  );
  underWay -= 1;
  acked.set(key, reported.body.caseId);
};

/** Its commands carry their keys through every repeat, so a step is done once whoever dies. */
const driveToClosure = async (caseId: string): Promise<void> => {
  await acknowledge(retailer, caseId);
  await remedy(retailer, caseId);
  await learn(retailer, caseId);
  await answer(retailer, caseId);
};

/** Reports one share of the cases; in the middle of it, with requests under way, the kill. */
const reportShare = async (keys: readonly string[], victim: ServiceName): Promise<void> => {
  let sent = 0;
  let restarted: Promise<void> | undefined;
  const restart = async (): Promise<void> => {
    interrupted.push(underWay);
    await processes.kill(victim);
    await processes.start(victim);
  };
  await worked([...keys], REPORTS_AT_A_TIME, async (key) => {
    await reportOne(key);
    sent += 1;
    if (sent >= keys.length / 2) restarted ??= restart();
  });
  await restarted;
};

const drive = async (): Promise<void> => {
  const keys = Array.from({ length: CASES }, (_, n) => `any-${n}`);
  const share = Math.ceil(CASES / VICTIMS.length);
  const drives: Promise<void>[] = [];
  for (const [turn, victim] of VICTIMS.entries()) {
    const part = keys.slice(turn * share, (turn + 1) * share);
    const reported = reportShare(part, victim);
    // The cases of the turn before are on their way while this turn's process dies.
    const before = keys.slice((turn - 1) * share, turn * share);
    drives.push(driveSome(before));
    await reported;
  }
  drives.push(driveSome(keys.slice((VICTIMS.length - 1) * share)));
  await Promise.all(drives);
};

const driveSome = async (keys: readonly string[]): Promise<void> => {
  const isDriven = (key: string): boolean => Number(key.split('-')[1]) % DRIVEN_EVERY === 0;
  const some = keys.filter(isDriven).map((key) => acked.get(key)!);
  await worked([...some], DRIVEN_AT_A_TIME, async (caseId) => {
    await driveToClosure(caseId);
    driven.push(caseId);
  });
};

const countsOf = async (name: ServiceName, type: string): Promise<Map<string, number>> => {
  const rows = await rowsOf<{ case_id: string; count: number }>(
    processes.databaseUrl(name),
    `select data->>'caseId' as case_id, count(*)::int from events
     where type = '${type}' group by 1`,
  );
  return new Map(rows.map(({ case_id, count }) => [case_id, count]));
};

const onceEach = (caseIds: Iterable<string>): Map<string, number> =>
  new Map([...caseIds].map((caseId) => [caseId, 1]));

describe('kill -9 of any process while cases flow', () => {
  it('has one report in the store for each acknowledged one', async () => {
    expect(acked.size).toBe(CASES);
    expect(await countsOf('intake', 'FailureReported')).toEqual(onceEach(acked.values()));
  });

  it('kills with requests under way, or it would prove nothing', () => {
    expect(interrupted.length).toBe(VICTIMS.length);
    expect(Math.min(...interrupted)).toBeGreaterThan(0);
  });

  it('decides targets, menu and offer once for each case', async () => {
    for (const [name, type] of ONCE_PER_CASE) {
      await waitFor(async () => (await countsOf(name, type)).size === CASES, {
        description: `${type} of all cases`,
        timeoutMs: 60_000,
        intervalMs: 500,
      });
      expect(await countsOf(name, type)).toEqual(onceEach(acked.values()));
    }
  });

  it('has every case in every projection exactly once', async () => {
    const expected = [...acked.values()].sort();
    for (const path of PROJECTIONS) {
      const seen = await waitFor(
        async () => {
          const found = await pageThrough(analyst, path);
          return found.length >= CASES && found;
        },
        { description: `${path} to have all cases`, timeoutMs: 60_000, intervalMs: 500 },
      );
      expect(seen.sort()).toEqual(expected);
    }
  });

  it('takes the driven cases through every step once', async () => {
    expect(driven.length).toBe(CASES / DRIVEN_EVERY);
    for (const caseId of driven) {
      const types = await waitFor(
        async () => {
          const { body } = await analyst.get<{ data: CaseFile }>(`/case-files/v1/cases/${caseId}`);
          return body.data.case.state === 'closed' && body.data.timeline.map(({ type }) => type);
        },
        { description: `case ${caseId} to be closed`, timeoutMs: 60_000, intervalMs: 250 },
      );
      for (const step of STEPS) expect(types.filter((type) => type === step)).toEqual([step]);
    }
  });

  it('has the driven cases and no others in the justice scores', async () => {
    const seen = await waitFor(
      async () => {
        // A row per case and wave of the follow-up.
        const found = new Set(await pageThrough(analyst, '/justice-scores/v1/justice-scores'));
        return found.size >= driven.length && found;
      },
      { description: 'the justice scores to have all answers', timeoutMs: 60_000 },
    );
    expect([...seen].sort()).toEqual(driven.toSorted());
  });

  it('executes no refund twice', async () => {
    const refunds = await rowsOf<{ payment_ref: string; count: number }>(
      processes.databaseUrl('remedy'),
      'select payment_ref, count(*)::int from fake_provider.refund group by 1',
    );
    const succeeded = await countsOf('remedy', 'RefundSucceeded');
    expect(succeeded).toEqual(onceEach(driven));
    const keyOf = new Map([...acked].map(([key, caseId]) => [caseId, key]));
    expect(new Map(refunds.map(({ payment_ref, count }) => [payment_ref, count]))).toEqual(
      onceEach(driven.map((caseId) => `payment-${keyOf.get(caseId)}`)),
    );
  });

  it('numbers the events of each stream 1 to n', async () => {
    for (const name of WRITE_SERVICES) {
      const gaps = await rowsOf(
        processes.databaseUrl(name),
        `select stream_id from events group by 1
         having min(version) <> 1 or max(version) <> count(*)`,
      );
      expect({ name, gaps }).toEqual({ name, gaps: [] });
    }
  });

  it('parks nothing', async () => {
    for (const name of [...WRITE_SERVICES, ...READ_SERVICES]) {
      const parked = await rowsOf(processes.databaseUrl(name), 'select * from parked_event');
      expect({ name, parked }).toEqual({ name, parked: [] });
    }
  });
});
