import type { Money } from '@amends/contracts/primitives';
import type { BulkCustomer } from '@amends/contracts/remedy-bulk';
import { fold } from '@amends/decider/decider';
import type { Profile } from '../authority.ts';
import { type Budget, type BudgetEvent, runOf } from './budget.ts';
import type { Audience, AuthorityFacts, BudgetCommand } from './budget-commands.ts';
import { budgetDecider } from './decide-budget.ts';

/** Ids, audiences and people the tests of bulk remedies share. */
export const incidentId = '0190b000-0000-7000-8000-000000000001';
export const runId = '0190b000-0000-7000-8000-000000000011';
export const secondRunId = '0190b000-0000-7000-8000-000000000012';
export const storeId = '9';
export const now = '2026-03-02T10:00:00.000Z';
export const later = '2026-03-05T12:00:00.000Z';
export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });
export const TOKEN = 500;

const idOf = (kind: string, n: number): string =>
  `0190b000-0000-7000-8${kind}-${String(n).padStart(12, '0')}`;

export const customers = (count: number, from = 1): BulkCustomer[] =>
  Array.from({ length: count }, (_, at) => ({
    caseId: idOf('00a', from + at),
    customerId: idOf('00c', from + at),
  }));

export const audience = (count: number, more: Partial<Audience> = {}): Audience => ({
  listVersion: 2,
  audienceHash: 'a'.repeat(64),
  customers: customers(count),
  ...more,
});

const limitOf = (max: number): Profile => ({
  holderKind: 'role',
  holderId: 'manager',
  version: 1,
  limits: [{ currency: 'EUR', max }],
});

export const facts = (by: string, max: number, more: Partial<AuthorityFacts> = {}) => ({
  by,
  profiles: [limitOf(max)],
  granted: { case: 0, order: 0, customer: 0, actor: 0 },
  approverProfiles: [],
  requestExpiresAt: later,
  ...more,
});

export const termsHash = 'b'.repeat(64);
const noMore = { openCases: new Set<string>(), excluded: new Map() };

export const draft = (cap: number, run = runId): BudgetCommand => ({
  type: 'DraftRun',
  ...{ runId: run, now },
  data: {
    ...{ incidentId, storeId, runId: run, links: ['opened', 'existing'], cap: eur(cap) },
    token: { kind: 'voucher', amount: eur(TOKEN) },
    ...{ noticeDelayMinutes: 10, by: 'ann', draftedAt: now },
  },
});
export const dryRun = (count: number, run = runId): BudgetCommand => ({
  type: 'MakeDryRun',
  ...{ runId: run, audience: audience(count), ...noMore, termsHash, by: 'ann', now },
});
export const start = (
  count: number,
  by: AuthorityFacts = facts('ann', -1),
  run = runId,
): BudgetCommand => ({
  type: 'StartRun',
  ...{ runId: run, termsHash, audience: audience(count), facts: by, now },
});
export const begin = (run = runId): BudgetCommand => ({
  type: 'BeginStage',
  ...{ runId: run, exclusions: new Map(), now },
});
export const settle = (
  stage: number,
  more: Partial<Extract<BudgetCommand, { type: 'SettleStage' }>> = {},
): BudgetCommand => ({
  type: 'SettleStage',
  ...{ runId, stage, excluded: [], failed: [], noticesAt: later, now, ...more },
});

/** Runs commands that are all taken, and gives what came of them. */
export const after = (
  ...commands: readonly BudgetCommand[]
): { readonly state: Budget; readonly events: readonly BudgetEvent[] } => {
  const events: BudgetEvent[] = [];
  for (const command of commands) {
    const decided = budgetDecider.decide(command, fold(budgetDecider, events));
    if (!decided.accepted) throw new Error(`${command.type} was refused: ${decided.code}`);
    events.push(...decided.events);
  }
  return { state: fold(budgetDecider, events), events };
};

/** Goes on stage by stage until the run stops by itself. */
export const throughStages = (...commands: readonly BudgetCommand[]): Budget => {
  let { events } = after(...commands);
  for (;;) {
    const state = fold(budgetDecider, events);
    const run = state.runs.at(-1)!;
    if (run.status !== 'running') return state;
    const next: BudgetCommand =
      run.open === undefined ? begin(run.runId) : { ...settle(run.open.stage), runId: run.runId };
    const decided = budgetDecider.decide(next as BudgetCommand, state);
    if (!decided.accepted) throw new Error(`refused: ${decided.code}`);
    events = [...events, ...decided.events];
  }
};

export const run = (state: Budget, id = runId) => runOf(state, id)!;
