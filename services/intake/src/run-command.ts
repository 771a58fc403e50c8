import { type Decider, fold } from '@amends/decider/decider';
import type {
  CommandAnswer,
  CommandContext,
  CompanionRow,
  NewEvent,
} from '@amends/event-store/types';
import { POSITION_PLACEHOLDER } from '@amends/event-store/position';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import type { IntakeStore } from './intake-store.ts';

export interface RunCommand<Command, State, Event extends NewEvent> {
  readonly streamId: string;
  readonly decider: Decider<Command, State, Event>;
  readonly command: Command;
  readonly context: CommandContext;
  /** Its body gets the position of the events. */
  readonly answer: Omit<CommandAnswer, 'body'> & { readonly body: Record<string, unknown> };
  readonly companions?: readonly CompanionRow[];
  readonly ifMatch?: number | undefined;
}

const ATTEMPTS = 3;

const replay = async (
  store: IntakeStore,
  answer: CommandAnswer,
  position: string,
): Promise<CommandOutcome> => {
  const kept = await store.answer(answer.keyHash);
  if (kept === undefined) return { outcome: 'already_done', position };
  if (kept.bodyHash !== answer.bodyHash) return { outcome: 'key_reused' };
  return { outcome: 'done', status: kept.status, body: kept.body, version: 0, replayed: true };
};

/**
 * Loads a stream, decides, appends with companion rows, and decides again on the new state when
 * another writer was faster. A command that is in the stream already gets its stored answer.
 */
export const runCommand = async <Command, State, Event extends NewEvent>(
  store: IntakeStore,
  run: RunCommand<Command, State, Event>,
): Promise<CommandOutcome> => {
  const answer: CommandAnswer = {
    ...run.answer,
    body: { ...run.answer.body, position: POSITION_PLACEHOLDER },
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stream = await store.load(run.streamId);
    const repeated = stream.events.some(
      ({ meta }) => meta.causationId === run.context.commandId,
    );
    if (repeated) return replay(store, answer, '');
    if (run.ifMatch !== undefined && run.ifMatch !== stream.version) {
      return { outcome: 'version_conflict', currentVersion: stream.version };
    }
    const state = fold(run.decider, stream.events as unknown as Event[]);
    const decision = run.decider.decide(run.command, state);
    if (!decision.accepted) {
      return { outcome: 'rejected', code: decision.code, detail: decision.detail };
    }
    const done = await store.append({
      streamId: run.streamId,
      expectedVersion: stream.version,
      previousHash: stream.lastHash,
      events: decision.events,
      context: run.context,
      answer,
      ...(run.companions === undefined ? {} : { companions: run.companions }),
    });
    if (done.outcome === 'already_done') return replay(store, answer, '');
    if (done.outcome === 'appended') {
      const { position, version } = done;
      const body = { ...run.answer.body, position };
      return { outcome: 'done', status: answer.status, body, version, replayed: false };
    }
  }
  return { outcome: 'lost_race' };
};
