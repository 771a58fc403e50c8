import type { Money } from '@amends/contracts/primitives';
import type { RemedyType } from '@amends/contracts/vocabulary';
import type { CaseToken } from './incident-care.ts';
import { add } from './money.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * A case that the suite opened for an incident itself is resolved without anybody: its customer
 * was given the token of all, was told of it, and left the offer unanswered. Whatever a person did
 * with the case, or has to decide, leaves it to people; so does a loss that has to be made good.
 */

const TYPE_OF: Readonly<Record<string, RemedyType>> = {
  voucher: 'voucher_store_credit',
  points: 'loyalty_points',
};

/** Whether the recovery that its word may complete tells of the token. */
export const isOfItsOwn = ({ given, notice, takenBack }: CaseToken): boolean =>
  takenBack === undefined &&
  notice?.link === 'opened' &&
  given?.token.amount !== undefined &&
  TYPE_OF[given.token.kind] !== undefined;

/**
 * An outage hit all alike; whoever lost something besides, or by anything else, is owed that. So is
 * whoever was not content: reopened, a case is not settled by the token it had before.
 */
const isForAllAlike = ({ menu }: Remedy): boolean =>
  menu?.facts?.khdType === 'pos_outage' &&
  menu.restitution === undefined &&
  menu.reason !== 'reopened';

const hadPeople = ({ talk, dialogue, proposals, guarantees, review, merging }: Remedy): boolean =>
  [talk.told, dialogue.counters, dialogue.reviews, proposals, guarantees, merging.conflicts].some(
    ({ length }) => length > 0,
  ) ||
  review.held !== undefined ||
  review.refused !== undefined ||
  merging.mergedInto !== undefined;

/** The sum of one currency: tokens of two are not added up. */
const sumOf = (tokens: readonly CaseToken[]): Money | undefined => {
  const amounts = tokens.map(({ given }) => given!.token.amount!);
  const [first, ...more] = amounts;
  return more.every(({ currency }) => currency === first?.currency)
    ? amounts.reduce((sum, amount) => add(sum, amount))
    : undefined;
};

/** RecoveryCompleted where nobody has anything left to do, and nobody did anything. */
export const resolvedByToken = (state: Remedy, isUntouched: boolean, now: string) => {
  const { menu, care, status, isUnanswered } = state;
  const tokens = care.tokens.filter(isOfItsOwn);
  const isOver = status === 'prepared' && isUnanswered && menu?.authority === 'automatic';
  if (!isUntouched || !isOver || tokens.length === 0) return [];
  if (!isForAllAlike(state) || hadPeople(state)) return [];
  const goodwill = sumOf(tokens);
  const { storeId, customerId, severity } = menu;
  const completed: RemedyEvent = {
    type: 'RecoveryCompleted',
    data: {
      caseId: menu.caseId,
      ...(storeId === undefined ? {} : { storeId }),
      ...(customerId === undefined ? {} : { customerId }),
      severity,
      remedyTypes: [...new Set(tokens.map(({ given }) => TYPE_OF[given!.token.kind]!))],
      ...(goodwill === undefined ? {} : { goodwill }),
      automatic: true,
      completedAt: now,
    },
  };
  return [completed];
};
