import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { inChunks } from './in-chunks.ts';
import type { Incident, IncidentEvent, KnownIncident } from './incident.ts';
import { isSameScope, scopeOf } from './incident-scope.ts';
import type {
  AddAffected,
  ConfirmAffected,
  DeriveAffected,
  NoteCasesOpened,
  RemoveAffected,
} from './incident-commands.ts';

type Decided = Decision<IncidentEvent>;

/** More customers than this one decision does not list: the window is too wide to be one. */
const CUSTOMERS_MAX = 100_000;

const isListable = ({ status }: KnownIncident): boolean =>
  status === 'declared' || status === 'listed' || status === 'opened';

/** Why the list of an incident in this state may not be touched, if so. */
const refusalOf = (state: Incident): Decision<never> | undefined => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'closed') return rejected('already_closed');
  if (!isListable(state)) return rejected('illegal_state', `The incident is ${state.status}.`);
  return undefined;
};

/** A new version from the transactions; what persons added or took off stays so (INC-02). */
export const deriveAffected = (command: DeriveAffected, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  const { incidentId, storeId, list, told } = state;
  if (!isSameScope(command.scope, scopeOf(told))) return rejected('lost_race');
  const isByPerson = (customerId: string): boolean => {
    const known = list.customers.get(customerId);
    return known !== undefined && known.reason !== 'derived';
  };
  const fresh = command.customers.filter(
    ({ customerId }) => !list.removed.has(customerId) && !isByPerson(customerId),
  );
  const byPerson = [...list.customers.values()].filter(({ reason }) => reason !== 'derived');
  const customers = fresh.length + byPerson.length;
  if (customers > CUSTOMERS_MAX) {
    return rejected('validation_failed', `The window has ${customers} customers.`);
  }
  const listVersion = list.version + 1;
  const { transactions, unidentified, withoutWorkstation, now } = command;
  const about = { incidentId, storeId, listVersion };
  const counts = { transactions, customers, unidentified, withoutWorkstation };
  return accepted<IncidentEvent>(
    { type: 'AffectedListDerived', data: { ...about, ...counts, derivedAt: now } },
    ...inChunks(fresh).map((chunk) => ({
      type: 'AffectedCustomersListed' as const,
      data: { ...about, reason: 'derived' as const, customers: chunk, listedAt: now },
    })),
  );
};

export const addAffected = (command: AddAffected, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  const { incidentId, storeId, list } = state;
  const { customerId, reason, now } = command;
  if (list.customers.has(customerId)) return rejected('already_recorded', 'Listed already.');
  const listVersion = list.version + 1;
  const customers = [{ customerId, transactions: 0 }];
  return accepted({
    type: 'AffectedCustomersListed',
    data: { incidentId, storeId, listVersion, reason, customers, listedAt: now },
  });
};

export const removeAffected = (command: RemoveAffected, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  const { incidentId, storeId, list } = state;
  const { customerId, reason, now } = command;
  if (!list.customers.has(customerId)) return rejected('not_found');
  const listVersion = list.version + 1;
  return accepted({
    type: 'AffectedCustomerRemoved',
    data: { incidentId, storeId, listVersion, customerId, reason, removedAt: now },
  });
};

/** Only the very version that was reviewed, and only while it still says who was hit. */
export const confirmAffected = (command: ConfirmAffected, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  const { incidentId, storeId, list, cases } = state;
  const { listVersion, now } = command;
  if (state.status === 'declared') return rejected('illegal_state', 'There is no list yet.');
  if (listVersion !== list.version || list.isStale) return rejected('list_changed');
  if (cases?.listVersion === listVersion) return rejected('already_recorded');
  const customers = list.customers.size;
  return accepted({
    type: 'AffectedListConfirmed',
    data: { incidentId, storeId, listVersion, customers, confirmedAt: now },
  });
};

/** From the job: it ran through the whole version. */
export const noteCasesOpened = (command: NoteCasesOpened, state: Incident): Decided => {
  if (state.status !== 'opening' || command.listVersion !== state.list.version) return accepted();
  const { incidentId, storeId, list } = state;
  const { listVersion, opened, linked, now } = command;
  return accepted({
    type: 'IncidentCasesOpened',
    data: {
      ...{ incidentId, storeId, listVersion, opened, linked },
      unidentified: list.unidentified,
      completedAt: now,
    },
  });
};
