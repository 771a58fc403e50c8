import { describe, expect, it } from '@jest/globals';
import type { BulkToken } from '@amends/contracts/remedy-bulk';
import type { BudgetCommand } from './budget-commands.ts';
import {
  after,
  audience,
  begin,
  customers,
  draft,
  dryRun,
  eur,
  facts,
  later,
  now,
  run,
  runId,
  secondRunId,
  settle,
  start,
  termsHash,
  throughStages,
  TOKEN,
} from './budget.fixture.ts';
import { givenOf } from './budget.ts';
import { budgetDecider } from './decide-budget.ts';

const decide = budgetDecider.decide;
const started = (count: number, cap = count * TOKEN) => [draft(cap), dryRun(count), start(count)];
const resume = { type: 'ResumeRun', runId, facts: facts('ann', -1), now } as const;
const capOf = (amount: number) =>
  ({ type: 'SetCap', runId, cap: eur(amount), termsHash: 'c'.repeat(64), by: 'ann', now }) as const;

describe('the dry run of a bulk remedy', () => {
  it('shows how many customers it reaches, what it costs and who is left out, T-90', () => {
    const openCases = new Set(customers(12).map(({ caseId }) => caseId));
    const excluded = new Map([['no_customer', 70]] as const);
    const command = { ...dryRun(930), openCases, excluded } as ReturnType<typeof dryRun>;
    expect(run(after(draft(465_000), command).state).dryRun).toMatchObject({
      ...{ customers: 930, openCases: 12, cost: eur(465_000) },
      excluded: [{ reason: 'no_customer', cases: 70 }],
    });
  });

  it('leaves out whom another run of the incident gave the same', () => {
    const first = throughStages(...started(2));
    const { state } = after(...started(2), begin(), settle(1), draft(9000, secondRunId));
    expect(run(first).status).toBe('completed');
    const decided = decide(dryRun(3, secondRunId), state);
    expect(decided).toMatchObject({
      events: [{ data: { customers: 1, excluded: [{ reason: 'already_given', cases: 2 }] } }],
    });
  });

  it('leaves out of points whom another run gave a voucher, and nobody of words', () => {
    const { data } = draft(9000, secondRunId) as Extract<BudgetCommand, { type: 'DraftRun' }>;
    const second = (token: BulkToken) =>
      decide(
        dryRun(3, secondRunId),
        after(...started(2), begin(), settle(1), {
          ...{ type: 'DraftRun', runId: secondRunId, now },
          data: { ...data, token, cap: token.amount && data.cap },
        }).state,
      );
    expect(second({ kind: 'points', amount: eur(TOKEN) })).toMatchObject({
      events: [{ data: { customers: 1, excluded: [{ reason: 'already_given', cases: 2 }] } }],
    });
    expect(second({ kind: 'message' })).toMatchObject({
      events: [{ data: { customers: 3, excluded: [] } }],
    });
  });

  it('is refused where its cost is no amount any more', () => {
    const most = eur(999_999_999_999);
    const { data } = draft(1) as Extract<ReturnType<typeof draft>, { type: 'DraftRun' }>;
    const token = { kind: 'voucher', amount: most } as const;
    const { state } = after({ type: 'DraftRun', runId, now, data: { ...data, cap: most, token } });
    expect(decide(dryRun(2), state)).toMatchObject({ code: 'remedy_over_limit' });
    expect(decide(dryRun(1), state)).toMatchObject({ accepted: true });
  });

  it('is needed before a start', () => {
    expect(decide(start(2), after(draft(1000)).state)).toMatchObject({ code: 'dry_run_required' });
  });
});

describe('a list that changed', () => {
  it('T-93: after the dry run refuses the start', () => {
    const { state } = after(draft(1000), dryRun(2));
    const changed = [{ listVersion: 3 }, { audienceHash: 'd'.repeat(64) }];
    for (const more of changed) {
      const command = { ...start(2), audience: audience(2, more) } as ReturnType<typeof start>;
      expect(decide(command, state)).toMatchObject({ code: 'list_changed' });
    }
    expect(decide(start(2), state)).toMatchObject({ accepted: true });
  });
});

describe('the cap of a bulk remedy', () => {
  it('T-91: stops it after 400 customers; with a higher one the other 530 get theirs', () => {
    const stopped = throughStages(...started(930, 400 * TOKEN));
    expect(run(stopped)).toMatchObject({ status: 'stopped', stopReason: 'budget_reached' });
    expect(givenOf(run(stopped))).toHaveLength(400);
    const stages = [begin(), settle(1), begin(), settle(2), begin()];
    const raised = throughStages(
      ...started(930, 400 * TOKEN),
      ...stages,
      capOf(930 * TOKEN),
      resume,
    );
    expect(run(raised).status).toBe('completed');
    expect(givenOf(run(raised)).map(({ customerId }) => customerId)).toEqual(
      customers(930).map(({ customerId }) => customerId),
    );
  });

  it('holds to the last minor unit', () => {
    expect(givenOf(run(throughStages(...started(10, 4 * TOKEN - 1))))).toHaveLength(3);
    expect(givenOf(run(throughStages(...started(10, 4 * TOKEN))))).toHaveLength(4);
  });

  it('counts those of whom nobody knows whether they have theirs', () => {
    const failed = customers(1);
    const { state } = after(...started(3, 2 * TOKEN), begin(), settle(1, { failed }), begin());
    expect(run(state)).toMatchObject({ status: 'stopped', failed });
    expect(givenOf(run(state))).toHaveLength(1);
  });
});

describe('a stage of a bulk remedy', () => {
  it('leaves out who is to get nothing by now, at no cost', () => {
    const [first] = customers(1);
    const exclusions = new Map([[first!.caseId, 'withdrawn']] as const);
    const begun = { type: 'BeginStage', runId, exclusions, now } as const;
    const { state } = after(...started(3, 2 * TOKEN), begun, settle(1));
    expect(run(state)).toMatchObject({ status: 'completed', excluded: [{ reason: 'withdrawn' }] });
    expect(givenOf(run(state))).toHaveLength(2);
  });

  it('is settled once, however often its job says so', () => {
    const { state } = after(...started(2), begin(), settle(1));
    expect(decide(settle(1), state)).toEqual({ accepted: true, events: [] });
  });

  it('stops the run at the end when some failed, who are tried again when it is resumed', () => {
    const failed = customers(1);
    const { state } = after(...started(2), begin(), settle(1, { failed }));
    expect(run(state)).toMatchObject({ status: 'stopped', stopReason: 'items_failed' });
    const again = throughStages(...started(2), begin(), settle(1, { failed }), resume);
    expect(run(again)).toMatchObject({ status: 'completed', failed: [] });
    expect(givenOf(run(again))).toHaveLength(2);
  });

  it('is finished although the run was paused, and no other begins', () => {
    const pause = { type: 'PauseRun', runId, by: 'ann', now } as const;
    const { state } = after(...started(300), begin(), pause, settle(1));
    expect(run(state).status).toBe('paused');
    expect(givenOf(run(state))).toHaveLength(200);
    expect(decide(begin(), state)).toEqual({ accepted: true, events: [] });
  });

  it('gives nobody anything whom another run holds', () => {
    const second = [draft(9000, secondRunId), dryRun(2, secondRunId)];
    const { state } = after(
      ...[draft(9000), dryRun(2), ...second],
      ...[start(2), start(2, facts('ann', -1), secondRunId)],
      ...[begin(), begin(secondRunId)],
    );
    expect(run(state).open?.customers).toHaveLength(2);
    const other = run(state, secondRunId);
    expect(other.open?.customers).toEqual([]);
    expect(other.excluded.map(({ reason }) => reason)).toEqual(['already_given', 'already_given']);
  });
});

describe('the authority for a bulk remedy', () => {
  const approve = (by: string, max: number, hash = termsHash) =>
    ({
      type: 'ApproveRun',
      ...{ runId, termsHash: hash, facts: facts(by, max), validUntil: later, now },
    }) as const;
  const asked = [draft(1000), dryRun(2), start(2, facts('ann', 999))];
  const manager = facts('mia', 1000).profiles;

  it('is that of whoever starts it, for the whole cap', () => {
    expect(run(after(...started(2)).state).status).toBe('running');
    const { state } = after(...asked);
    expect(run(state)).toMatchObject({ status: 'ready', request: { needed: eur(1000) } });
    expect(decide(start(2, facts('ann', 999)), state)).toEqual({ accepted: true, events: [] });
  });

  it('is held against what other runs gave to the incident', () => {
    const granted = { case: 1, order: 0, customer: 0, actor: 0 };
    const command = start(2, facts('ann', 1000, { granted }));
    expect(run(after(draft(1000), dryRun(2), command).state).status).toBe('ready');
  });

  it('comes from another person, whose limit covers the cap, on these terms', () => {
    const { state } = after(...asked);
    expect(decide(approve('ann', -1), state)).toMatchObject({ code: 'four_eyes_required' });
    expect(decide(approve('mia', 999), state)).toMatchObject({ code: 'authority_exceeded' });
    const other = approve('mia', 1000, 'd'.repeat(64));
    expect(decide(other, state)).toMatchObject({ code: 'approval_void' });
    const granted = facts('ann', 999, { approverProfiles: manager });
    const begun = after(...asked, approve('mia', 1000), start(2, granted)).state;
    expect(run(begun).status).toBe('running');
  });

  it('is gone once the approver may no longer grant it, or other terms were set', () => {
    const approved = [...asked, approve('mia', 1000)];
    const weak = facts('ann', 999, { approverProfiles: facts('mia', 500).profiles });
    expect(run(after(...approved, start(2, weak)).state).status).toBe('ready');
    const raised = after(...approved, capOf(1001)).state;
    const hash = { ...start(2, facts('ann', 999, { approverProfiles: manager })) };
    expect(decide(hash, raised)).toMatchObject({ code: 'terms_changed' });
  });

  it('is asked for again where a cap was raised while it stood still', () => {
    const stages = [begin(), settle(1), begin()];
    const weak = { ...resume, facts: facts('ann', 1000) };
    const { state } = after(...started(930, 200 * TOKEN), ...stages, capOf(930 * TOKEN), weak);
    expect(run(state)).toMatchObject({ status: 'stopped', request: { by: 'ann' } });
  });
});

describe('undoing a bulk remedy', () => {
  const undo = { type: 'BeginUndo', runId, reason: 'wrong_amount', by: 'mia', now } as const;
  const [one, two, three] = customers(3);
  const outcomes = [
    { ...one!, outcome: 'taken_back', noticed: false },
    { ...two!, outcome: 'partly_redeemed', kept: eur(200), noticed: true },
    { ...three!, outcome: 'redeemed', kept: eur(TOKEN), noticed: true },
  ] as const;
  const settled = { type: 'SettleUndo', runId, customers: outcomes, now } as const;

  it('says what was taken back, what had been spent, and how many were not told', () => {
    const { state } = after(...started(3), begin(), settle(1), undo, settled);
    expect(run(state)).toMatchObject({
      status: 'undone',
      undone: { takenBack: 1, redeemed: 2, kept: eur(200 + TOKEN), noticesStopped: 1 },
    });
  });

  it('frees those who spent nothing for another run, and nobody else', () => {
    const { state } = after(
      ...started(3),
      begin(),
      settle(1),
      undo,
      settled,
      draft(9000, secondRunId),
    );
    expect(decide(dryRun(3, secondRunId), state)).toMatchObject({
      events: [{ data: { customers: 1 } }],
    });
  });

  it('covers a stage that is still at work, whose end is then of no account', () => {
    const { state } = after(...started(3), begin(), undo);
    expect(decide(settle(1), state)).toEqual({ accepted: true, events: [] });
    expect(run(after(...started(3), begin(), undo, settled).state).status).toBe('undone');
  });

  it('is refused where nothing was given', () => {
    expect(decide(undo, after(...started(3)).state)).toMatchObject({ code: 'illegal_state' });
  });
});
