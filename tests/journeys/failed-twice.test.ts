import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { answer, learn, remedy, remedyOf, report } from '../running/case-steps.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({
    environment: { ...ASKED_AT_ONCE, AMENDS_CALENDAR: 'always_open' },
  });
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

interface TimelineEntry {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
interface CaseFile {
  readonly case: { readonly state: string };
  readonly timeline: readonly TimelineEntry[];
}
interface Page {
  readonly data: CaseFile;
  readonly meta: { readonly nextCursor: string | null };
}
interface Clock {
  readonly metric: string;
  readonly state: string;
}

const UNHAPPY = { dissatisfactionEliminated: false, reliefDegree: 2, satisfaction: 1 };

const fileOf = async (caseId: string): Promise<CaseFile> => {
  const timeline: TimelineEntry[] = [];
  let state = '';
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = {
      limit: '100',
      ...(cursor === null ? {} : { cursor }),
    };
    const { body }: { body: Page } = await suite
      .client('analyst')
      .get<Page>(`/case-files/v1/cases/${caseId}`, query);
    timeline.push(...body.data.timeline);
    state = body.data.case.state;
    cursor = body.meta.nextCursor;
  } while (cursor !== null);
  return { case: { state }, timeline };
};
const clocksOf = async (caseId: string, metric: string): Promise<readonly Clock[]> => {
  const path = `/triage/v1/cases/${caseId}/clocks`;
  const { body } = await suite.client('retailer').get<{ clocks: readonly Clock[] }>(path);
  return body.clocks.filter((clock) => clock.metric === metric);
};

/** Triage hears of what remedy and follow-up did a moment after them. */
const clocksAre = async (caseId: string, states: readonly string[]): Promise<void> => {
  const found = async () =>
    (await clocksOf(caseId, 're_recovery')).map(({ state }) => state).join();
  await waitFor(async () => (await found()) === states.join(), {
    description: `the clocks of recovering again to be ${states.join()}`,
  });
};

/** A serious case is a manager's to offer; the retailer's client may do what a manager may. */
const offerAgain = async (caseId: string): Promise<void> => {
  const retailer = suite.client('retailer');
  const status = await waitFor(
    async () => {
      const view = await remedyOf(retailer, caseId);
      return (view?.status === 'offered' || view?.status === 'prepared') && view.status;
    },
    { description: `a menu for case ${caseId}`, timeoutMs: 30_000 },
  );
  if (status === 'prepared') await retailer.post(`/remedy/v1/cases/${caseId}/offers`, {});
};

describe('a case whose recovery fails twice', () => {
  it('has clocks and surveys of its own for each, and ends recovered', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'failed-twice',
      customer: { reference: 'customer-twice' },
    });
    for (const [round, said] of [UNHAPPY, UNHAPPY, {}].entries()) {
      await offerAgain(caseId);
      await remedy(retailer, caseId);
      await clocksAre(
        caseId,
        Array.from({ length: round }, () => 'completed'),
      );
      await answer(retailer, caseId, said);
    }
    await learn(retailer, caseId);
    const { timeline } = await waitFor(
      async () => {
        const file = await fileOf(caseId);
        return file.case.state === 'closed' && file;
      },
      { description: 'the case to be closed', timeoutMs: 30_000 },
    );
    const all = (type: string) =>
      timeline.filter((each) => each.type === type).map(({ data }) => data);
    const first = all('FollowUpScheduled').filter(({ wave }) => wave === 1);
    const [{ requestId: initialRequestId }] = first as [Record<string, unknown>];
    expect(first).toMatchObject([{}, { initialRequestId }, { initialRequestId }]);
    expect(new Set(first.map(({ requestId }) => requestId)).size).toBe(3);
    expect(all('RecoveryCompleted')).toHaveLength(3);
    expect(all('CaseReopened')).toMatchObject([{ reopenCount: 1 }, { reopenCount: 2 }]);
    // Each kind of failure is told once, and each recovery is hurried by a clock of its own.
    expect(all('DoubleDeviationDetected')).toHaveLength(1);
    await clocksAre(caseId, ['completed', 'completed']);
    expect(all('OutcomeRecorded')).toMatchObject([
      { outcome: 'recovered_confirmed', recoveries: 3, reopenCount: 2, confirmedBy: 'answer' },
    ]);
  });
});
