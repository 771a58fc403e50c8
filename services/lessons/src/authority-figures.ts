import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import {
  employeeVerdicts,
  unlessWithheld,
  type Verdicts,
} from '@amends/projections/withheld-cells';
import type { Observation } from '@amends/statistics/kaplan-meier';
import { wilson } from '@amends/statistics/wilson';
import { hasWorked, outcomeReadColumns } from './case-outcomes.ts';
import { decisionRows } from './decision-source.ts';
import { isPast, msOf } from './instants.ts';
import { goodwillDecisionTable } from './projections/goodwill-decision.ts';
import { type AuthoritySpan, roleAuthorityTable } from './projections/role-authority.ts';
import { survivalMedian } from './survival-median.ts';

/** Power that was not used for so many days counts as unused. */
const UNUSED_DAYS = 90;
const DAY_MS = 86_400_000;

export const decisionSource = {
  from: decisionRows,
  columns: {
    ...outcomeReadColumns,
    proposed: msOf('proposed_at'),
    requested: msOf('requested_at'),
    decided: msOf('decided_at'),
    decision: 'f.decision',
    max: 'f.authority_max',
    used: 'f.authority_used',
  },
  since: 'f.proposed_at',
} satisfies FactSource;

// Fields of decisions that a role as such has not: filters by them leave no role.
const NO_DECISION = `null::text as basis, null::text as currency,
  null::text as reason, null::boolean as improvised, null::text[] as remedy_types,
  null::integer as playbook_version, null::integer as playbook_row, null::text as decision,
  null::text as complaint_code, null::timestamptz as proposed_at`;

export const roleSource = {
  from: (schema: string) =>
    `(select r.role, r.store_id, r.spans, ${NO_DECISION},
        (select json_agg((extract(epoch from d.decided_at) * 1000)::bigint)
          from ${schema}.${goodwillDecisionTable.name} d
          where d.role = r.role and d.decision = 'within_limit') as uses
      from ${schema}.${roleAuthorityTable.name} r) f`,
  columns: { spans: 'f.spans', uses: 'f.uses' },
} satisfies FactSource;

interface Tally {
  decisions: number;
  within: number;
  fourEyes: number;
  refused: number;
  /** Used against available of each decision within a limit in money. */
  utilisations: number[];
  unlimited: number;
  toDecision: Observation[];
  worked: number;
  assessed: number;
}

const addUse = (tally: Tally, max: number | null, used: number): void => {
  if (max === null) return;
  if (max === -1) tally.unlimited += 1;
  else if (max > 0) tally.utilisations.push(Math.min(1, used / max));
};

const addDecision = (tally: Tally, set: FactSet, at: number, asOfMs: number): void => {
  const { columns } = set;
  tally.decisions += 1;
  const isDecided = isPast(columns.decided![at], asOfMs);
  const decided = columns.decided![at] as number;
  if (isPast(columns.requested![at], asOfMs)) {
    const t = ((isDecided ? decided : asOfMs) - (columns.requested![at] as number)) / 1_000;
    tally.toDecision.push({ t: Math.max(0, t), event: isDecided });
  }
  if (!isDecided) return;
  const decision = columns.decision![at];
  if (decision !== 'within_limit' && decision !== 'four_eyes') {
    tally.refused += 1;
    return;
  }
  if (decision === 'four_eyes') tally.fourEyes += 1;
  else {
    tally.within += 1;
    addUse(tally, columns.max![at] as number | null, (columns.used![at] ?? 0) as number);
  }
  const worked = hasWorked(set, at, asOfMs, decided);
  if (worked !== null) tally.assessed += 1;
  if (worked === true) tally.worked += 1;
};

const tallyOf = (set: FactSet, asOfMs: number): Tally => {
  const tally: Tally = {
    ...{ decisions: 0, within: 0, fourEyes: 0, refused: 0, unlimited: 0, worked: 0, assessed: 0 },
    utilisations: [],
    toDecision: [],
  };
  for (let at = 0; at < set.n; at += 1) addDecision(tally, set, at, asOfMs);
  return tally;
};

const isInForce = (spans: readonly AuthoritySpan[], asOfMs: number): boolean => {
  const last = spans.findLast(([from]) => Date.parse(from) <= asOfMs);
  return last !== undefined && (last[1] === null || Date.parse(last[1]) > asOfMs);
};

/** Roles that may grant something, and how many of them did so lately. */
const rolesFigure = ({ n, columns }: FactSet, asOfMs: number): Measure => {
  let [inForce, using] = [0, 0];
  for (let at = 0; at < n; at += 1) {
    if (!isInForce((columns.spans![at] ?? []) as unknown as AuthoritySpan[], asOfMs)) continue;
    inForce += 1;
    const uses = (columns.uses![at] ?? []) as unknown as number[];
    const since = asOfMs - UNUSED_DAYS * DAY_MS;
    if (uses.some((use) => use > since && use <= asOfMs)) using += 1;
  }
  const counts = { unused: inForce - using };
  return shareMeasure(wilson(using, inForce), inForce === 0 ? {} : { counts });
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const useFigures = ({ utilisations, unlimited }: Tally): Record<string, Measure> => {
  const n = utilisations.length;
  const counts = { unlimited };
  if (n === 0) {
    const none = noData('coefficient', { counts });
    return { utilisation: none, unusedPower: none };
  }
  const mean = meanOf(utilisations);
  return {
    utilisation: plainMeasure(mean, n, 'coefficient', { counts }),
    unusedPower: plainMeasure(1 - mean, n, 'coefficient', { counts }),
  };
};

const measuresOf = (tally: Tally): Record<string, Measure> => {
  const { decisions, within, fourEyes, refused } = tally;
  const counts = { within, fourEyes, refused };
  return {
    decisions: plainMeasure(decisions, decisions, 'count', { counts }),
    withinLimitShare: shareMeasure(wilson(within, within + fourEyes)),
    ...useFigures(tally),
    timeToDecision: survivalMedian(tally.toDecision),
    workedShare: shareMeasure(wilson(tally.worked, tally.assessed), {
      label: 'observational',
      counts: { unassessed: within + fourEyes - tally.assessed },
    }),
  };
};

const shown = (
  measures: Record<string, Measure>,
  n: number,
  verdict: Verdicts[number],
): Record<string, Measure> =>
  Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => [
      name,
      unlessWithheld(verdict, n, measure.unit, () => measure),
    ]),
  );

/**
 * Authority used against authority available, by role and never by person, in the order of the
 * names and never by what was given: how much of a limit decisions take, how many roles
 * leave their power unused, how long a second person takes, and what came of it.
 */
export const authorityFigures = (
  groups: readonly FactGroup<'decisions' | 'roles'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const tallies = groups.map(({ sets }) => tallyOf(sets.decisions, asOfMs));
  const verdicts = employeeVerdicts(tallies.map(({ decisions }) => decisions));
  // What customers answered has its own count, which can be small where decisions are many.
  const answers = employeeVerdicts(tallies.map(({ assessed }) => assessed));
  return groups.map(({ group, sets }, at) => {
    const { decisions, assessed } = tallies[at]!;
    const { workedShare, ...others } = measuresOf(tallies[at]!);
    const verdict = verdicts[at];
    return {
      group,
      n: verdict === undefined ? decisions : null,
      measures: {
        ...shown(others, decisions, verdict),
        ...shown({ workedShare: workedShare! }, assessed, verdict ?? answers[at]),
        ...shown({ rolesUsingPower: rolesFigure(sets.roles, asOfMs) }, decisions, verdict),
      },
    };
  });
};
