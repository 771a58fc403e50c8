import type { ImportedInstant } from '@amends/contracts/primitives';
import { ACTIVITY_FACTS, type ActivityFact } from './activity-facts.ts';
import type { ImportRow } from './import-row.ts';

/** One thing that happened in a case; `fact` undefined: it means nothing here, but it happened. */
export interface Step {
  readonly at: ImportedInstant;
  readonly fact: ActivityFact | undefined;
  /** Done by no person. */
  readonly isAutomatic: boolean;
}

/** A step with the cells of its row. */
export interface CaseStep extends Step {
  readonly cells: readonly string[];
}

export type CaseTimes = Pick<
  ImportRow,
  'reported' | 'acknowledged' | 'assigned' | 'resolved' | 'closed' | 'waits' | 'reopenings'
>;

type Draft = { -readonly [Member in keyof CaseTimes]?: CaseTimes[Member] };
type Wait = NonNullable<CaseTimes['waits']>[number];
type Reopening = NonNullable<CaseTimes['reopenings']>[number];

const rankOf = ({ fact }: Step): number =>
  fact === undefined ? ACTIVITY_FACTS.length : ACTIVITY_FACTS.indexOf(fact);

/** In order of time, whatever the order of the file. */
export const inOrder = <Each extends Step>(steps: readonly Each[]): Each[] =>
  [...steps].sort((a, b) => Date.parse(a.at.at) - Date.parse(b.at.at) || rankOf(a) - rankOf(b));

/** Ends the wait that is open, if one is: whatever happens next in a case ends it. */
const endWait = (waits: Wait[], at: string): void => {
  const last = waits.at(-1);
  if (last !== undefined && last.until === undefined)
    waits[waits.length - 1] = { ...last, until: at };
};

/** What was resolved or closed is open again. */
const reopen = (draft: Draft, reopenings: Reopening[], reopenedAt: string): void => {
  const { resolved, closed } = draft;
  if (resolved === undefined && closed === undefined) return;
  reopenings.push({
    ...(resolved === undefined ? {} : { resolvedAt: resolved.at }),
    ...(closed === undefined ? {} : { closedAt: closed.at }),
    reopenedAt,
  });
  delete draft.resolved;
  delete draft.closed;
};

/**
 * The life of a case out of what its log says, in order of time: a fact that is repeated counts
 * once, until the case is opened again. Where `beginsAtFirst`, the first step is the report.
 * Undefined: the log does not say when it was reported.
 */
export const storyOf = (steps: readonly Step[], beginsAtFirst: boolean): CaseTimes | undefined => {
  const draft: Draft = beginsAtFirst && steps[0] !== undefined ? { reported: steps[0].at } : {};
  const waits: Wait[] = [];
  const reopenings: Reopening[] = [];
  for (const { at, fact, isAutomatic } of steps) {
    if (fact !== 'waiting_on_customer') endWait(waits, at.at);
    if (fact === 'reported') draft.reported ??= at;
    // An automatic reply is no acknowledgement.
    if (fact === 'acknowledged' && !isAutomatic) draft.acknowledged ??= at;
    if (fact === 'assigned') draft.assigned ??= at;
    if (fact === 'resolved') draft.resolved ??= at;
    if (fact === 'closed') draft.closed ??= at;
    if (fact === 'reopened' || fact === 'working') reopen(draft, reopenings, at.at);
    if (
      fact === 'waiting_on_customer' &&
      (waits.length === 0 || waits.at(-1)!.until !== undefined)
    ) {
      waits.push({ from: at.at });
    }
  }
  const { reported } = draft;
  if (reported === undefined) return undefined;
  return {
    ...draft,
    reported,
    ...(waits.length === 0 ? {} : { waits }),
    ...(reopenings.length === 0 ? {} : { reopenings }),
  };
};
