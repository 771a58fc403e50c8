import type { DutyScheduleDefined, StepTarget } from '@amends/contracts/triage-escalation';
import type { StepFacts, Told } from '../domain/escalation/decide.ts';
import type { Run } from '../domain/escalation/run.ts';
import { openFrom } from './local-hours.ts';

/** What is known of the world when a step comes up. */
export interface DutyBook {
  /** Absent while the case has none. */
  readonly ownerId: string | undefined;
  readonly ownerKind: 'person' | 'team' | undefined;
  readonly schedules: readonly DutyScheduleDefined[];
  readonly recentCases?: number;
  readonly incident?: StepFacts['incident'];
}

/** Looked at again after this, where nothing says when somebody comes on duty. */
const NOBODY_EVER_MS = 3_600_000;

const onDuty = (schedule: DutyScheduleDefined, now: string): Told[] =>
  [
    ...new Set(
      schedule.shifts
        .filter((shift) => openFrom([shift], schedule.timeZone, now) === now)
        .map(({ personId }) => personId),
    ),
  ].map((id) => ({ kind: 'person', id }));

const reachedBy = (
  target: StepTarget,
  { ownerId, ownerKind, schedules }: DutyBook,
  now: string,
) => {
  switch (target.kind) {
    case 'owner':
      if (ownerId === undefined) return [];
      return [{ kind: ownerKind === 'person' ? 'person' : 'role', id: ownerId } as const];
    case 'schedule': {
      const schedule = schedules.find(({ scheduleId }) => scheduleId === target.id);
      return schedule === undefined ? [] : onDuty(schedule, now);
    }
    default:
      return target.id === undefined ? [] : [{ kind: target.kind, id: target.id } as const];
  }
};

const comesOnDuty = (
  targets: readonly StepTarget[],
  schedules: readonly DutyScheduleDefined[],
  now: string,
): string => {
  const instants = targets.flatMap(({ id }) => {
    const schedule = schedules.find(({ scheduleId }) => scheduleId === id);
    const at = schedule && openFrom(schedule.shifts, schedule.timeZone, now);
    return at === undefined ? [] : [at];
  });
  const later = instants.filter((at) => Date.parse(at) > Date.parse(now)).sort();
  return later[0] ?? new Date(Date.parse(now) + NOBODY_EVER_MS).toISOString();
};

/** Whom the next step of a run reaches now, whether its window is open, and else when. */
export const stepFacts = (run: Run, book: DutyBook, now: string): StepFacts => {
  const { targets, window } = run.ladder.steps[run.step]!;
  const { opens, closes } = window ?? { opens: '00:00', closes: '24:00' };
  const hours = (window?.weekdays ?? []).map((weekday) => ({ weekday, opens, closes }));
  const opensAt = window === undefined ? now : openFrom(hours, window.timeZone, now);
  const { recentCases, incident } = book;
  return {
    ...(recentCases === undefined ? {} : { recentCases }),
    ...(incident === undefined ? {} : { incident }),
    opensAt: opensAt ?? now,
    reached: targets.flatMap((target) => reachedBy(target, book, now)),
    onDutyAt: comesOnDuty(targets, book.schedules, now),
    fallback: reachedBy(run.ladder.fallback, book, now),
  };
};
