import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import {
  type PreventionEvent,
  type PreventiveAction,
  preventionDecider,
} from '../domain/preventive-action.ts';

/** An action as its stream tells it. */
export const readPrevention = async (
  store: Pick<EventStore, 'load'>,
  actionId: string,
): Promise<{ readonly action: PreventiveAction; readonly version: number }> => {
  const { events, version } = await store.load(`prevention-${actionId}`);
  return { action: fold(preventionDecider, events.map(foldable<PreventionEvent>)), version };
};
