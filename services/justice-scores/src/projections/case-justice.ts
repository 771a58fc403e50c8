import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type {
  FollowUpAnswered,
  FollowUpRequested,
  FollowUpScheduled,
  FollowUpSuppressed,
  SatisfactionImported,
} from '@amends/contracts/follow-up';
import {
  caseCellDimensions,
  caseDimensionColumns,
  caseDimensionHandlers,
} from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, withValues } from '@amends/projections/case-fold';
import { storeRegionFold } from '@amends/projections/store-regions';
import type {
  CellDeclaration,
  FactRow,
  FactTable,
  KeyedFold,
  Projection,
} from '@amends/projections/types';
import { againstExpectation } from '@amends/statistics/disconfirmation';
import { slotKinds } from '../answer-slots.ts';
import { biViews } from '../bi-views.ts';
import { itemList, type JusticeScores, scoresOf } from '../instrument.ts';
import { observeCase } from '../observe-case.ts';
import { caseValueColumns, caseValueHandlers } from './case-value.ts';

/** From here on a satisfaction of 1 to 5 counts as satisfied. */
const SATISFIED_FROM = 4;

/** [when, satisfied, the score of 1 to 5 or null where a register knows yes and no only]. */
export type Satisfaction = readonly [string, boolean, number | null];

/** What was answered in a wave, its scores in millionths of a point. */
export interface Answer extends Readonly<Record<keyof JusticeScores, number | null>> {
  readonly version: number | null;
  readonly items: readonly (number | null)[];
  readonly effort: number | null;
  readonly serviceGap: number | null;
  readonly recoveryGap: number | null;
}

/** The same before a later answer superseded it. */
export interface FormerAnswer extends Answer {
  readonly at: string;
}

/** What cells read of a wave: whether it was asked, and its answer. */
export interface WaveOfCase {
  readonly isSent: boolean;
  readonly answer: Answer | null;
}

/** One row per case: its dimensions, and whether its customer ended satisfied. */
export const caseJusticeTable: FactTable = {
  name: 'case_justice',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    /** Null while nobody answered. A later answer supersedes. */
    is_satisfied: 'boolean',
    satisfaction_at: 'timestamptz',
    /** List of Satisfaction: all there were, so that the figures of any instant can be told. */
    satisfactions: 'jsonb',
    suppressed_at: 'timestamptz',
    /** Version of the instrument of the last question. */
    asked_version: 'integer',
    /** Whose case it was when the last question was sent: nobody's before, and a team's never. */
    asked_employee: 'text',
    ...caseValueColumns,
    /** WaveOfCase by number: what is told of a case in its cells is told by its one row. */
    waves: 'jsonb',
  },
  storeColumn: 'store_id',
};

/** One row per case and wave of the follow-up; a later answer of the same wave supersedes. */
export const caseWaveTable: FactTable = {
  name: 'case_wave',
  columns: {
    case_wave: 'text',
    case_id: 'uuid',
    store_id: 'text',
    wave: 'smallint',
    /** After the resolution, where the playbook's row asked for it: D1, D3, D7, D30. */
    day: 'smallint',
    requested_at: 'timestamptz',
    answered_at: 'timestamptz',
    instrument_version: 'integer',
    /** Millionths of a point, 0 to 100,000,000; null with too few valid items. */
    distributive: 'integer',
    interactional: 'integer',
    procedural: 'integer',
    overall: 'integer',
    /** The twelve answers as given, not reversed; null where one was left out. */
    items: 'jsonb',
    /** How easy it was made, 1 to 7. */
    effort: 'smallint',
    /** Experienced less expected, -6 to 6, of the service and of its recovery. */
    service_gap: 'smallint',
    recovery_gap: 'smallint',
    /** As it was when the question was sent: a later owner did not do it (SCO-03). */
    employee_id: 'text',
    /** List of FormerAnswer; null where nothing was superseded. */
    former: 'jsonb',
  },
  storeColumn: 'store_id',
  indexes: [['case_id']],
};

const satisfied = (row: FactRow, given: Satisfaction): FactRow => {
  const [at, isSatisfied] = given;
  const known = (row.satisfactions as Satisfaction[] | null | undefined) ?? [];
  // The same answer again, corrected: it was never another.
  const before = known.filter(([when]) => when !== at);
  return withValues(row, {
    is_satisfied: isSatisfied,
    satisfaction_at: at,
    satisfactions: [...before, given],
  });
};

const answeredSatisfaction = (
  row: FactRow,
  { satisfaction, answeredAt }: FollowUpAnswered,
): FactRow =>
  satisfaction === undefined
    ? row
    : satisfied(row, [answeredAt, satisfaction >= SATISFIED_FROM, satisfaction]);

const employeeOf = ({ ownerId, ownerKind }: FollowUpRequested): string | null =>
  ownerKind === 'person' ? (ownerId ?? null) : null;

const gap = (perceived: number | undefined, expected: number | undefined): number | null =>
  perceived === undefined || expected === undefined
    ? null
    : againstExpectation(perceived, expected);

const answerOf = (data: FollowUpAnswered): Answer => ({
  version: data.instrumentVersion,
  ...scoresOf(data.instrumentVersion, data.justice),
  items: itemList(data.justice),
  effort: data.effort ?? null,
  serviceGap: gap(data.perceivedService, data.expectedService),
  recoveryGap: gap(data.perceivedRecovery, data.expectedRecovery),
});

const withWave = (row: FactRow, wave: number, news: Partial<WaveOfCase>): FactRow => {
  const waves = (row.waves as Record<string, WaveOfCase> | null | undefined) ?? {};
  const known = waves[wave] ?? { isSent: false, answer: null };
  return withValues(row, { waves: { ...waves, [wave]: { ...known, ...news } } });
};

const answeredCase = (row: FactRow, data: FollowUpAnswered): FactRow =>
  withWave(answeredSatisfaction(row, data), data.wave, { answer: answerOf(data) });

const caseHandlers: CaseHandlers = {
  FollowUpScheduled: (row, { instrumentVersion }: FollowUpScheduled) =>
    withValues(row, { asked_version: instrumentVersion }),
  FollowUpRequested: (row, request: FollowUpRequested) =>
    withWave(withValues(row, { asked_employee: employeeOf(request) }), request.wave, {
      isSent: true,
    }),
  // A later wave that is left out does not make a case one whose customer nobody asked.
  FollowUpSuppressed: (row, { wave, suppressedAt }: FollowUpSuppressed) =>
    wave !== undefined && wave > 1 ? row : withValues(row, { suppressed_at: suppressedAt }),
  FollowUpAnswered: answeredCase,
  FollowUpAnswerEdited: answeredCase,
  SatisfactionImported: (row, data: SatisfactionImported) =>
    satisfied(row, [data.recordedAt, data.satisfied, null]),
};

const instantMs = (value: unknown): number => Date.parse(value as string);

/** The answer of the row, to be superseded; undefined where there is none, or this one again. */
const formerOf = (row: FactRow, answeredAt: string): FormerAnswer | undefined => {
  const at = row.answered_at as string | null | undefined;
  if (at === null || at === undefined || instantMs(at) === instantMs(answeredAt)) return undefined;
  const number = (column: string) => (row[column] as number | null | undefined) ?? null;
  return {
    at,
    version: number('instrument_version'),
    distributive: number('distributive'),
    interactional: number('interactional'),
    procedural: number('procedural'),
    overall: number('overall'),
    items: row.items as (number | null)[],
    effort: number('effort'),
    serviceGap: number('service_gap'),
    recoveryGap: number('recovery_gap'),
  };
};

const answered = (row: FactRow, data: FollowUpAnswered): FactRow => {
  const former = formerOf(row, data.answeredAt);
  const before = (row.former as FormerAnswer[] | null | undefined) ?? [];
  const { effort, items, serviceGap, recoveryGap, version, ...scores } = answerOf(data);
  return withValues(row, {
    former: former === undefined ? undefined : [...before, former],
    effort,
    service_gap: serviceGap,
    recovery_gap: recoveryGap,
    store_id: data.storeId,
    answered_at: data.answeredAt,
    instrument_version: version,
    ...scores,
    items,
  });
};

const waveHandlers: CaseHandlers = {
  FollowUpScheduled: (row, data: FollowUpScheduled) =>
    withValues(row, { store_id: data.storeId, day: data.day }),
  FollowUpRequested: (row, data: FollowUpRequested) =>
    withValues(row, { requested_at: data.requestedAt, employee_id: employeeOf(data) }),
  FollowUpAnswered: answered,
  FollowUpAnswerEdited: answered,
};

interface WaveData {
  readonly caseId: string;
  readonly wave: number;
}

const byWave = (table: FactTable, handlers: CaseHandlers): KeyedFold => ({
  table,
  key: (event) => {
    if (!Object.hasOwn(handlers, event.type)) return undefined;
    const { caseId, wave } = event.data as WaveData;
    return `${caseId}:${wave}`;
  },
  fold: (row, event) => {
    const { caseId, wave } = event.data as WaveData;
    const before = row ?? { case_id: caseId, wave };
    return handlers[event.type]!(before, event.data as never, event);
  },
});

/** What slices of many cases are read from; the README lists the slices. */
export const caseCells: CellDeclaration = {
  table: caseJusticeTable,
  slots: slotKinds,
  observe: observeCase,
  dimensions: caseCellDimensions,
  at: 'reported_at',
  instant: 'reportedAt',
  slices: [
    [],
    ['store'],
    ['channel'],
    ['severity'],
    ['tier'],
    ['complaintCode'],
    ['khdGroup'],
    ['nakamuraCause'],
    ['sourceCategory'],
    ['remedyType'],
    ['provenance'],
    ['store', 'channel'],
    ['store', 'severity'],
    ['store', 'khdGroup'],
    ['store', 'remedyType'],
    ['store', 'tier'],
    ['channel', 'severity'],
    ['khdGroup', 'severity'],
    ['khdGroup', 'remedyType'],
    ['severity', 'tier', 'channel'],
  ],
  // Each answer has the version of its own questions.
  factsOnly: ['instrumentVersion'],
};

/** Justice and satisfaction per case. A changed column or score needs a new version. */
export const caseJustice: Projection = {
  name: 'justice-scores',
  version: 7,
  topics: [TOPIC_EVENTS],
  folds: [
    caseFold(caseJusticeTable, caseDimensionHandlers, caseHandlers, caseValueHandlers),
    byWave(caseWaveTable, waveHandlers),
    storeRegionFold,
  ],
  views: biViews,
  cells: caseCells,
};
