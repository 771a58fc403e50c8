import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import {
  ABUSE_POLICY_WRITER,
  abuseRowsFor,
  FLAG_WRITER,
  writeAbusePolicies,
  writeFlags,
} from './abuse/abuse-tables.ts';
import { TIER_RUN_WRITER, tierRunRow, writeTierRuns } from './tiers/customer-tiers.ts';
import { SCRIPT_WRITER, scriptRow, writeScripts } from './scripts/script-table.ts';
import type { ScriptEvent } from './domain/service-script.ts';
import type { TierRunEvent } from './domain/tier-run.ts';
import type { TriageEvent } from './domain/triage-case.ts';
import { DELIVERY_WRITER, deliveryRowsFor, writeDeliveries } from './notices/delivery-table.ts';
import type { ReplayEvent } from './domain/notices/notice-replay.ts';
import type { DeliveryEvent } from './domain/notices/notice-delivery.ts';
import type { FallbackEvent } from './domain/staff/store-fallback.ts';
import type { StaffEvent } from './domain/staff/staff-member.ts';
import {
  FALLBACK_WRITER,
  STAFF_WRITER,
  staffRowsFor,
  writeFallbacks,
  writeStaff,
} from './staff/staff-table.ts';
import {
  DEFINITION_WRITER,
  definitionRowsFor,
  writeDefinitions,
} from './escalation/definition-table.ts';
import { NOTICE_WRITER, noticeRowsFor, writeNotices } from './escalation/notices.ts';
import { preventionNoticesFor } from './notices/prevention-notices.ts';
import { actionRowsFor, PREVENTION_WRITER, writeActions } from './prevention/action-table.ts';
import type { WatchEvent } from './domain/watches/figure-watch.ts';
import { WATCH_WRITER, watchRowsFor, writeWatches } from './watches/watch-table.ts';
import { caseRowsFor } from './queue/case-patch.ts';
import { CASE_WRITER, writeCases } from './queue/case-writer.ts';
import {
  POLICY_CASE_WRITER,
  policyCaseRowsFor,
  writePolicyCases,
} from './service-levels/policy-cases.ts';
import {
  levelRowsFor,
  SERVICE_LEVEL_WRITER,
  writeLevels,
} from './service-levels/service-level-table.ts';

/** Writers of rows that share the transaction of their event: one statement per batch and table. */
export const companions: Readonly<Record<string, CompanionWriter>> = {
  [CASE_WRITER]: writeCases,
  [SERVICE_LEVEL_WRITER]: writeLevels,
  [POLICY_CASE_WRITER]: writePolicyCases,
  [DEFINITION_WRITER]: writeDefinitions,
  [NOTICE_WRITER]: writeNotices,
  [SCRIPT_WRITER]: writeScripts,
  [TIER_RUN_WRITER]: writeTierRuns,
  [FLAG_WRITER]: writeFlags,
  [ABUSE_POLICY_WRITER]: writeAbusePolicies,
  [STAFF_WRITER]: writeStaff,
  [DELIVERY_WRITER]: writeDeliveries,
  [FALLBACK_WRITER]: writeFallbacks,
  [PREVENTION_WRITER]: writeActions,
  [WATCH_WRITER]: writeWatches,
};

type OfNoCase =
  | ReplayEvent
  | DeliveryEvent
  | ScriptEvent
  | TierRunEvent
  | StaffEvent
  | FallbackEvent
  | WatchEvent;

const NOT_OF_CASES: ReadonlySet<string> = new Set<OfNoCase['type']>([
  'ServiceScriptDefined',
  'TierRunRequested',
  'TiersComputed',
  'StaffMemberDefined',
  'StaffMemberAway',
  'StaffMemberBack',
  'StoreFallbackDefined',
  'NoticeDelivered',
  'NoticeDeliveryFailed',
  'NoticeDeliveryRequested',
  'NoticeReplayRequested',
  'NoticeReplayCompleted',
  'FigureReportDefined',
  'FigureWatchWithdrawn',
  'FigureReportDue',
  'FigureAlertDefined',
  'FigureAlertFired',
  'FigureAlertCleared',
  'FigureAlertChecked',
  'FigureAlertUndecided',
  'FigureMailDelivered',
  'FigureMailFailed',
]);

/** Rows of triage's own tables that just-decided events of any of its streams cause. */
export const companionsFor = (
  events: readonly (TriageEvent | OfNoCase)[],
): readonly CompanionRow[] => {
  const ofCases = events.filter((event): event is TriageEvent => !NOT_OF_CASES.has(event.type));
  return [
    ...caseRowsFor(ofCases),
    ...levelRowsFor(ofCases),
    ...policyCaseRowsFor(ofCases),
    ...definitionRowsFor(ofCases),
    ...noticeRowsFor(ofCases),
    ...staffRowsFor(events),
    ...deliveryRowsFor(events),
    ...events.flatMap((event) =>
      event.type === 'ServiceScriptDefined' ? [scriptRow(event.data)] : [],
    ),
    ...abuseRowsFor(events),
    ...actionRowsFor(events),
    ...preventionNoticesFor(events),
    ...watchRowsFor(events),
    ...events.flatMap((event) => (event.type === 'TiersComputed' ? [tierRunRow(event.data)] : [])),
  ];
};
