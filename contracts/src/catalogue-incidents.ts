import { type CatalogueEntry, entry } from './catalogue-entry.ts';
import { DisputeClosedV1 } from './intake-disputes.ts';
import * as facts from './intake-incident-facts.ts';
import * as incidents from './intake-incidents.ts';
import * as warnings from './intake-warnings.ts';

/** Rows of the catalogue about what intake finds without a complaint. */
export const INCIDENT_ROWS = {
  IncidentSuspected: entry(
    'intake',
    incidents.IncidentSuspectedV1,
    'signals look like one failure of many customers',
  ),
  IncidentDeclared: entry('intake', incidents.IncidentDeclaredV1, 'a person says it is one'),
  IncidentScopeChanged: entry(
    'intake',
    incidents.IncidentScopeChangedV1,
    'another window, other tills, another severity',
  ),
  IncidentEnded: entry('intake', incidents.IncidentEndedV1, 'the technical part is over'),
  IncidentFactsStated: entry(
    'intake',
    facts.IncidentFactsStatedV1,
    'root cause, prevention, expected end of an incident',
  ),
  IncidentFactsSynced: entry(
    'intake',
    facts.IncidentFactsSyncedV1,
    'what is known of the incident holds for the case, save where a person said otherwise',
  ),
  AffectedListDerived: entry(
    'intake',
    incidents.AffectedListDerivedV1,
    'a version of who was hit, with its counts',
  ),
  AffectedCustomersListed: entry(
    'intake',
    incidents.AffectedCustomersListedV1,
    'customers on the list, and why',
  ),
  AffectedCustomerRemoved: entry(
    'intake',
    incidents.AffectedCustomerRemovedV1,
    'a customer off the list, and why',
  ),
  AffectedListConfirmed: entry(
    'intake',
    incidents.AffectedListConfirmedV1,
    'a reviewed version; each customer gets a case',
  ),
  IncidentCasesOpened: entry(
    'intake',
    incidents.IncidentCasesOpenedV1,
    'every customer of a version has a case; the bulk remedy can be planned',
  ),
  IncidentLinkedToCase: entry(
    'intake',
    incidents.IncidentLinkedToCaseV1,
    'the case is one of the incident; remedies and notices come in bulk',
  ),
  IncidentClosed: entry('intake', incidents.IncidentClosedV1, 'the incident is over'),
  IncidentCasesLeftOpen: entry(
    'intake',
    incidents.IncidentCasesLeftOpenV1,
    'cases that do not close with their incident, and why',
  ),
  IncidentClosedForCase: entry(
    'intake',
    incidents.IncidentClosedForCaseV1,
    'triage records what was learned, follow-up may close the case',
  ),
  IncidentCancelled: entry('intake', incidents.IncidentCancelledV1, 'there was no incident'),
  EarlyWarningRaised: entry(
    'intake',
    warnings.EarlyWarningRaisedV1,
    'failures become more frequent; triage opens a preventive action',
  ),
  EarlyWarningAcknowledged: entry(
    'intake',
    warnings.EarlyWarningAcknowledgedV1,
    'a person looked at a warning, and what came out',
  ),
  EarlyWarningRulesDefined: entry(
    'intake',
    warnings.EarlyWarningRulesDefinedV1,
    'how warnings are found from now on',
  ),
  DisputeClosed: entry('intake', DisputeClosedV1, 'a chargeback ended, and how'),
} as const satisfies Record<string, CatalogueEntry>;
