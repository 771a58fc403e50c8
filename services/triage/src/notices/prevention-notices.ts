import type { PreventiveActionVerified } from '@amends/contracts/triage-findings';
import type { CompanionRow, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { NOTICE_WRITER } from '../escalation/notices.ts';

/**
 * Whoever owns a preventive action reads in the inbox what came of it when its time was over.
 * Whether the id is a person's or a team's the table of staff says.
 */
export const preventionNoticesFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'PreventiveActionVerified') return [];
    const { actionId, storeId, ownerId, occasion, recurred, verifiedAt } =
      data as PreventiveActionVerified;
    // Whoever asked for it has the answer.
    if (occasion !== 'window_over' || ownerId === undefined) return [];
    const row = {
      notice_id: uuidv8FromHash('notice', actionId, verifiedAt),
      ...{ recipient_id: ownerId, action_id: actionId, store_id: storeId, told_at: verifiedAt },
      reason: recurred === true ? 'prevention_recurred' : 'prevention_verified',
    };
    return [{ writer: NOTICE_WRITER, row }];
  });
