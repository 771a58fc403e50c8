import type {
  BulkApprovalRequested,
  BulkCustomer,
  BulkCustomersListed,
  BulkExclusion,
  BulkLink,
  BulkNoticesGiven,
  BulkRemedyApproved,
  BulkRemedyCancelled,
  BulkRemedyCapSet,
  BulkRemedyCompleted,
  BulkRemedyDrafted,
  BulkRemedyDryRunMade,
  BulkRemedyPaused,
  BulkRemedyResumed,
  BulkRemedyStarted,
  BulkRemedyStopped,
  BulkRemedyUndone,
  BulkStageBegun,
  BulkStageSettled,
  BulkToken,
  BulkUndoBegun,
  BulkUndoSettled,
} from '@amends/contracts/remedy-bulk';
import type { Money } from '@amends/contracts/primitives';

/**
 * The stream budget-<incidentId>: every run that gives the incident's customers something.
 *
 *   draft -> ready (dry run) -> running -> completed
 *   running <-> paused (a person) | stopped (by itself: the cap, or some could not be given)
 *   draft .. stopped -> cancelled; running .. cancelled -> undoing -> undone
 *
 * A stage is set aside of the cap before anything of it is given, and is finished whatever
 * becomes of the run, save an undoing.
 */
type Fact<Type extends string, Data> = { readonly type: Type; readonly data: Data };

export type BudgetEvent =
  | Fact<'BulkRemedyDrafted', BulkRemedyDrafted>
  | Fact<'BulkRemedyDryRunMade', BulkRemedyDryRunMade>
  | Fact<'BulkRemedyCapSet', BulkRemedyCapSet>
  | Fact<'BulkApprovalRequested', BulkApprovalRequested>
  | Fact<'BulkRemedyApproved', BulkRemedyApproved>
  | Fact<'BulkRemedyStarted', BulkRemedyStarted>
  | Fact<'BulkCustomersListed', BulkCustomersListed>
  | Fact<'BulkStageBegun', BulkStageBegun>
  | Fact<'BulkStageSettled', BulkStageSettled>
  | Fact<'BulkRemedyPaused', BulkRemedyPaused>
  | Fact<'BulkRemedyStopped', BulkRemedyStopped>
  | Fact<'BulkRemedyResumed', BulkRemedyResumed>
  | Fact<'BulkRemedyCancelled', BulkRemedyCancelled>
  | Fact<'BulkRemedyCompleted', BulkRemedyCompleted>
  | Fact<'BulkNoticesGiven', BulkNoticesGiven>
  | Fact<'BulkUndoBegun', BulkUndoBegun>
  | Fact<'BulkUndoSettled', BulkUndoSettled>
  | Fact<'BulkRemedyUndone', BulkRemedyUndone>;

export const BULK_STATUSES = [
  'draft',
  'ready',
  'running',
  'paused',
  'stopped',
  'completed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

export interface Stage {
  readonly stage: number;
  readonly customers: readonly BulkCustomer[];
}

/** Set aside, and not known to be given yet. */
export interface OpenStage extends Stage {
  readonly begunAt: string;
}

export type Undone = BulkUndoSettled['customers'][number];

export interface BulkRun {
  readonly runId: string;
  readonly status: BulkStatus;
  readonly token: BulkToken;
  readonly links: readonly BulkLink[];
  readonly cap?: Money | undefined;
  readonly noticeDelayMinutes: number;
  /** Everybody who had a hand in the terms: none of them approves. */
  readonly proposers: readonly string[];
  readonly dryRun?: BulkRemedyDryRunMade;
  readonly termsHash?: string | undefined;
  readonly request?: BulkApprovalRequested;
  readonly approved?: BulkRemedyApproved;
  /** Terms that were within somebody's authority when the run began or went on. */
  readonly authorisedHash?: string;
  /** Of the authority it rests on. */
  readonly revision: number;
  readonly stopReason?: BulkRemedyStopped['reason'];
  readonly todo: readonly BulkCustomer[];
  readonly open?: OpenStage;
  readonly stages: number;
  /** By stage, without those that were left out. */
  readonly given: readonly Stage[];
  readonly excluded: BulkStageBegun['excluded'];
  readonly failed: readonly BulkCustomer[];
  readonly noticedStages: readonly number[];
  readonly taken: readonly Undone[];
  readonly undone?: BulkRemedyUndone;
}

export interface Budget {
  readonly incidentId?: string;
  readonly storeId?: string;
  readonly runs: readonly BulkRun[];
  /** Which run gave, or is about to give, a customer something of worth, and which one words. */
  readonly holders: ReadonlyMap<string, string>;
}

export const initialBudget: Budget = { runs: [], holders: new Map() };

/** What costs something: a voucher and points are the same to a customer, who gets one of them. */
export const isOfWorth = ({ kind }: BulkToken): boolean => kind !== 'message';

export const holderKey = (token: BulkToken, customerId: string): string =>
  `${isOfWorth(token) ? 'worth' : 'words'}:${customerId}`;

export const runOf = ({ runs }: Pick<Budget, 'runs'>, runId: string): BulkRun | undefined =>
  runs.find((run) => run.runId === runId);

/** Customers who have the run's token. */
export const givenOf = ({ given }: BulkRun): readonly BulkCustomer[] =>
  given.flatMap(({ customers }) => customers);

/** Customers for whom part of the cap is used: given, being given, or perhaps given. */
export const committedTo = (run: BulkRun): readonly BulkCustomer[] => [
  ...givenOf(run),
  ...(run.open?.customers ?? []),
  ...run.failed,
];

export const times = ({ amount }: BulkToken, count: number): Money | undefined =>
  amount === undefined
    ? undefined
    : { ...amount, amount: Number(BigInt(amount.amount) * BigInt(count)) };

const without = (
  list: readonly BulkCustomer[],
  gone: readonly BulkCustomer[],
): readonly BulkCustomer[] => {
  const ids = new Set(gone.map(({ customerId }) => customerId));
  return list.filter(({ customerId }) => !ids.has(customerId));
};

const drafted = (data: BulkRemedyDrafted): BulkRun => ({
  ...{ runId: data.runId, status: 'draft', token: data.token, links: data.links, cap: data.cap },
  ...{ noticeDelayMinutes: data.noticeDelayMinutes, proposers: [data.by] },
  ...{
    revision: 0,
    todo: [],
    stages: 0,
    given: [],
    excluded: [],
    failed: [],
    noticedStages: [],
    taken: [],
  },
});

const withProposer = (run: BulkRun, by: string): readonly string[] => [
  ...new Set([...run.proposers, by]),
];

const settled = (run: BulkRun, data: BulkStageSettled): BulkRun => {
  const { open, ...rest } = run;
  const customers = without(open?.customers ?? [], [...data.excluded, ...data.failed]);
  return {
    ...rest,
    given: [...run.given, { stage: data.stage, customers }],
    excluded: [...run.excluded, ...data.excluded],
    failed: [...run.failed, ...data.failed],
  };
};

const takenBack = (run: BulkRun, data: BulkUndoSettled): BulkRun => {
  const { open, ...rest } = run;
  const left = without(open?.customers ?? [], data.customers);
  return {
    ...rest,
    ...(open === undefined || left.length === 0 ? {} : { open: { ...open, customers: left } }),
    given: run.given.map((stage) => ({
      ...stage,
      customers: without(stage.customers, data.customers),
    })),
    failed: without(run.failed, data.customers),
    taken: [...run.taken, ...data.customers],
  };
};

const evolveTerms = (run: BulkRun, event: BudgetEvent): BulkRun => {
  switch (event.type) {
    case 'BulkRemedyDryRunMade': {
      const { termsHash, by } = event.data;
      const proposers = withProposer(run, by);
      return { ...run, status: 'ready', dryRun: event.data, termsHash, proposers };
    }
    case 'BulkRemedyCapSet': {
      const { cap, termsHash, by } = event.data;
      return { ...run, cap, termsHash, proposers: withProposer(run, by) };
    }
    case 'BulkApprovalRequested':
      return { ...run, request: event.data, proposers: withProposer(run, event.data.by) };
    case 'BulkRemedyApproved':
      return { ...run, approved: event.data };
    default:
      return run;
  }
};

const evolveRun = (run: BulkRun, event: BudgetEvent): BulkRun => {
  switch (event.type) {
    case 'BulkRemedyStarted':
      return {
        ...run,
        status: 'running',
        authorisedHash: event.data.termsHash,
        revision: event.data.revision,
      };
    case 'BulkCustomersListed':
      return { ...run, todo: [...run.todo, ...event.data.customers] };
    case 'BulkStageBegun': {
      const { stage, customers, excluded, begunAt } = event.data;
      return {
        ...run,
        todo: without(run.todo, [...customers, ...excluded]),
        open: { stage, customers, begunAt },
        stages: stage,
        excluded: [...run.excluded, ...excluded],
      };
    }
    case 'BulkStageSettled':
      return settled(run, event.data);
    case 'BulkRemedyPaused':
      return { ...run, status: 'paused' };
    case 'BulkRemedyStopped':
      return { ...run, status: 'stopped', stopReason: event.data.reason };
    case 'BulkRemedyResumed': {
      const { stopReason: _over, ...rest } = run;
      const { termsHash: authorisedHash, revision } = event.data;
      const todo = [...run.failed, ...run.todo];
      return { ...rest, status: 'running', authorisedHash, revision, todo, failed: [] };
    }
    case 'BulkRemedyCancelled':
      return { ...run, status: 'cancelled' };
    case 'BulkRemedyCompleted':
      return { ...run, status: 'completed' };
    case 'BulkNoticesGiven':
      return { ...run, noticedStages: [...run.noticedStages, event.data.stage] };
    case 'BulkUndoBegun':
      return { ...run, status: 'undoing' };
    case 'BulkUndoSettled':
      return takenBack(run, event.data);
    case 'BulkRemedyUndone':
      return { ...run, status: 'undone', undone: event.data };
    default:
      return evolveTerms(run, event);
  }
};

const SPENT: ReadonlySet<Undone['outcome']> = new Set([
  'redeemed',
  'partly_redeemed',
  'not_reversed',
]);

const withHolders = (state: Budget, token: BulkToken, event: BudgetEvent): Budget['holders'] => {
  const { type, data } = event;
  const isOfItems =
    type === 'BulkStageBegun' || type === 'BulkStageSettled' || type === 'BulkUndoSettled';
  if (!isOfItems) return state.holders;
  const holders = new Map(state.holders);
  if (type === 'BulkStageBegun') {
    for (const { customerId } of data.customers) {
      holders.set(holderKey(token, customerId), data.runId);
    }
    return holders;
  }
  const free =
    type === 'BulkStageSettled'
      ? data.excluded
      : data.customers.filter(({ outcome }) => !SPENT.has(outcome));
  for (const { customerId } of free) holders.delete(holderKey(token, customerId));
  return holders;
};

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolveBudget = (state: Budget, event: BudgetEvent): Budget => {
  if (event.type === 'BulkRemedyDrafted') {
    const { incidentId, storeId } = event.data;
    return { ...state, incidentId, storeId, runs: [...state.runs, drafted(event.data)] };
  }
  const run = runOf(state, event.data.runId);
  if (run === undefined) return state;
  const next = evolveRun(run, event);
  return {
    ...state,
    runs: state.runs.map((one) => (one === run ? next : one)),
    holders: withHolders(state, run.token, event),
  };
};

export type Exclusions = ReadonlyMap<string, BulkExclusion>;
