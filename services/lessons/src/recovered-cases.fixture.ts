import { type Happening, uuidOf } from '@amends/projections/read-service.fixture';
import { day } from './prevented-failures.fixture.ts';

const TERMS = 'a'.repeat(64);
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** Everybody has one case. */
const employeeOf = (name: string): string => `employee-${name.replace(' ', '-')}`;

const menu = (caseId: string, playbookVersion: number): Happening => ({
  type: 'RemedyMenuPrepared',
  time: day(1),
  data: {
    caseId,
    playbookVersion,
    row: 12,
    overlays: [],
    steps: ['listen', 'apology', 'broadcast_explanation'],
    goodwillPct: 0,
    authority: 'automatic',
    rounding: 'half_up_caps_down',
    severity: 'minor',
    alternatives: [{ alternativeId: 1, components: [{ remedyType: 'apology' }] }],
    reason: 'triaged',
  },
});

const goodwill = (name: string, role: string): Happening[] => {
  const caseId = uuidOf(name);
  const proposal = { caseId, proposalId: uuidOf(`proposal ${name}`), revision: 1, storeId: '9' };
  const terms = { ...proposal, playbookVersion: 1, row: 12, reason: 'inconvenience' };
  return [
    {
      type: 'GoodwillProposed',
      data: {
        ...terms,
        item: 'case-1',
        itemKind: 'case',
        components: [{ remedyType: 'gift', amount: eur(2_000), kind: 'goodwill' }],
        improvised: true,
        amount: eur(2_000),
        termsHash: TERMS,
        by: 'anna',
        proposedAt: day(2),
      },
    },
    {
      type: 'GoodwillApproved',
      data: {
        ...proposal,
        basis: 'within_limit',
        termsHash: TERMS,
        amount: eur(2_000),
        authority: { basis: 'role', holderId: role, version: 1, max: 5_000, used: 2_000 },
        by: 'anna',
        validUntil: day(9),
        approvedAt: day(2),
      },
    },
    {
      type: 'PlaybookDeviationRecorded',
      data: { ...terms, improvised: true, amount: eur(2_000), recordedAt: day(2) },
    },
  ];
};

/** A case that was recovered with goodwill and whose customer answered. */
const recovered = (name: string, role: string, isSatisfied: boolean): Happening[] => {
  const caseId = uuidOf(name);
  return [
    {
      type: 'FailureReported',
      data: {
        caseId,
        source: 'web',
        storeId: '9',
        channel: 'web_form',
        initiation: 'customer',
        signalSource: 'complaint',
        reportedAt: day(0),
        complaintCode: 'slow_unavailable_service',
        cues: [],
        cueRulesVersion: 1,
      },
    },
    menu(caseId, role === 'assistant' ? 1 : 2),
    ...goodwill(name, role),
    {
      type: 'RemedyStepExecuted',
      data: {
        caseId,
        remedyId: uuidOf(`remedy ${name}`),
        step: 1,
        remedyType: 'apology',
        executedAt: day(3),
      },
    },
    {
      type: 'RecoveryCompleted',
      data: { caseId, remedyTypes: ['apology'], goodwill: eur(2_000), completedAt: day(4) },
    },
    {
      type: 'FollowUpAnswered',
      data: {
        caseId,
        requestId: uuidOf(`request ${name}`),
        wave: 1,
        instrumentVersion: 1,
        answeredAt: day(7),
        reliefDegree: 5,
        remedyAccepted: true,
        dissatisfactionEliminated: isSatisfied,
        adverseEffects: false,
        justice: {},
        expectedService: 6,
        perceivedService: isSatisfied ? 6 : 2,
      },
    },
    {
      type: 'HandlerHeard',
      data: { caseId, employeeId: employeeOf(name), role: 'gave_remedy', since: day(2) },
    },
  ];
};

const learned = (name: string): Happening => ({
  type: 'TrainingRecorded',
  subject: employeeOf(name),
  data: {
    employeeId: employeeOf(name),
    trainingId: 'calm_voices',
    skills: ['listening'],
    isOnboarding: false,
    completedAt: day(1),
    by: 'coach',
    recordedAt: day(1),
  },
});

const granted = (holderKind: string, holderId: string): Happening => ({
  type: 'RecoveryAuthorityGranted',
  subject: holderId,
  data: {
    holderKind,
    holderId,
    version: 1,
    limits: [{ currency: 'EUR', max: 5_000 }],
    reason: 'empowerment',
    by: 'head',
    grantedAt: day(0),
  },
});

const namesOf = (role: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${role} ${at}`);
const assistants = namesOf('assistant', 12);
const managers = namesOf('manager', 10);

/** Cases of twelve trained assistants, three of them unsatisfied, and of ten managers. */
export const recoveredCases: readonly Happening[] = [
  granted('role', 'assistant'),
  granted('role', 'manager'),
  granted('role', 'trainee'),
  granted('person', 'anna'),
  ...assistants.map(learned),
  ...assistants.flatMap((name, at) => recovered(name, 'assistant', at > 2)),
  ...managers.flatMap((name) => recovered(name, 'manager', true)),
];
