/**
 * The one table of error codes of the suite. A code is the stable name of a refusal; its status
 * decides whether a client may retry (413, 415, 422 never; 429 and 503 after `Retry-After`).
 * To add a code, add a row: the title is one sentence without values, the type URI follows from
 * the code. Rows are grouped by status because that is how clients handle them.
 */
export type ProblemRow = { readonly status: number; readonly title: string };

const at = <const Codes extends Record<string, string>>(status: number, titles: Codes) =>
  Object.fromEntries(
    Object.entries(titles).map(([code, title]) => [code, Object.freeze({ status, title })]),
  ) as { readonly [Code in keyof Codes]: ProblemRow };

/** 400: the request could not be read, or is ambiguous. */
const unreadable = at(400, {
  malformed_request: 'The request is not valid HTTP for this service',
  malformed_body: 'The body is not valid JSON',
  body_too_deep: 'The body is nested too deeply',
  too_many_keys: 'An object in the body has too many keys',
  duplicate_key: 'An object in the body has the same key twice',
  forbidden_key: 'The body has a key that is never accepted',
  malformed_path: 'The path is not valid',
  malformed_query: 'The query string is not valid',
  unknown_filter: 'The filter, sort or parameter is not known',
  malformed_cursor: 'The cursor is not valid',
  malformed_header: 'A header is not valid',
  idempotency_key_missing: 'The Idempotency-Key header is missing',
  idempotency_key_malformed: 'The Idempotency-Key header is not valid',
  header_given_twice: 'A header that may come once came twice',
});

/** 401 and 403: who is asking. One generic text, so that causes cannot be told apart. */
const unauthorised = {
  ...at(401, {
    unauthenticated: 'Valid credentials are required',
    clock_skew: 'The clock of the sender is wrong',
  }),
  ...at(403, {
    forbidden: 'The credentials do not allow this operation',
    over_authority_limit: 'The amount is above the authority of this person',
    approval_by_requester: 'The person who asked may not approve',
    person_required: 'Only a signed-in person may do this',
    recipient_required: 'Only the person it is for may do this',
    own_work: 'Nobody records how content a customer is with their own work',
  }),
};

const unknown = {
  ...at(404, { not_found: 'Not found' }),
  ...at(405, { method_not_allowed: 'The method is not allowed here' }),
  ...at(406, { not_acceptable: 'None of the accepted types can be produced' }),
  ...at(408, { request_timeout: 'The request took too long to arrive' }),
  ...at(410, { gone: 'No longer available' }),
};

/** 409: the state of the thing refuses the command. Only the first two may be retried. */
const conflicts = at(409, {
  idempotency_in_progress: 'The first request with this Idempotency-Key is still running',
  lost_race: 'Another change was made at the same time',
  command_already_done: 'This command was executed before',
  external_id_conflict: 'The external id is taken by a record with other content',
  already_exists: 'It exists already',
  case_closed: 'The case is closed',
  case_not_open: 'The case is not open',
  case_not_closed: 'The case is not closed',
  case_withdrawn: 'The case was withdrawn',
  case_merged: 'The case was merged into another case',
  not_merged: 'The case was not merged',
  imported_case: 'Imported history does not take commands',
  already_acknowledged: 'The case was acknowledged before',
  already_withdrawn: 'The case was withdrawn before',
  already_assigned: 'The case is assigned to this person already',
  delivery_pending: 'The notice is being sent already',
  escalation_pending: 'An escalation of the case waits for its approval',
  no_escalation: 'No such escalation waits or is in force',
  handover_pending: 'A handover of the case waits for its acknowledgement',
  no_handover: 'No such handover waits for its acknowledgement',
  staff_away: 'The person is away or has left',
  already_classified: 'The case has this classification already',
  already_escalated: 'The case is on this step already',
  already_prioritised: 'The case was prioritised before',
  already_resolved: 'The case was resolved before',
  already_recorded: 'This was recorded before',
  not_acknowledged: 'The case was not acknowledged yet',
  not_assigned: 'The case is not assigned',
  not_triaged: 'The case was not triaged yet',
  not_critical: 'The case is not critical',
  not_implemented: 'The action was not put into effect yet',
  not_resolved: 'The case was not resolved yet',
  not_reopenable: 'The case cannot be reopened',
  reopen_window_over: 'The time to reopen the case is over',
  ladder_exhausted: 'There is no further step to escalate to',
  no_waiting_mark: 'The case is not waiting for anybody',
  already_waiting: 'The case is waiting already',
  no_policy_applies: 'No policy in force applies to the case',
  policy_in_force: 'The case runs by the policy as it is',
  policy_disabled: 'The policy is disabled',
  playbook_withdrawn: 'The version of the playbook was withdrawn',
  incident_ended: 'The incident has ended',
  dry_run_required: 'A dry run has to be made first',
  points_unavailable: 'No loyalty scheme is connected that credits points',
  terms_changed: 'The terms are no longer those that were shown',
  list_incomplete: 'Not every case of the incident is known yet',
  list_changed: 'The list was changed after this version, or what it is made of',
  remedy_already_open: 'A remedy is open for this case',
  no_open_remedy: 'No remedy is open for this case',
  remedy_not_chosen: 'No remedy was chosen yet',
  remedy_already_chosen: 'A remedy was chosen before',
  remedy_already_executed: 'The remedy was executed before',
  remedy_not_executing: 'The remedy is not being executed',
  guarantee_not_covering: 'No such guarantee covers the case',
  cause_unknown: 'Why it happened is not known yet',
  no_menu_prepared: 'No remedies were prepared for this case',
  offer_expired: 'The offer has expired',
  offer_not_open: 'No offer is open',
  approval_required: 'The remedy needs an approval first',
  approval_expired: 'The approval has expired',
  approval_void: 'The terms changed after the approval',
  already_approved: 'It was approved before',
  four_eyes_required: 'Another person has to decide this',
  authority_exceeded: 'The amount is above what the approver may grant',
  goodwill_open: 'Another goodwill for the same item is pending or granted',
  budget_exhausted: 'The budget is used up',
  velocity_limit: 'Too many remedies for this customer, person or day',
  refund_cap_exceeded: 'The refunds of this payment would exceed what was captured',
  voucher_already_redeemed: 'The voucher was redeemed before',
  voucher_balance_too_low: 'Less is left on the voucher',
  voucher_code_shown: 'The code of the voucher was shown before',
  voucher_expired: 'The voucher has expired',
  voucher_voided: 'The voucher was voided',
  follow_up_not_due: 'The follow-up is not due',
  follow_up_not_open: 'No follow-up is open',
  follow_up_suppressed: 'The follow-up was suppressed',
  follow_up_expired: 'The time to answer is over',
  already_scheduled: 'The follow-up is scheduled already',
  already_answered: 'The follow-up was answered before',
  already_closed: 'It was closed before',
  job_not_open: 'The job takes no more chunks',
  job_already_completed: 'The job is completed',
  device_revoked: 'The device is revoked',
  legal_hold: 'A legal hold keeps this data',
  hold_lifted: 'The legal hold was lifted before',
  too_many_attachments: 'The case has as many files as it may have',
  event_not_parked: 'The event was replayed or given up before',
  event_waits: 'The event waits behind an earlier one of its case',
  source_revoked: 'The source is revoked',
  customer_unknown: 'The customer of the case is not known',
  flag_over: 'The flag has expired or was cleared',
  no_open_appeal: 'No appeal against the flag is open',
  remedy_conflict_open: 'Two remedies for one loss wait for a decision',
  no_conflict_open: 'No conflict with that case is open',
  no_review_open: 'Nothing waits for a review',
  execution_stopped: 'Execution is stopped',
  execution_not_stopped: 'Execution is not stopped',
  illegal_state: 'The state does not allow this command',
});

const preconditions = {
  ...at(412, { version_conflict: 'The version given in If-Match is not current' }),
  ...at(413, { payload_too_large: 'The body is too large' }),
  ...at(414, { uri_too_long: 'The URI is too long' }),
  ...at(415, { unsupported_media_type: 'The content type or encoding is not supported' }),
  ...at(431, { headers_too_large: 'The headers are too large' }),
};

/** 422: read and understood, but a value is not acceptable. */
const invalid = at(422, {
  validation_failed: 'Request validation failed',
  idempotency_key_reused: 'Idempotency key reused with a different request',
  control_character: 'A text contains a character that is never accepted',
  non_canonical_number: 'A number is not in canonical form',
  card_data_not_accepted: 'Card numbers are never accepted',
  unknown_alternative: 'The alternative is not on the menu',
  unknown_step: 'The remedy has no such step',
  unknown_voucher: 'No voucher has this code',
  unknown_currency: 'The currency is not known',
  currency_mismatch: 'The currencies differ',
  amount_too_large: 'The amount is above the limit',
  amount_not_positive: 'The amount must be above zero',
  remedy_over_limit: 'The remedy is above the cap of the playbook',
  in_future: 'The time lies in the future',
  in_past: 'The time lies in the past',
  time_before_failure: 'The time lies before the failure',
  id_reused: 'The id was first used with a different body',
  unknown_store: 'The store is not known',
  unknown_playbook: 'The version of the playbook is not known',
  unknown_script_step: 'No service script has such a step',
  unknown_action: 'No preventive action of this id covers the case',
  taxonomy_mismatch: 'The codes of the cause contradict each other',
  cause_incomplete: 'The cause after Nakamura is missing',
  unknown_calendar: 'The calendar is not known',
  ical_unusable: 'The file is no iCalendar file, or one that cannot be used',
  unknown_event_type: 'The event type is not known',
  unknown_source: 'The source is not known',
  unknown_instrument: 'The instrument is not known',
  answer_incomplete: 'An answer is missing',
  answer_out_of_scale: 'An answer lies outside its scale',
  merge_into_itself: 'A case cannot be merged into itself',
  row_count_mismatch: 'The number of rows differs from the one announced',
});

const capacity = {
  ...at(429, { quota_exceeded: 'Too many requests of this client' }),
  ...at(500, { internal_error: 'Internal error' }),
  ...at(503, {
    temporary_reduced_capacity: 'The service is over capacity or a dependency is away',
    projection_behind: 'The projection has not reached the position asked for',
  }),
};

/** code -> status and title. Every answer with a problem body has a code of this table. */
export const problems = Object.freeze({
  ...unreadable,
  ...unauthorised,
  ...unknown,
  ...conflicts,
  ...preconditions,
  ...invalid,
  ...capacity,
});

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as readonly ProblemCode[];

/** Whether a text names a row of the table; own keys only, so 'toString' is none. */
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problems, text);

/**
 * The `type` member of RFC 9457 for a code: a relative URI that stays the same for ever.
 * `problemType('case_closed')` is '/problems/case-closed'.
 */
export const problemType = (code: ProblemCode): string => `/problems/${code.replaceAll('_', '-')}`;

/** Codes a client may send again unchanged (same key), besides a timeout. */
export const retryableCodes: ReadonlySet<ProblemCode> = new Set([
  'request_timeout',
  'idempotency_in_progress',
  'lost_race',
  'quota_exceeded',
  'internal_error',
  'temporary_reduced_capacity',
  'projection_behind',
]);
