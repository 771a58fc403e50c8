import { type Decider, fold } from '@amends/decider/decider';
import type { StoredAnswer } from './answer-statement.ts';
import type { EventStore } from './event-store.ts';
import { foldable } from './foldable-event.ts';
import { eventIdOf } from './ids.ts';
import { emptyStream } from './load-streams.ts';
import { fillPosition, POSITION_PLACEHOLDER } from './position.ts';
import type {
  AppendOutcome,
  CommandContext,
  CompanionRow,
  JobSpec,
  LoadedStream,
  NewEvent,
} from './types.ts';

/** How a keyed command is answered; the answer is stored in the transaction of its events. */
export interface AnswerSpec<Event> {
  readonly keyHash: string;
  readonly bodyHash: string;
  /** 30 or more where money is concerned, 7 otherwise. */
  readonly keepDays: number;
  readonly status: number;
  /**
   * Made before the events are written, hence with a placeholder for the position, which is filled
   * in when the rows have their seq. Ids and codes only, never personal data.
   */
  body(outcome: {
    readonly version: number;
    readonly position: string;
    readonly events: readonly Event[];
  }): unknown;
}

export interface CommandRun<Command, State, Event extends NewEvent> {
  readonly decider: Decider<Command, State, Event>;
  readonly streamId: string;
  readonly command: Command;
  readonly context: CommandContext;
  /** Absent for commands nobody repeats by key (timers, imports): 200 and a null body. */
  readonly answer?: AnswerSpec<Event>;
  /** The stream should not exist yet: saves the load. If it does, it is loaded and decided on. */
  readonly expectNew?: boolean;
  /**
   * Whether whoever asks may know of the stream in this state; not with `expectNew`. If not, the
   * command is refused as not_found before anything is told: no version, no answer of another's.
   */
  readonly isVisible?: (state: State) => boolean;
  /** Version the client saw; a mismatch is `version_conflict`, never decided again. */
  readonly ifMatch?: number;
  readonly jobs?: (events: readonly Event[]) => readonly JobSpec[];
  readonly companions?: (events: readonly Event[]) => readonly CompanionRow[];
  /** How often a lost race is decided again on the new state, default 3; 0 for money. */
  readonly raceRetries?: number;
}

export type CommandOutcome =
  | {
      readonly outcome: 'done';
      readonly status: number;
      readonly body: unknown;
      readonly version: number;
      readonly position: string;
      /** True: this is the stored answer of an earlier attempt. */
      readonly replayed: boolean;
    }
  | { readonly outcome: 'rejected'; readonly code: string; readonly detail?: string }
  | { readonly outcome: 'version_conflict'; readonly currentVersion: number }
  | { readonly outcome: 'lost_race' }
  /** The key was first used with another body. */
  | { readonly outcome: 'key_reused' }
  /** Done before, and the answer is no longer kept (or never was: no key). */
  | { readonly outcome: 'already_done'; readonly position: string };

const RACE_RETRIES = 3;
/** More events than this no command makes; used to find the last one of a command done before. */
const ORDINALS_MAX = 256;

const ownEventSql = `
select seq, coalesce(meta->>'partitionKey', meta->>'subject') as key
from events where event_id = any($1::uuid[]) order by seq desc limit 1`;

type Run<Command, State, Event extends NewEvent> = CommandRun<Command, State, Event>;
type Attempt = CommandOutcome | 'conflict' | 'forgotten';

const positionFor = (store: EventStore, context: CommandContext, seq: bigint): string =>
  store.positionOf(context.partitionKey ?? context.subject, seq);

const replay = (answer: StoredAnswer, bodyHash: string): CommandOutcome => {
  if (answer.bodyHash !== bodyHash) return { outcome: 'key_reused' };
  const { status, body, version, position } = answer;
  return { outcome: 'done', status, body, version, position, replayed: true };
};

const findReplay = async (
  store: EventStore,
  answer: AnswerSpec<never> | undefined,
): Promise<CommandOutcome | undefined> => {
  if (answer === undefined) return undefined;
  const stored = await store.findAnswer(answer.keyHash);
  return stored === undefined ? undefined : replay(stored, answer.bodyHash);
};

/** What a command that was done before is answered with. */
const alreadyDone = async <C, S, E extends NewEvent>(
  store: EventStore,
  run: Run<C, S, E>,
): Promise<Attempt> => {
  const replayed = await findReplay(store, run.answer);
  if (replayed !== undefined) return replayed;
  const ids = Array.from({ length: ORDINALS_MAX }, (_, n) => eventIdOf(run.context.commandId, n));
  const { rows } = await store.pool.query(ownEventSql, [ids]);
  // Only an expired answer stood in the way, of a command that had made no event.
  if (rows[0] === undefined) return 'forgotten';
  const position = store.positionOf(rows[0].key, BigInt(rows[0].seq));
  return { outcome: 'already_done', position };
};

const writeDecision = async <C, S, E extends NewEvent>(
  store: EventStore,
  run: Run<C, S, E>,
  stream: LoadedStream,
  events: readonly E[],
): Promise<Attempt> => {
  const { answer, context } = run;
  const version = stream.version + events.length;
  const isEmpty = events.length === 0;
  // Without events there is no new seq: the answer then points at what was read.
  const knownPosition = positionFor(store, context, stream.events.at(-1)?.seq ?? 0n);
  const position = isEmpty ? knownPosition : POSITION_PLACEHOLDER;
  const body = answer === undefined ? null : answer.body({ version, position, events });
  const jobs = run.jobs?.(events) ?? [];
  const companions = run.companions?.(events) ?? [];

  let outcome: AppendOutcome | undefined;
  if (!isEmpty || answer !== undefined || jobs.length + companions.length > 0) {
    const stored = answer && {
      keyHash: answer.keyHash,
      bodyHash: answer.bodyHash,
      status: answer.status,
      keepDays: answer.keepDays,
      body,
    };
    outcome = await store.append({
      streamId: run.streamId,
      expectedVersion: stream.version,
      previousHash: stream.lastHash,
      events,
      context,
      jobs,
      companions,
      ...(stored === undefined ? {} : { answer: stored }),
    });
  }
  if (outcome?.outcome === 'conflict') return 'conflict';
  if (outcome?.outcome === 'already_done') return alreadyDone(store, run);
  const finalPosition = isEmpty || outcome === undefined ? knownPosition : outcome.position;
  return {
    outcome: 'done',
    status: answer?.status ?? 200,
    body: body === null ? null : JSON.parse(fillPosition(JSON.stringify(body), finalPosition)),
    version,
    position: finalPosition,
    replayed: false,
  };
};

const attempt = async <C, S, E extends NewEvent>(
  store: EventStore,
  run: Run<C, S, E>,
  stream: LoadedStream,
): Promise<Attempt> => {
  const state = fold(run.decider, stream.events.map(foldable<E>));
  if (run.isVisible?.(state) === false) return { outcome: 'rejected', code: 'not_found' };
  const ownId = eventIdOf(run.context.commandId, 0);
  if (stream.events.some(({ eventId }) => eventId === ownId)) return alreadyDone(store, run);
  if (run.ifMatch !== undefined && run.ifMatch !== stream.version) {
    const replayed = await findReplay(store, run.answer);
    return replayed ?? { outcome: 'version_conflict', currentVersion: stream.version };
  }
  const decision = run.decider.decide(run.command, state);
  if (decision.accepted) return writeDecision(store, run, stream, decision.events);
  // The state may refuse it because an earlier attempt succeeded, even in another stream.
  const replayed = await findReplay(store, run.answer);
  if (replayed !== undefined) return replayed;
  const { code, detail } = decision;
  return { outcome: 'rejected', code, ...(detail === undefined ? {} : { detail }) };
};

/**
 * Load, decide, append; a lost race is decided again on the new state. Idempotent by the command
 * id, without a look-up on the way: event ids derive from it, so a repeated command meets its own
 * events, and only then is its stored answer looked up. A refused command stores nothing. An
 * accepted one without events ("already so") stores its answer all the same, or a repetition could
 * be answered differently once the state has moved.
 * @throws what EventStore.append throws; whatever `decide` throws
 */
export const executeCommand = async <Command, State, Event extends NewEvent>(
  store: EventStore,
  run: CommandRun<Command, State, Event>,
): Promise<CommandOutcome> => {
  const retries = run.raceRetries ?? RACE_RETRIES;
  for (let tries = 0; ; tries += 1) {
    const isBlind = run.expectNew === true && tries === 0;
    const stream = isBlind ? emptyStream(run.streamId) : await store.load(run.streamId);
    const settled = await attempt(store, run, stream);
    if (settled === 'forgotten') {
      if (tries > retries) return { outcome: 'lost_race' };
      if (run.answer !== undefined) await store.forgetExpiredAnswer(run.answer.keyHash);
      continue;
    }
    if (settled !== 'conflict') return settled;
    if (run.ifMatch !== undefined) {
      const { version } = await store.load(run.streamId);
      return { outcome: 'version_conflict', currentVersion: version };
    }
    // The first conflict of a blind attempt is no race: the stream is simply there.
    if (tries >= retries + (run.expectNew === true ? 1 : 0)) return { outcome: 'lost_race' };
    if (!isBlind) await pauseBeforeRetry(tries);
  }
};

/** A few milliseconds, random and growing: contenders in step would collide again and again. */
const pauseBeforeRetry = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** Math.min(tries, 5)));
