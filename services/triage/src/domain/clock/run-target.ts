import { isAfter } from '@amends/contracts/instant-order';
import type { ClockCondition, PinnedTarget } from '@amends/contracts/triage-clocks';
import type { ClockFact, ClockTrigger } from '@amends/contracts/clock-vocabulary';
import { CONDITION_ORDER, type ConditionName, METRICS, type MetricDefinition } from './metrics.ts';
import type { Moment } from './timeline.ts';

export type CancelReason =
  | 'withdrawn'
  | 'merged'
  | 'closed'
  | 'automatic_resolution'
  | 'policy_disabled'
  | 'replaced'
  | 'condition';

export type Transition =
  | { readonly kind: 'paused'; readonly at: string }
  /** `gapCounts`: as if it had not been completed meanwhile. */
  | { readonly kind: 'resumed'; readonly at: string; readonly gapCounts?: true }
  | { readonly kind: 'restarted'; readonly at: string }
  | { readonly kind: 'completed'; readonly at: string; readonly by?: ClockFact }
  | { readonly kind: 'cancelled'; readonly at: string; readonly reason: CancelReason };

/**
 * One clock by its transitions. Its state is that of the last one; a completed clock goes on when
 * the case is reopened and its mode says so.
 */
export interface ClockRun {
  readonly startsAt: string;
  readonly transitions: readonly Transition[];
}

export type RunState = 'running' | 'paused' | 'completed' | 'cancelled';

const STATE_AFTER: Readonly<Record<Transition['kind'], RunState>> = {
  paused: 'paused',
  resumed: 'running',
  restarted: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
};

/** State of a clock that has started, at the end or at an instant (what happens then included). */
export const runState = ({ transitions }: ClockRun, at?: string): RunState => {
  const known = at === undefined ? transitions : transitions.filter((one) => !isAfter(one.at, at));
  const last = known.at(-1);
  return last === undefined ? 'running' : STATE_AFTER[last.kind];
};

export const isOpenState = (state: RunState): boolean => state === 'running' || state === 'paused';

/** The metric's own rules, with what the policy says otherwise. */
export const rulesOf = (target: PinnedTarget): MetricDefinition => {
  const metric = METRICS[target.metric];
  return {
    ...metric,
    conditions: { ...metric.conditions, ...withoutUndefined(target.conditions ?? {}) },
    reopenMode: target.reopenMode ?? metric.reopenMode,
  };
};

const withoutUndefined = (
  conditions: NonNullable<PinnedTarget['conditions']>,
): Partial<MetricDefinition['conditions']> =>
  Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));

const isTrue = ({ on, in: categories }: ClockCondition, moment: Moment): boolean => {
  if (on === undefined && categories === undefined) return false;
  const isInCategory = categories === undefined || categories.includes(moment.category);
  return isInCategory && (on === undefined || on.some((one) => moment.triggers.has(one)));
};

/** Which fact of the moment the condition was waiting for. */
const factOf = (
  { on = [] }: ClockCondition,
  { triggers, facts }: Moment,
): ClockFact | undefined => {
  const trigger = on.find((one) => triggers.has(one));
  if (trigger === 'response') return 'public_reply';
  if (trigger === 'resolved') return facts.has('resolved') ? 'resolved' : 'resolved_automatically';
  if (trigger === 'automatic_resolution') return 'resolved_automatically';
  if (trigger === 'reopened_unanswered') return 'reopened';
  return trigger;
};

const REASONS: readonly ClockTrigger[] = ['withdrawn', 'merged', 'closed', 'automatic_resolution'];

const reasonOf = ({ on = [] }: ClockCondition, { triggers }: Moment): CancelReason =>
  (REASONS.find((one) => on.includes(one) && triggers.has(one)) as CancelReason | undefined) ??
  'condition';

interface Walk {
  readonly done: readonly ClockRun[];
  readonly current?: ClockRun;
}

const withTransition = (walk: Walk, transition: Transition): Walk => ({
  ...walk,
  current: {
    ...walk.current!,
    transitions: [...walk.current!.transitions, transition],
  },
});

const attach = (walk: Walk, at: string): Walk => ({
  done: walk.current === undefined ? walk.done : [...walk.done, walk.current],
  current: { startsAt: at, transitions: [] },
});

const complete = (walk: Walk, condition: ClockCondition, moment: Moment): Walk => {
  const by = factOf(condition, moment);
  return withTransition(walk, {
    kind: 'completed',
    at: moment.at,
    ...(by === undefined ? {} : { by }),
  });
};

/** A completed clock and a reopening: what its mode makes of it (semantics 1.7). */
const reopen = (walk: Walk, mode: MetricDefinition['reopenMode'], at: string): Walk => {
  switch (mode) {
    case 'once':
      return walk;
    case 'restart':
      return withTransition(walk, { kind: 'restarted', at });
    case 'resume_excluding_resolved':
      return withTransition(walk, { kind: 'resumed', at });
    case 'continue_including_resolved':
      return withTransition(walk, { kind: 'resumed', at, gapCounts: true });
    case 'new_instance':
      return attach(walk, at);
    default:
      mode satisfies never;
      return walk;
  }
};

interface MomentTruth {
  readonly moment: Moment;
  readonly rules: MetricDefinition;
  readonly holds: Readonly<Record<ConditionName, boolean>>;
}

const stateOf = ({ current }: Walk): RunState | 'none' =>
  current === undefined ? 'none' : runState(current);

const step = (walk: Walk, name: ConditionName, truth: MomentTruth): Walk => {
  const { moment, rules, holds } = truth;
  const state = stateOf(walk);
  const isOpen = state === 'running' || state === 'paused';
  const condition = rules.conditions[name];
  const pausedAgain = (attached: Walk): Walk =>
    holds.pause ? withTransition(attached, { kind: 'paused', at: moment.at }) : attached;
  switch (name) {
    case 'cancel':
      return isOpen && holds.cancel
        ? withTransition(walk, {
            kind: 'cancelled',
            at: moment.at,
            reason: reasonOf(condition, moment),
          })
        : walk;
    case 'stop':
      return isOpen && holds.stop ? complete(walk, condition, moment) : walk;
    case 'reset': {
      if (isOpen && holds.reset) {
        return pausedAgain(attach(complete(walk, condition, moment), moment.at));
      }
      const isReopened = state === 'completed' && moment.facts.has('reopened');
      const reopened = isReopened ? reopen(walk, rules.reopenMode, moment.at) : walk;
      return reopened === walk ? walk : pausedAgain(reopened);
    }
    case 'pause':
      return state === 'running' && holds.pause
        ? withTransition(walk, { kind: 'paused', at: moment.at })
        : walk;
    case 'resume':
      return state === 'paused' && holds.resume
        ? withTransition(walk, { kind: 'resumed', at: moment.at })
        : walk;
    case 'start': {
      const may =
        state === 'none' || state === 'cancelled' || (state === 'completed' && rules.rearms);
      return may && holds.start ? pausedAgain(attach(walk, moment.at)) : walk;
    }
    default:
      name satisfies never;
      return walk;
  }
};

/** A moment that changes nothing in the end (paused and resumed at once) leaves no trace. */
const withoutEmptyPauses = (transitions: readonly Transition[]): readonly Transition[] => {
  const kept: Transition[] = [];
  for (const one of transitions) {
    const last = kept.at(-1);
    const isEmpty = last?.kind === 'paused' && one.kind === 'resumed' && last.at === one.at;
    if (isEmpty) kept.pop();
    else kept.push(one);
  }
  return kept;
};

/**
 * Holds every moment of a case against the six conditions of one target, in their fixed order, and
 * gives the clocks that come of it, oldest first. `mayStart` is asked for each moment's index.
 */
export const runTarget = (
  target: PinnedTarget,
  moments: readonly Moment[],
  mayStart: (index: number) => boolean = () => true,
): readonly ClockRun[] => {
  const rules = rulesOf(target);
  const { start } = rules.conditions;
  let walk: Walk = { done: [] };
  let wasStartTrue = false;
  for (const [index, moment] of moments.entries()) {
    const isStartTrue = isTrue(start, moment);
    // A condition of categories alone stays true; it starts a clock when it becomes so.
    const startsNow = isStartTrue && (start.on !== undefined || !wasStartTrue);
    wasStartTrue = isStartTrue;
    const holds = Object.fromEntries(
      CONDITION_ORDER.map((name) => [name, isTrue(rules.conditions[name], moment)]),
    ) as Record<ConditionName, boolean>;
    holds.start = startsNow && !holds.cancel && mayStart(index);
    for (const name of CONDITION_ORDER) walk = step(walk, name, { moment, rules, holds });
  }
  const runs = walk.current === undefined ? walk.done : [...walk.done, walk.current];
  return runs.map((run) => ({ ...run, transitions: withoutEmptyPauses(run.transitions) }));
};
