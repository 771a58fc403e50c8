import type {
  CaseReopened,
  FollowUpAnswered,
  FollowUpLapsed,
  FollowUpRequested,
  FollowUpScheduled,
  FollowUpSuppressed,
} from '@amends/contracts/follow-up';
import type { FollowUpAttempted, FollowUpPostponed } from '@amends/contracts/follow-up-surveys';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';

/** The table of questions: what was planned, and what became of it. */
export const REQUEST_WRITER = 'survey_request';

interface RequestPatch {
  readonly request_id: string;
  readonly case_id: string;
  readonly state: 'scheduled' | 'open' | 'answered' | 'lapsed' | 'suppressed';
  readonly changed_at: string;
  readonly customer_id?: string | undefined;
  readonly store_id?: string | undefined;
  readonly wave?: number | undefined;
  readonly kind?: 'routine' | 'recovery';
  readonly channel?: string | undefined;
  readonly owner_id?: string | undefined;
  readonly due_at?: string;
  readonly reason?: string;
  readonly skip_reason?: string | undefined;
  readonly requested_at?: string;
  readonly settled_at?: string;
  readonly answer_by?: string | undefined;
  readonly last_outcome?: string;
  /** None takes back the one before. */
  readonly call_back_at?: string | null;
  readonly attempts?: number;
}

/** What waited for the case is void: it was reopened, withdrawn or found to be no duplicate. */
interface Voiding {
  readonly voided_case_id: string;
  readonly changed_at: string;
}

type Patch = RequestPatch | Voiding;

const scheduled = (data: FollowUpScheduled, at: string): RequestPatch => ({
  request_id: data.requestId,
  case_id: data.caseId,
  state: 'scheduled',
  changed_at: at,
  customer_id: data.customerId,
  store_id: data.storeId,
  wave: data.wave,
  kind: data.initialRequestId === undefined ? 'routine' : 'recovery',
  channel: data.channel,
  due_at: data.dueAt,
});

const suppressed = (data: FollowUpSuppressed): Patch[] => {
  const { caseId, requestId, reason, skipReason, suppressedAt } = data;
  const patch: RequestPatch = {
    request_id: requestId ?? caseId,
    case_id: caseId,
    state: 'suppressed',
    changed_at: suppressedAt,
    customer_id: data.customerId,
    store_id: data.storeId,
    wave: data.wave,
    reason,
    skip_reason: skipReason,
    settled_at: suppressedAt,
  };
  return requestId === undefined
    ? [{ voided_case_id: caseId, changed_at: suppressedAt }, patch]
    : [patch];
};

const requested = (data: FollowUpRequested): RequestPatch => ({
  request_id: data.requestId,
  case_id: data.caseId,
  state: 'open',
  changed_at: data.requestedAt,
  owner_id: data.ownerId,
  requested_at: data.requestedAt,
  answer_by: data.answerBy,
});

const settled = (
  data: FollowUpAnswered | FollowUpLapsed,
  state: 'answered' | 'lapsed',
  at: string,
): RequestPatch => ({
  request_id: data.requestId,
  case_id: data.caseId,
  state,
  changed_at: at,
  settled_at: at,
});

const patchesOf = ({ type, data }: NewEvent): Patch[] => {
  switch (type) {
    case 'FollowUpScheduled':
      return [scheduled(data as FollowUpScheduled, (data as FollowUpScheduled).dueAt)];
    case 'FollowUpPostponed': {
      const { requestId, caseId, dueAt, postponedAt } = data as FollowUpPostponed;
      const row = { request_id: requestId, case_id: caseId, due_at: dueAt };
      return [{ ...row, state: 'scheduled', changed_at: postponedAt }];
    }
    case 'FollowUpAttempted': {
      const { requestId, caseId, outcome, callBackAt, attemptedAt } = data as FollowUpAttempted;
      const row = { request_id: requestId, case_id: caseId, last_outcome: outcome, attempts: 1 };
      const when = { call_back_at: callBackAt ?? null, changed_at: attemptedAt };
      return [{ ...row, ...when, state: 'open' }];
    }
    case 'FollowUpSuppressed':
      return suppressed(data as FollowUpSuppressed);
    case 'FollowUpRequested':
      return [requested(data as FollowUpRequested)];
    case 'FollowUpAnswered':
      return [settled(data as FollowUpAnswered, 'answered', (data as FollowUpAnswered).answeredAt)];
    case 'FollowUpLapsed':
      return [settled(data as FollowUpLapsed, 'lapsed', (data as FollowUpLapsed).lapsedAt)];
    case 'CaseReopened': {
      const { caseId, reopenedAt } = data as CaseReopened;
      return [{ voided_case_id: caseId, changed_at: reopenedAt }];
    }
    case 'FollowUpResumed': {
      const { caseId, resumedAt } = data as { caseId: string; resumedAt: string };
      return [{ voided_case_id: caseId, changed_at: resumedAt }];
    }
    default:
      return [];
  }
};

export const requestRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(patchesOf).map((row) => ({ writer: REQUEST_WRITER, row: { ...row } }));

/** Patches of a batch, request by request; what a voiding came after is void already. */
const foldedPatches = (patches: readonly Patch[]) => {
  const rows = new Map<string, Record<string, unknown>>();
  const voided = new Map<string, string>();
  for (const patch of patches) {
    if ('voided_case_id' in patch) {
      voided.set(patch.voided_case_id, patch.changed_at);
      for (const row of rows.values()) {
        const isPending = row.state === 'scheduled' || row.state === 'open';
        if (row.case_id === patch.voided_case_id && isPending) row.state = 'void';
      }
    } else {
      const known = Object.entries(patch).filter(([, value]) => value !== undefined);
      const before = rows.get(patch.request_id);
      const attempts = Number(before?.attempts ?? 0) + (patch.attempts ?? 0);
      rows.set(patch.request_id, { ...before, ...Object.fromEntries(known), attempts });
    }
  }
  return { rows: [...rows.values()], voided };
};

const COLUMNS = `request_id uuid, case_id uuid, customer_id uuid, store_id text, wave int,
  kind text, channel text, owner_id text, due_at timestamptz, state text, reason text,
  skip_reason text, requested_at timestamptz, settled_at timestamptz, changed_at timestamptz,
  attempts int, last_outcome text, call_back_at timestamptz, answer_by timestamptz`;

const VOID = `
  update survey_request r set state = 'void', settled_at = v.changed_at, changed_at = v.changed_at
  from jsonb_to_recordset($1::jsonb) as v(case_id uuid, changed_at timestamptz)
  where r.case_id = v.case_id and r.state in ('scheduled', 'open')`;

const UPSERT = `
  insert into survey_request as r (request_id, case_id, customer_id, store_id, wave, kind, channel,
    owner_id, due_at, state, reason, skip_reason, requested_at, settled_at, changed_at, attempts,
    last_outcome, call_back_at, answer_by)
  select request_id, case_id, customer_id, store_id, wave, kind, channel, owner_id, due_at, state,
    reason, skip_reason, requested_at, settled_at, changed_at, attempts, last_outcome,
    call_back_at, answer_by
  from jsonb_to_recordset($1::jsonb) as n(${COLUMNS}) order by request_id
  on conflict (request_id) do update set
    customer_id = coalesce(excluded.customer_id, r.customer_id),
    store_id = coalesce(excluded.store_id, r.store_id),
    owner_id = coalesce(excluded.owner_id, r.owner_id),
    due_at = coalesce(excluded.due_at, r.due_at),
    state = excluded.state,
    reason = coalesce(excluded.reason, r.reason),
    skip_reason = coalesce(excluded.skip_reason, r.skip_reason),
    requested_at = coalesce(excluded.requested_at, r.requested_at),
    settled_at = coalesce(excluded.settled_at, r.settled_at),
    changed_at = excluded.changed_at,
    attempts = r.attempts + excluded.attempts,
    last_outcome = coalesce(excluded.last_outcome, r.last_outcome),
    call_back_at = case when excluded.last_outcome is null then r.call_back_at
      else excluded.call_back_at end,
    answer_by = coalesce(excluded.answer_by, r.answer_by)`;

/** What was there is voided before the batch writes: what it plans after a reopening is alive. */
export const writeRequests: CompanionWriter = async (client, patches) => {
  const { rows, voided } = foldedPatches(patches as readonly Patch[]);
  if (voided.size > 0) {
    const cases = [...voided].map(([case_id, changed_at]) => ({ case_id, changed_at }));
    await client.query(VOID, [JSON.stringify(cases)]);
  }
  if (rows.length > 0) await client.query(UPSERT, [JSON.stringify(rows)]);
};
