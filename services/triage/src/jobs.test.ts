import { describe, expect, it } from '@jest/globals';
import type { TriageCommand } from './domain/commands.ts';
import { ackDue, book, caseId, clockAt, histories } from './domain/triage-case.fixture.ts';
import { initialState } from './domain/triage-case.ts';
import {
  jobsFor,
  JobLostRace,
  POLICY_DISABLED,
  SEVERITY_CHANGED,
  TARGET_DUE,
  tasks,
} from './jobs.ts';

const now = '2026-03-02T11:00:00.100Z';
const clockId = 'acknowledgement.1.20260302T100000Z';
const runAt = '2026-03-02T11:00:00.001Z';
const jobKey = `${TARGET_DUE}:${caseId}:${clockId}`;

/** Runs one job against a write side that only takes notes. */
const run = async (
  task: string,
  payload: Record<string, string>,
  { outcome = 'done', cases = [] as string[] } = {},
) => {
  const executed: { readonly key: string; readonly command: TriageCommand }[] = [];
  const pages = [cases, []];
  const work = tasks({
    book: () => Promise.resolve(book),
    casesOfPolicy: () => Promise.resolve(pages.shift()!),
  })({
    execute: async (request) => {
      executed.push(request);
      return { outcome };
    },
    executeOn: () => Promise.reject(new Error('not asked for')),
    read: async () => ({ state: initialState, version: 0 }),
    now: () => now,
  });
  await work[task]?.(payload);
  return executed;
};
const ring = (outcome?: string) =>
  run(TARGET_DUE, { caseId, clockId, runAt }, outcome === undefined ? {} : { outcome });

describe('timers of triage', () => {
  it('are one per clock that runs, a moment after its deadline, under a key of its own', () => {
    const jobs = jobsFor(histories.triaged);
    expect(jobs).toHaveLength(3);
    expect(jobs[0]).toEqual({
      task: TARGET_DUE,
      payload: { caseId, clockId, runAt },
      runAt,
      jobKey,
      maxAttempts: 25,
    });
  });

  it('are taken away when the target is met, missed or cancelled', () => {
    for (const history of [histories.acknowledged, histories.ackMissed, histories.withdrawn]) {
      const jobs = jobsFor(history.slice(histories.triaged.length));
      expect(jobs).toContainEqual({ task: TARGET_DUE, payload: {}, jobKey, cancels: true });
    }
  });

  it('CLK-17: are taken away by a pause and set anew by what ends it', () => {
    const added = histories.reopened.slice(histories.acknowledged.length);
    const ofAction = jobsFor(added).filter((job) => job.jobKey?.includes(':first_action.'));
    expect(ofAction.map(({ cancels }) => cancels ?? false)).toEqual([true, false]);
  });

  it('order the clocks of the case to be looked at, as of their own instant at least', async () => {
    expect(await ring()).toEqual([
      {
        key: `${jobKey}:${runAt}`,
        caseId,
        streamId: `triage-${caseId}`,
        command: { type: 'LookAtClocks', clock: { book, now } },
      },
    ]);
    const early = await run(TARGET_DUE, { caseId, clockId, runAt: '2026-03-02T11:00:01.000Z' });
    expect(early[0]?.command).toMatchObject({ clock: { now: '2026-03-02T11:00:01.000Z' } });
  });

  it('of before there were clocks are heard as well', async () => {
    const old = await run(TARGET_DUE, { caseId, metric: 'acknowledgement', dueAt: ackDue });
    expect(old[0]?.command).toEqual({ type: 'LookAtClocks', clock: { book, now } });
  });

  it('run again after a lost race', async () => {
    await expect(ring('lost_race')).rejects.toThrow(JobLostRace);
  });

  it('are content when somebody else was first', async () => {
    await expect(ring('already_done')).resolves.toHaveLength(1);
  });
});

describe('a changed severity', () => {
  it('has the policy looked up again, whoever changed it', async () => {
    const raised = histories.reopened.filter(({ type }) => type === 'SeverityRaised');
    const assessed = {
      type: 'ImpactAssessed',
      data: { caseId, severity: 'major', ruleId: 'person', decidedBy: 'person' },
    };
    for (const events of [raised, [assessed]]) {
      expect(jobsFor(events)).toMatchObject([{ task: SEVERITY_CHANGED, payload: { caseId } }]);
    }
    expect(jobsFor(histories.triaged).map(({ task }) => task)).not.toContain(SEVERITY_CHANGED);
    expect(await run(SEVERITY_CHANGED, { caseId })).toMatchObject([
      { command: { type: 'FollowSeverity', clock: clockAt(now) } },
    ]);
  });
});

describe('a disabled policy', () => {
  it('CLK-03: is dropped by each case that runs by it', async () => {
    const event = {
      type: 'PolicyDisabled',
      data: { policyId: 'p', version: 2, disabledAt: ackDue },
    };
    const [job] = jobsFor([event]);
    expect(job).toMatchObject({ task: POLICY_DISABLED, payload: { policyId: 'p', at: ackDue } });
    const payload = job!.payload as Record<string, string>;
    const dropped = await run(POLICY_DISABLED, payload, { cases: ['case-1', 'case-2'] });
    expect(dropped.map(({ key }) => key)).toEqual([
      `${POLICY_DISABLED}:p:${ackDue}:case-1`,
      `${POLICY_DISABLED}:p:${ackDue}:case-2`,
    ]);
    expect(dropped[0]?.command).toMatchObject({ type: 'DropPolicy', policyId: 'p', at: ackDue });
  });
});
