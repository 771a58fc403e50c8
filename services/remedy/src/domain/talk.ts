import { isAfter } from '@amends/contracts/instant-order';
import type {
  ApologyGiven,
  DelayExplained,
  DelayExplanationDue,
  FaultAdmitted,
  InteractionRecorded,
  ProgressUpdateSent,
  PromiseBroken,
  PromiseKept,
  PromiseMade,
} from '@amends/contracts/remedy-talk';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { recoveryFailed } from './recovery-outcome.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * What the customer is told and how. A promise is open -> kept | broken; explaining a delay gives
 * it another time, before the old one passes or after it.
 */

export type TalkEvent =
  | { readonly type: 'FaultAdmitted'; readonly data: FaultAdmitted }
  | { readonly type: 'ApologyGiven'; readonly data: ApologyGiven }
  | { readonly type: 'InteractionRecorded'; readonly data: InteractionRecorded }
  | { readonly type: 'PromiseMade'; readonly data: PromiseMade }
  | { readonly type: 'DelayExplanationDue'; readonly data: DelayExplanationDue }
  | { readonly type: 'DelayExplained'; readonly data: DelayExplained }
  | { readonly type: 'PromiseKept'; readonly data: PromiseKept }
  | { readonly type: 'PromiseBroken'; readonly data: PromiseBroken }
  | { readonly type: 'ProgressUpdateSent'; readonly data: ProgressUpdateSent };

const TYPES: Readonly<Record<TalkEvent['type'], true>> = {
  FaultAdmitted: true,
  ApologyGiven: true,
  InteractionRecorded: true,
  PromiseMade: true,
  DelayExplanationDue: true,
  DelayExplained: true,
  PromiseKept: true,
  PromiseBroken: true,
  ProgressUpdateSent: true,
};

export const isOfTalk = <Other extends { readonly type: string }>(
  event: Other | TalkEvent,
): event is TalkEvent => Object.hasOwn(TYPES, event.type);

export interface PromiseState {
  readonly promiseId: string;
  readonly what: PromiseMade['what'];
  readonly due: string;
  /** Of a remedy that was chosen: its steps keep it. */
  readonly remedyId?: string | undefined;
  readonly steps?: readonly number[] | undefined;
  readonly status: 'open' | 'kept' | 'broken';
}

/** Newest last. */
export interface Talk {
  readonly promises: readonly PromiseState[];
  readonly told: readonly TalkEvent[];
}

export const noTalk: Talk = { promises: [], told: [] };

const withPromise = (talk: Talk, promiseId: string, change: Partial<PromiseState>): Talk => ({
  ...talk,
  promises: talk.promises.map((one) => (one.promiseId === promiseId ? { ...one, ...change } : one)),
});

/** Never throws and never rejects history. */
export const withTalk = (before: Talk, event: TalkEvent): Talk => {
  const talk = { ...before, told: [...before.told, event] };
  switch (event.type) {
    case 'PromiseMade': {
      const { promiseId, what, due, remedyId, steps } = event.data;
      const made = { promiseId, what, due, remedyId, steps, status: 'open' as const };
      return { ...talk, promises: [...talk.promises, made] };
    }
    case 'DelayExplained':
      return withPromise(talk, event.data.promiseId, { due: event.data.newDue, status: 'open' });
    case 'PromiseKept':
      return withPromise(talk, event.data.promiseId, { status: 'kept' });
    case 'PromiseBroken':
      return withPromise(talk, event.data.promiseId, { status: 'broken' });
    default:
      return talk;
  }
};

type Told<Data> = Omit<Data, 'caseId'>;

export type TalkCommand =
  | {
      readonly type: 'Apologise';
      readonly data: Told<ApologyGiven>;
      readonly admits?: FaultAdmitted['extent'];
      readonly now: string;
    }
  | {
      readonly type: 'RecordInteraction';
      readonly data: Told<InteractionRecorded>;
      readonly now: string;
    }
  | { readonly type: 'MakePromise'; readonly data: Told<PromiseMade>; readonly now: string }
  | {
      readonly type: 'ExplainDelay';
      readonly data: Omit<Told<DelayExplained>, 'due' | 'inTime'>;
      readonly now: string;
    }
  | { readonly type: 'KeepPromise'; readonly promiseId: string; readonly now: string }
  | {
      readonly type: 'SendProgressUpdate';
      readonly data: Told<ProgressUpdateSent>;
      readonly now: string;
    }
  /** From the timers: the time of the promise is nearly over, or over. */
  | {
      readonly type: 'CheckPromise';
      readonly promiseId: string;
      readonly due: string;
      readonly isOver: boolean;
      readonly now: string;
    };

const COMMANDS: Readonly<Record<TalkCommand['type'], true>> = {
  Apologise: true,
  RecordInteraction: true,
  MakePromise: true,
  ExplainDelay: true,
  KeepPromise: true,
  SendProgressUpdate: true,
  CheckPromise: true,
};

export const isTalkCommand = <Other extends { readonly type: string }>(
  command: Other | TalkCommand,
): command is TalkCommand => Object.hasOwn(COMMANDS, command.type);

type Of<Type extends TalkCommand['type']> = Extract<TalkCommand, { type: Type }>;

const CALMING: ReadonlySet<string> = new Set([
  'listened_before_reacting',
  'let_customer_vent',
  'emotion_calmed',
  'feelings_acknowledged',
]);

/** Calm first, then negotiate; undefined where nothing was negotiated. */
export const calmedFirst = (checks: InteractionRecorded['checks']): boolean | undefined => {
  const solution = checks.indexOf('solution_negotiated');
  if (solution === -1) return undefined;
  return checks.slice(0, solution).some((check) => CALMING.has(check));
};

const apologise = (command: Of<'Apologise'>, caseId: string): Decision<RemedyEvent> => {
  const { data, admits, now } = command;
  const given: RemedyEvent = { type: 'ApologyGiven', data: { caseId, ...data } };
  if (admits === undefined) return accepted(given);
  const { channel, by } = data;
  return accepted<RemedyEvent>(
    { type: 'FaultAdmitted', data: { caseId, channel, by, extent: admits, admittedAt: now } },
    given,
  );
};

const recorded = ({ data }: Of<'RecordInteraction'>, caseId: string): Decision<RemedyEvent> => {
  const isCalm = calmedFirst(data.checks);
  const order = isCalm === undefined ? {} : { calmedFirst: isCalm };
  return accepted<RemedyEvent>({
    type: 'InteractionRecorded',
    data: { caseId, ...data, ...order },
  });
};

const promiseOf = ({ talk }: Remedy, promiseId: string): PromiseState | undefined =>
  talk.promises.find((one) => one.promiseId === promiseId);

const explain = ({ data, now }: Of<'ExplainDelay'>, state: Remedy): Decision<RemedyEvent> => {
  const promise = promiseOf(state, data.promiseId);
  if (promise === undefined) return rejected('not_found');
  if (promise.status === 'kept') return rejected('already_recorded');
  if (!isAfter(data.newDue, promise.due)) {
    return rejected('illegal_state', 'The new time is not after the old one.');
  }
  const { due } = promise;
  return accepted<RemedyEvent>({
    type: 'DelayExplained',
    data: { caseId: state.caseId!, ...data, due, inTime: !isAfter(now, due) },
  });
};

const keep = ({ promiseId, now }: Of<'KeepPromise'>, state: Remedy): Decision<RemedyEvent> => {
  const promise = promiseOf(state, promiseId);
  if (promise === undefined) return rejected('not_found');
  if (promise.status === 'kept') return rejected('already_recorded');
  if (promise.remedyId !== undefined) {
    return rejected('illegal_state', 'It is kept by the steps of the remedy, as they are done.');
  }
  const { due } = promise;
  return accepted<RemedyEvent>({
    type: 'PromiseKept',
    data: { caseId: state.caseId!, promiseId, due, inTime: !isAfter(now, due), keptAt: now },
  });
};

/** A timer of a time that was explained away, or of a case that is over, is nothing. */
const check = (command: Of<'CheckPromise'>, state: Remedy): Decision<RemedyEvent> => {
  const { promiseId, due, isOver, now } = command;
  const promise = promiseOf(state, promiseId);
  const isCaseOver = state.status === 'resolved' || state.status === 'concluded';
  if (promise?.status !== 'open' || promise.due !== due || isCaseOver) return accepted();
  const at = { caseId: state.caseId!, promiseId, due };
  if (!isOver) {
    return accepted<RemedyEvent>({ type: 'DelayExplanationDue', data: { ...at, askedAt: now } });
  }
  // What was promised besides is not the remedy itself.
  const isRemedy = promise.remedyId !== undefined && promise.remedyId === state.remedyId;
  return accepted<RemedyEvent>(
    { type: 'PromiseBroken', data: { ...at, brokenAt: now } },
    ...(isRemedy ? recoveryFailed(state, 'missed', now) : []),
  );
};

export const decideTalk = (command: TalkCommand, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'none') return rejected('no_menu_prepared');
  const caseId = state.caseId!;
  switch (command.type) {
    case 'Apologise':
      return apologise(command, caseId);
    case 'RecordInteraction':
      return recorded(command, caseId);
    case 'MakePromise':
      return accepted<RemedyEvent>({ type: 'PromiseMade', data: { caseId, ...command.data } });
    case 'ExplainDelay':
      return explain(command, state);
    case 'KeepPromise':
      return keep(command, state);
    case 'SendProgressUpdate':
      return accepted<RemedyEvent>({
        type: 'ProgressUpdateSent',
        data: { caseId, ...command.data },
      });
    case 'CheckPromise':
      return check(command, state);
  }
};
