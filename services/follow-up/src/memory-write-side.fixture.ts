import { fold } from '@amends/decider/decider';
import type { CommandPort } from '@amends/service-kit/command-runner';
import type { FollowUpDeps } from './app.ts';
import type { FollowUpCommand } from './domain/commands.ts';
import type { FollowUpCase, FollowUpEvent } from './domain/follow-up-case.ts';
import { followUpDecider } from './follow-up-commands.ts';

/** Streams in memory behind the port that HTTP uses, so that routes are tested without a server. */
export const memoryWriteSide = (streams: Map<string, FollowUpEvent[]>) => {
  const eventsOf = (streamId: string): FollowUpEvent[] => streams.get(streamId) ?? [];
  const port: CommandPort<FollowUpCommand, FollowUpCase, FollowUpEvent> = {
    execute: async ({ streamId, decider, command, isVisible, answer, ifMatch }) => {
      const past = eventsOf(streamId);
      const state = fold(decider, past);
      if (!isVisible(state)) return { outcome: 'rejected', code: 'not_found' };
      if (ifMatch !== undefined && ifMatch !== past.length) {
        return { outcome: 'version_conflict', currentVersion: past.length };
      }
      const decision = decider.decide(command, state);
      if (!decision.accepted) return { outcome: 'rejected', ...decision };
      const version = past.length + decision.events.length;
      streams.set(streamId, [...past, ...decision.events]);
      const body = answer?.body({ position: `0190a000.0.${version}`, version });
      return { outcome: 'done', status: answer?.status ?? 200, body, version, replayed: false };
    },
    read: async (streamId) => {
      const past = eventsOf(streamId);
      return { state: fold(followUpDecider, past), version: past.length };
    },
  };
  // Nothing here asks for an operation; their routes look only whether there is one.
  const life = {
    start: async () => {},
    stop: async () => {},
    health: async () => [],
    operations: {},
  };
  return (async () => ({ ...port, ...life })) as unknown as FollowUpDeps['openWriteSide'];
};
