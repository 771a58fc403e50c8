import type {
  EscalationStepActed,
  EscalationStepHeld,
  EscalationStepRun,
} from '@amends/contracts/triage-escalation';
import { shortId } from '@amends/contracts/primitives';
import type {
  CaseDeescalated,
  EscalationApproved,
  EscalationRefused,
  EscalationRequested,
} from '@amends/contracts/triage-manual-escalation';
import type {
  HandoverLapsed,
  HandoverOffered,
  HandoverReminded,
} from '@amends/contracts/triage-staff';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';

export const NOTICE_WRITER = 'notice';

/** Why somebody is told something. */
export const NOTICE_REASONS = [
  'escalation_step',
  'outside_window',
  'nobody_on_duty',
  'handover_offered',
  'handover_reminder',
  'handover_unanswered',
  'approval_wanted',
  'case_escalated',
  'escalation_refused',
  'case_deescalated',
  'early_warning',
  'prevention_verified',
  'prevention_recurred',
] as const;
type NoticeReason = (typeof NOTICE_REASONS)[number];

/** A row of the inbox about a case, as it is written. */
export interface Notice {
  readonly notice_id: string;
  readonly recipient_kind: 'person' | 'role' | 'webhook';
  readonly recipient_id: string;
  readonly case_id: string;
  readonly metric: string | null;
  readonly reason: NoticeReason;
  readonly told_at: string;
}

type Step = EscalationStepRun | EscalationStepHeld | EscalationStepActed;

const reasonOf = (type: string, data: Step): NoticeReason =>
  type === 'EscalationStepHeld' ? (data as EscalationStepHeld).reason : 'escalation_step';

/** A notice per person or role that a step told; the id follows from step and loop. */
const ofStep = (type: string, step: Step): Notice[] => {
  const toldAt = 'ranAt' in step ? step.ranAt : step.heldAt;
  return step.told.map(({ kind, id }) => ({
    notice_id: uuidv8FromHash('notice', step.runId, `${step.loop}.${step.step}`, toldAt, id),
    recipient_kind: kind,
    recipient_id: id,
    case_id: step.caseId,
    metric: step.metric,
    reason: reasonOf(type, step),
    told_at: toldAt,
  }));
};

type Recipient = Pick<Notice, 'recipient_kind' | 'recipient_id'>;

const person = (id: string): Recipient => ({ recipient_kind: 'person', recipient_id: id });
const role = (id: string): Recipient => ({ recipient_kind: 'role', recipient_id: id });

/** Whoever is to take a case is told so. */
const ofHandover = ({ caseId, handoverId, toId, offeredAt }: HandoverOffered): Notice => ({
  notice_id: uuidv8FromHash('notice', handoverId),
  recipient_kind: 'person',
  recipient_id: toId,
  case_id: caseId,
  metric: null,
  reason: 'handover_offered',
  told_at: offeredAt,
});

/** Whoever has not answered is told once more. */
const ofReminder = ({ caseId, handoverId, toId, remindedAt }: HandoverReminded): Notice => ({
  notice_id: uuidv8FromHash('notice', handoverId, 'reminder'),
  ...person(toId),
  ...{ case_id: caseId, metric: null, reason: 'handover_reminder', told_at: remindedAt },
});

/** Nobody answered: whoever gave it has it still, and a manager sees to it. */
const ofLapse = (lapsed: HandoverLapsed): Notice[] => {
  const { caseId, handoverId, fromId, fromKind, lapsedAt } = lapsed;
  const giver = fromKind === 'person' ? person(fromId) : role(fromId);
  return [giver, role('manager')].map((recipient) => ({
    notice_id: uuidv8FromHash('notice', handoverId, 'lapsed', recipient.recipient_id),
    ...recipient,
    ...{ case_id: caseId, metric: null, reason: 'handover_unanswered', told_at: lapsedAt },
  }));
};

type OfEscalation = { readonly caseId: string; readonly escalationId: string };

const toAll = (
  recipients: readonly Recipient[],
  { caseId, escalationId }: OfEscalation,
  reason: NoticeReason,
  toldAt: string,
): Notice[] =>
  recipients.map((recipient) => ({
    notice_id: uuidv8FromHash('notice', escalationId, reason, recipient.recipient_id),
    ...recipient,
    ...{ case_id: caseId, metric: null, reason, told_at: toldAt },
  }));

/** Whom an escalation by a person concerns: its role and its watchers, and who has to agree. */
const ofManualEscalation = ({ type, data }: NewEvent): Notice[] => {
  switch (type) {
    case 'EscalationRequested': {
      const asked = data as EscalationRequested;
      const { toRole, watchers, requestedAt, needsApproval } = asked;
      if (needsApproval) return toAll([role(toRole)], asked, 'approval_wanted', requestedAt);
      return toAll([role(toRole), ...watchers.map(person)], asked, 'case_escalated', requestedAt);
    }
    case 'EscalationApproved': {
      const approved = data as EscalationApproved;
      const { toRole, watchers, approvedAt } = approved;
      return toAll([role(toRole), ...watchers.map(person)], approved, 'case_escalated', approvedAt);
    }
    case 'EscalationRefused': {
      const refused = data as EscalationRefused;
      const told = shortId.safeParse(refused.requestedBy).success
        ? [person(refused.requestedBy)]
        : [];
      return toAll(told, refused, 'escalation_refused', refused.refusedAt);
    }
    case 'CaseDeescalated': {
      const down = data as CaseDeescalated;
      return toAll(down.watchers.map(person), down, 'case_deescalated', down.deescalatedAt);
    }
    default:
      return [];
  }
};

/** What just-decided events tell people, as rows of the inbox. */
export const noticesOf = (events: readonly NewEvent[]): readonly Notice[] =>
  events.flatMap((event) => {
    const { type, data } = event;
    switch (type) {
      case 'EscalationStepRun':
      case 'EscalationStepActed':
      case 'EscalationStepHeld':
        return ofStep(type, data as Step);
      case 'HandoverOffered':
        return [ofHandover(data as HandoverOffered)];
      case 'HandoverReminded':
        return [ofReminder(data as HandoverReminded)];
      case 'HandoverLapsed':
        return ofLapse(data as HandoverLapsed);
      default:
        return ofManualEscalation(event);
    }
  });

export const noticeRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  noticesOf(events).map((row) => ({ writer: NOTICE_WRITER, row }));

// The store of a case stands in the table of cases, and who is a person in that of staff.
export const writeNotices: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into notice (notice_id, recipient_kind, recipient_id, case_id, action_id, store_id,
                         reason, metric, told_at)
     select r.notice_id,
            coalesce(r.recipient_kind, case when s.staff_id is null then 'role' else 'person' end),
            r.recipient_id, r.case_id, r.action_id, coalesce(r.store_id, c.store_id), r.reason,
            r.metric, r.told_at
     from jsonb_to_recordset($1::jsonb)
       as r(notice_id uuid, recipient_kind text, recipient_id text, case_id uuid, action_id uuid,
            store_id text, metric text, reason text, told_at timestamptz)
     left join triage_case c on c.case_id = r.case_id
     left join staff_member s on s.staff_id = r.recipient_id
     on conflict (notice_id) do nothing`,
    [JSON.stringify(rows)],
  );
};

export interface NoticeRow {
  readonly noticeId: string;
  readonly recipientKind: 'person' | 'role' | 'webhook';
  readonly recipientId: string;
  /** Of the three what it is about. */
  readonly caseId: string | null;
  readonly warningId: string | null;
  readonly actionId: string | null;
  readonly storeId: string | null;
  readonly reason: NoticeReason;
  readonly metric: string | null;
  readonly toldAt: string;
  readonly readAt: string | null;
}

export interface NoticeFilter {
  readonly stores: readonly string[] | null;
  readonly recipients: readonly string[] | null;
  readonly isUnreadOnly: boolean;
  readonly before: { readonly toldAt: string; readonly noticeId: string } | null;
  readonly limit: number;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIST = `
  select notice_id as "noticeId", recipient_kind as "recipientKind",
         recipient_id as "recipientId", case_id as "caseId", warning_id as "warningId",
         action_id as "actionId", store_id as "storeId", reason, metric,
         ${utc('told_at')} as "toldAt", ${utc('read_at')} as "readAt"
  from notice
  where ($1::text[] is null or store_id = any ($1))
    and ($2::text[] is null or recipient_id = any ($2))
    and (not $3::boolean or read_at is null)
    and ($4::timestamptz is null or (told_at, notice_id) < ($4, $5::uuid))
  order by told_at desc, notice_id desc limit $6`;

const READ = `update notice set read_at = coalesce(read_at, $2)
  where notice_id = $1 and ($3::text[] is null or store_id = any ($3))`;

/** The staff inbox, as the app role. */
export const noticeInbox = (pool: Pool) => ({
  list: async (filter: NoticeFilter): Promise<NoticeRow[]> => {
    const { stores, recipients, isUnreadOnly, before, limit } = filter;
    const place = [before?.toldAt ?? null, before?.noticeId ?? null];
    const values = [stores, recipients, isUnreadOnly, ...place, limit];
    return (await pool.query<NoticeRow>(LIST, values)).rows;
  },
  /** Marks a notice read; false for one that is not there or of a foreign store. */
  read: async (noticeId: string, at: string, stores: readonly string[] | null) =>
    (await pool.query(READ, [noticeId, at, stores])).rowCount === 1,
});

export type NoticeInbox = ReturnType<typeof noticeInbox>;
