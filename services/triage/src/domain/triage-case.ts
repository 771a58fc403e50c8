import type {
  CaseAssigned,
  CaseClassified,
  CaseEscalated,
  CasePrioritised,
  ImpactAssessed,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
  SeverityRaised,
  TargetMet,
  TargetMissed,
  TargetsCancelled,
  TargetsSet,
} from '@amends/contracts/triage';
import type { Severity, TargetMetric } from '@amends/contracts/vocabulary';

/**
 * One case as triage sees it: none -> open (triaged, with targets) -> cancelled | imported.
 * A reopening stays `open` and sets new targets; resolution only meets a target.
 */

type Fact<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data;
  readonly time?: string;
};

export type TriageEvent =
  | Fact<'CaseClassified', CaseClassified>
  | Fact<'ImpactAssessed', ImpactAssessed>
  | Fact<'CasePrioritised', CasePrioritised>
  | Fact<'TargetsSet', TargetsSet>
  | Fact<'CaseAssigned', CaseAssigned>
  | Fact<'TargetMet', TargetMet>
  | Fact<'TargetMissed', TargetMissed>
  | Fact<'TargetsCancelled', TargetsCancelled>
  | Fact<'CaseEscalated', CaseEscalated>
  | Fact<'SeverityRaised', SeverityRaised>
  | Fact<'RootCauseRecorded', RootCauseRecorded>
  | Fact<'PreventiveDecisionRecorded', PreventiveDecisionRecorded>;

export interface Target {
  readonly metric: TargetMetric;
  readonly dueAt: string;
  readonly metAt?: string;
  readonly missed: boolean;
}

export interface TriageCase {
  readonly status: 'none' | 'open' | 'cancelled' | 'imported';
  readonly caseId?: string;
  readonly storeId?: string;
  readonly customerId?: string;
  readonly severity?: Severity;
  readonly classification?: CaseClassified;
  readonly prioritised?: CasePrioritised;
  readonly ownerId?: string;
  readonly targets: readonly Target[];
  readonly escalationStep: number;
  readonly reopenings: number;
  readonly rootCauseRecorded: boolean;
  readonly preventiveDecision?: PreventiveDecisionRecorded['decision'];
}

export const initialState: TriageCase = {
  status: 'none',
  targets: [],
  escalationStep: 0,
  reopenings: 0,
  rootCauseRecorded: false,
};

const markTarget = (
  targets: readonly Target[],
  metric: TargetMetric,
  dueAt: string,
  mark: Partial<Target>,
): readonly Target[] =>
  targets.map((target) =>
    target.metric === metric && target.dueAt === dueAt ? { ...target, ...mark } : target,
  );

const setTargets = (state: TriageCase, data: TargetsSet): TriageCase => ({
  ...state,
  // A new set replaces the running targets of the same metric; kept ones stay as they are.
  targets: [
    ...state.targets.filter((old) => !data.targets.some((target) => target.metric === old.metric)),
    ...data.targets.map(({ metric, dueAt }) => ({ metric, dueAt, missed: false })),
  ],
  reopenings: state.reopenings + (data.reason === 'reopened' ? 1 : 0),
});

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: TriageCase, event: TriageEvent): TriageCase => {
  switch (event.type) {
    case 'CaseClassified':
      return {
        ...state,
        status:
          event.data.provenance === 'imported'
            ? 'imported'
            : state.status === 'none'
              ? 'open'
              : state.status,
        caseId: event.data.caseId,
        classification: event.data,
      };
    case 'ImpactAssessed':
      return { ...state, severity: event.data.severity };
    case 'CasePrioritised':
      return {
        ...state,
        severity: event.data.severity,
        prioritised: event.data,
        ...(event.data.storeId === undefined ? {} : { storeId: event.data.storeId }),
        ...(event.data.customerId === undefined ? {} : { customerId: event.data.customerId }),
      };
    case 'TargetsSet':
      return setTargets(state, event.data);
    case 'CaseAssigned':
      return { ...state, ownerId: event.data.ownerId };
    case 'TargetMet': {
      const { metric, dueAt, metAt } = event.data;
      return { ...state, targets: markTarget(state.targets, metric, dueAt, { metAt }) };
    }
    case 'TargetMissed': {
      const { metric, dueAt } = event.data;
      return { ...state, targets: markTarget(state.targets, metric, dueAt, { missed: true }) };
    }
    case 'TargetsCancelled':
      return { ...state, status: 'cancelled' };
    case 'CaseEscalated':
      return { ...state, escalationStep: event.data.step };
    case 'SeverityRaised':
      return { ...state, severity: event.data.to };
    case 'RootCauseRecorded':
      return { ...state, rootCauseRecorded: true };
    case 'PreventiveDecisionRecorded':
      return { ...state, preventiveDecision: event.data.decision };
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};
