import type {
  FutureNeedNoted,
  IncidentExplained,
  InformationShared,
  ProcessChangeTold,
} from '@amends/contracts/remedy-notices';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** What the customer of a case is told beside the remedy, and what they will need later. */
export type NoticeEvent =
  | { readonly type: 'IncidentExplained'; readonly data: IncidentExplained }
  | { readonly type: 'ProcessChangeTold'; readonly data: ProcessChangeTold }
  | { readonly type: 'InformationShared'; readonly data: InformationShared }
  | { readonly type: 'FutureNeedNoted'; readonly data: FutureNeedNoted };

const TYPES: Readonly<Record<NoticeEvent['type'], true>> = {
  IncidentExplained: true,
  ProcessChangeTold: true,
  InformationShared: true,
  FutureNeedNoted: true,
};

export const isOfNotices = <Other extends { readonly type: string }>(
  event: Other | NoticeEvent,
): event is NoticeEvent => Object.hasOwn(TYPES, event.type);

/** Oldest first. */
export interface CaseNotices {
  readonly told: readonly NoticeEvent[];
}

export const noNotices: CaseNotices = { told: [] };

/** Never throws and never rejects history. Of an incident something is told before all else. */
export const withNotice = (state: Remedy, event: NoticeEvent): Remedy => {
  const notices = { told: [...state.notices.told, event] };
  if (!('storeId' in event.data)) return { ...state, notices };
  const { caseId, storeId = state.storeId } = event.data;
  return { ...state, notices, caseId, ...(storeId === undefined ? {} : { storeId }) };
};

export type NoticeCommand =
  | { readonly type: 'ExplainIncident'; readonly data: IncidentExplained }
  | { readonly type: 'TellProcessChange'; readonly data: ProcessChangeTold }
  | { readonly type: 'ShareInformation'; readonly data: InformationShared }
  | { readonly type: 'NoteFutureNeed'; readonly data: FutureNeedNoted };

const COMMANDS: Readonly<Record<NoticeCommand['type'], true>> = {
  ExplainIncident: true,
  TellProcessChange: true,
  ShareInformation: true,
  NoteFutureNeed: true,
};

export const isNoticeCommand = <Other extends { readonly type: string }>(
  command: Other | NoticeCommand,
): command is NoticeCommand => Object.hasOwn(COMMANDS, command.type);

/** A version that was told, or one that a later one took the place of, is not told again. */
const isTold = ({ notices }: Remedy, type: NoticeEvent['type'], data: object): boolean => {
  const { incidentId, version } = data as ProcessChangeTold;
  return (
    version !== undefined &&
    notices.told.some((one) => {
      const told = one.data as ProcessChangeTold;
      if (one.type !== type || told.incidentId !== incidentId) return false;
      return type === 'IncidentExplained' ? told.version! >= version : told.version === version;
    })
  );
};

export const decideNotice = (command: NoticeCommand, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  switch (command.type) {
    case 'ExplainIncident': {
      const { data } = command;
      // The customer reads it with the case this one was merged into.
      if (state.merging.mergedInto !== undefined) return rejected('case_merged');
      if (isTold(state, 'IncidentExplained', data)) return accepted();
      return accepted<RemedyEvent>({ type: 'IncidentExplained', data });
    }
    case 'TellProcessChange': {
      const { data } = command;
      if (isTold(state, 'ProcessChangeTold', data)) return accepted();
      return accepted<RemedyEvent>({ type: 'ProcessChangeTold', data });
    }
    case 'ShareInformation':
      return accepted<RemedyEvent>({ type: 'InformationShared', data: command.data });
    case 'NoteFutureNeed':
      return accepted<RemedyEvent>({ type: 'FutureNeedNoted', data: command.data });
  }
};
