import { isAfter } from '@amends/contracts/instant-order';
import type { Money } from '@amends/contracts/primitives';
import type { BulkCustomer, BulkRemedyStarted, BulkToken } from '@amends/contracts/remedy-bulk';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { type Asked, type Authority, authorityFor, brokenLimits, sumWith } from '../authority.ts';
import { type Budget, type BudgetEvent, type BulkRun, holderKey, times } from './budget.ts';
import type {
  ApproveRun,
  AuthorityFacts,
  DraftRun,
  MakeDryRun,
  ResumeRun,
  SetCap,
  StartRun,
} from './budget-commands.ts';

/** The terms of a run, and who has the authority for them. */

export type Decided = Decision<BudgetEvent>;

/** Which run, in each of its events. */
export const placeOf = ({ incidentId, storeId }: Budget, { runId }: BulkRun) => ({
  incidentId: incidentId!,
  storeId: storeId!,
  runId,
});

export const draftRun = ({ data }: DraftRun): Decided => {
  const { token, cap } = data;
  if (token.amount?.amount === 0) return rejected('amount_not_positive');
  if (cap !== undefined && token.amount?.currency !== cap.currency) {
    return rejected('currency_mismatch');
  }
  return accepted<BudgetEvent>({ type: 'BulkRemedyDrafted', data });
};

/** Whoever has such a token from another run gets no second one. */
const isTaken = ({ holders }: Budget, run: BulkRun, { customerId }: BulkCustomer): boolean => {
  const holder = holders.get(holderKey(run.token, customerId));
  return holder !== undefined && holder !== run.runId;
};

const AMOUNT_MAX = 999_999_999_999;

export const makeDryRun = (command: MakeDryRun, state: Budget, run: BulkRun): Decided => {
  if (run.status !== 'draft' && run.status !== 'ready') return rejected('illegal_state');
  const { audience, openCases, termsHash, by, now } = command;
  const customers = audience.customers.filter((one) => !isTaken(state, run, one));
  const taken = audience.customers.length - customers.length;
  const excluded = new Map(command.excluded);
  if (taken > 0) excluded.set('already_given', (excluded.get('already_given') ?? 0) + taken);
  const cost = times(run.token, customers.length);
  // More than an amount can be: nobody meant that.
  if (cost !== undefined && cost.amount > AMOUNT_MAX) return rejected('remedy_over_limit');
  const data = {
    ...placeOf(state, run),
    listVersion: audience.listVersion,
    audienceHash: audience.audienceHash,
    customers: customers.length,
    openCases: customers.filter(({ caseId }) => openCases.has(caseId)).length,
    excluded: [...excluded].map(([reason, cases]) => ({ reason, cases })),
    ...(cost === undefined ? {} : { cost }),
    ...{ termsHash, by, madeAt: now },
  };
  return accepted<BudgetEvent>({ type: 'BulkRemedyDryRunMade', data });
};

const CAPPABLE: ReadonlySet<BulkRun['status']> = new Set(['draft', 'ready', 'paused', 'stopped']);

export const setCap = (command: SetCap, state: Budget, run: BulkRun): Decided => {
  const { cap, termsHash, by, now } = command;
  if (!CAPPABLE.has(run.status)) return rejected('illegal_state', 'Pause it first.');
  if (run.token.amount?.currency !== cap.currency) return rejected('currency_mismatch');
  const terms = termsHash === undefined ? {} : { termsHash };
  const data = { ...placeOf(state, run), cap, ...terms, by, setAt: now };
  return accepted<BudgetEvent>({ type: 'BulkRemedyCapSet', data });
};

const askedOf = (amount: Money, { kind }: BulkToken): Asked => ({
  amount,
  remedyTypes: [kind === 'points' ? 'loyalty_points' : 'voucher_store_credit'],
});

/** What somebody's limits say to the whole cap, with what they gave besides. */
const heldAgainst = (
  profiles: AuthorityFacts['profiles'],
  granted: AuthorityFacts['granted'],
  amount: Money,
  token: BulkToken,
) => {
  const { authority, cause } = authorityFor(profiles, askedOf(amount, token));
  const isEnough = cause === undefined && brokenLimits(authority, granted, amount).length === 0;
  return { isEnough, fact: { ...authority, used: sumWith(granted, amount) } };
};

type Fact = Authority & { readonly used: number };
type Authorised =
  | { readonly basis: BulkRemedyStarted['basis']; readonly authority?: Fact }
  | { readonly basis?: undefined; readonly lacking: Fact; readonly needed: Money };

/** By one's own limit, or by an approval of these very terms that still holds (S17). */
const authorise = (run: BulkRun, facts: AuthorityFacts, now: string): Authorised => {
  const { cap, approved, termsHash, token } = run;
  if (token.amount === undefined || cap === undefined) return { basis: 'words_only' };
  const own = heldAgainst(facts.profiles, facts.granted, cap, token);
  if (own.isEnough) return { basis: 'own_limit', authority: own.fact };
  const isBound = approved?.termsHash === termsHash && !isAfter(now, approved!.validUntil);
  if (isBound) {
    // Whoever approved gave nothing by it yet: the day of the one who starts does not count.
    const granted = { ...facts.granted, actor: 0 };
    const other = heldAgainst(facts.approverProfiles, granted, cap, token);
    if (other.isEnough) return { basis: 'four_eyes', authority: other.fact };
  }
  return { lacking: own.fact, needed: cap };
};

const request = (
  state: Budget,
  run: BulkRun,
  { by, requestExpiresAt }: AuthorityFacts,
  { lacking, needed }: { readonly lacking: Fact; readonly needed: Money },
  now: string,
): Decided => {
  const { termsHash, request: before } = run;
  const isWaiting = before?.termsHash === termsHash && !isAfter(now, before!.expiresAt);
  // Asked before and not decided: nobody is asked twice.
  if (isWaiting && run.approved?.termsHash !== termsHash) return accepted();
  return accepted<BudgetEvent>({
    type: 'BulkApprovalRequested',
    data: {
      ...{ ...placeOf(state, run), termsHash: termsHash!, needed, authority: lacking, by },
      ...{ expiresAt: requestExpiresAt, requestedAt: now },
    },
  });
};

const LISTED_AT_ONCE = 500;

const inChunks = (customers: readonly BulkCustomer[]): BulkCustomer[][] =>
  Array.from({ length: Math.ceil(customers.length / LISTED_AT_ONCE) }, (_, at) =>
    customers.slice(at * LISTED_AT_ONCE, (at + 1) * LISTED_AT_ONCE),
  );

/** Only what the dry run showed is started: the same list, the same terms (INC-03). */
export const startRun = (command: StartRun, state: Budget, run: BulkRun): Decided => {
  const { audience, facts, now } = command;
  const { dryRun, status, termsHash } = run;
  if (status === 'draft') return rejected('dry_run_required');
  if (status !== 'ready') return rejected('illegal_state');
  if (command.termsHash !== termsHash) return rejected('terms_changed');
  const { listVersion, audienceHash } = audience;
  const isSame = dryRun?.audienceHash === audienceHash && dryRun.listVersion === listVersion;
  if (!isSame) return rejected('list_changed');
  const customers = audience.customers.filter((one) => !isTaken(state, run, one));
  if (customers.length === 0) return rejected('illegal_state', 'Nobody would be given anything.');
  const found = authorise(run, facts, now);
  if (found.basis === undefined) return request(state, run, facts, found, now);
  const place = placeOf(state, run);
  const { authority, basis } = found;
  const started: BudgetEvent = {
    type: 'BulkRemedyStarted',
    data: {
      ...{ ...place, listVersion, audienceHash, termsHash: termsHash!, basis },
      revision: run.revision + 1,
      customers: customers.length,
      ...(run.cap === undefined ? {} : { cap: run.cap }),
      ...(authority === undefined ? {} : { authority }),
      ...{ by: facts.by, startedAt: now },
    },
  };
  const listed = inChunks(customers).map(
    (some): BudgetEvent => ({
      type: 'BulkCustomersListed',
      data: { ...place, customers: some, listedAt: now },
    }),
  );
  return accepted(started, ...listed);
};

/** Another person, whose own limit covers the cap, on the terms they saw (GDW-06, S17). */
export const approveRun = (command: ApproveRun, state: Budget, run: BulkRun): Decided => {
  const { termsHash, facts, validUntil, now } = command;
  const { request: asked, approved, cap } = run;
  if (asked === undefined || cap === undefined) {
    return rejected('illegal_state', 'It waits for no approval.');
  }
  if (run.termsHash !== termsHash || asked.termsHash !== termsHash)
    return rejected('approval_void');
  const isGranted = approved?.termsHash === termsHash && !isAfter(now, approved!.validUntil);
  if (isGranted) return rejected('already_approved');
  if (isAfter(now, asked.expiresAt)) return rejected('approval_expired');
  if (run.proposers.includes(facts.by)) return rejected('four_eyes_required');
  const { isEnough, fact } = heldAgainst(facts.profiles, facts.granted, cap, run.token);
  if (!isEnough) return rejected('authority_exceeded');
  return accepted<BudgetEvent>({
    type: 'BulkRemedyApproved',
    data: {
      ...{ ...placeOf(state, run), termsHash, amount: cap, authority: fact, by: facts.by },
      ...{ validUntil, approvedAt: now },
    },
  });
};

/** Goes on with what is left; a cap that was raised meanwhile needs the authority for it. */
export const resumeRun = (command: ResumeRun, state: Budget, run: BulkRun): Decided => {
  const { facts, now } = command;
  if (run.status !== 'paused' && run.status !== 'stopped') return rejected('illegal_state');
  const isKnown = run.authorisedHash === run.termsHash;
  const found = isKnown ? undefined : authorise(run, facts, now);
  if (found !== undefined && found.basis === undefined) {
    return request(state, run, facts, found, now);
  }
  const authority = found?.authority;
  return accepted<BudgetEvent>({
    type: 'BulkRemedyResumed',
    data: {
      ...{ ...placeOf(state, run), termsHash: run.termsHash!, basis: found?.basis ?? 'as_before' },
      revision: isKnown ? run.revision : run.revision + 1,
      ...(run.cap === undefined ? {} : { cap: run.cap }),
      ...(authority === undefined ? {} : { authority }),
      ...{ by: facts.by, resumedAt: now },
    },
  });
};
