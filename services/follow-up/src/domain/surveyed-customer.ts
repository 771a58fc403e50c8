import type {
  ControlChannelDeclined,
  ControlContactAllowed,
  ControlContactRefused,
} from '@amends/contracts/follow-up-control';
import type {
  SurveyChannelDeclined,
  SurveyChannelWelcomed,
  SurveyContactAllowed,
  SurveyContactDeferred,
  SurveyContactRefused,
} from '@amends/contracts/follow-up-surveys';
import { isAfter, laterOf, plusMillis } from '@amends/contracts/instant-order';
import {
  type ContactChannel,
  type Exemption,
  type GateReason,
  PERSONAL_CHANNELS,
  type SurveyKind,
} from '@amends/contracts/survey-vocabulary';
import type { Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision } from '@amends/decider/decider';

/**
 * What a customer was asked over all cases, and which ways the customer declined; the stream
 * `survey-customer-<customerId>`. Both gates are decided here and nowhere else: two cases that
 * come due at once meet in the compare-and-set of this stream, and one of them sees the other.
 */
type Fact<Type extends string, Data> = { readonly type: Type; readonly data: Data };

export type SurveyContactEvent =
  | Fact<'SurveyContactAllowed', SurveyContactAllowed>
  | Fact<'SurveyContactRefused', SurveyContactRefused>
  | Fact<'SurveyContactDeferred', SurveyContactDeferred>
  | Fact<'SurveyChannelDeclined', SurveyChannelDeclined>
  | Fact<'SurveyChannelWelcomed', SurveyChannelWelcomed>
  | ControlContactEvent;

/** What the same customer is asked as a control, of no case. */
export type ControlContactEvent =
  | Fact<'ControlContactAllowed', ControlContactAllowed>
  | Fact<'ControlContactRefused', ControlContactRefused>
  | Fact<'ControlChannelDeclined', ControlChannelDeclined>;

type Asked = SurveyKind | 'control';

export interface SurveyedCustomer {
  /** When the customer was last asked anything, and by which kind of survey when. */
  readonly lastAt?: string;
  readonly lastOfKind: Readonly<Partial<Record<Asked, string>>>;
  /** Requests that passed; the newest only, for jobs that run twice. */
  readonly allowed: readonly string[];
  readonly declined: readonly ContactChannel[];
}

export const initialState: SurveyedCustomer = { lastOfKind: {}, allowed: [], declined: [] };

/** Numbers of the gates, as the installation sets them. */
export interface SurveyGates {
  /** Between any two surveys of a customer. */
  readonly cooldownSeconds: number;
  /** Between two surveys of the same kind. */
  readonly recontactSeconds: Readonly<Record<Asked, number>>;
  /** How many of a hundred customers are asked. */
  readonly samplePercent: number;
}

export interface AskContact {
  readonly type: 'AskContact';
  readonly customerId: string;
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly requestId: string;
  readonly kind: SurveyKind;
  readonly channel: ContactChannel;
  readonly severity?: Severity | undefined;
  /** Drawn from the request's id, 0 to 99: the same at every try. */
  readonly draw: number;
  /** A recovery survey of the same customer is due as well. */
  readonly isOutranked: boolean;
  /** Store or employee had its share of surveys. */
  readonly capped?: 'store_cap' | 'employee_cap' | undefined;
  readonly exemption?: Exemption | undefined;
  readonly gates: SurveyGates;
  readonly now: string;
}

export interface ChooseChannel {
  readonly type: 'ChooseChannel';
  readonly customerId: string;
  readonly caseId: string;
  readonly channel: ContactChannel;
  readonly isWanted: boolean;
  readonly now: string;
}

/** A control was drawn by lot already: no sampling, and nothing they wait for. */
export interface AskControl
  extends Pick<AskContact, 'isOutranked' | 'capped' | 'gates' | 'now'>,
    Pick<ControlContactAllowed, 'controlId' | 'customerId' | 'storeId' | 'channel'> {
  readonly type: 'AskControl';
}

export interface DeclineByControl {
  readonly type: 'DeclineByControl';
  readonly declined: ControlChannelDeclined;
}

export type SurveyContactCommand = AskContact | ChooseChannel | AskControl | DeclineByControl;

/** A person asks, because the playbook demands it: no survey, so no gate but the customer's. */
const isPersonal = (channel: ContactChannel): boolean =>
  (PERSONAL_CHANNELS as readonly string[]).includes(channel);

/** Sampling spares nobody whose case is severe (SUR-08). */
const isSevere = (severity: Severity | undefined): boolean =>
  severity === 'major' || severity === 'critical';

const openAgain = (since: string | undefined, seconds: number, now: string): string | undefined => {
  // Off; of two clocks the one behind would find it shut for a moment all the same.
  if (since === undefined || seconds === 0) return undefined;
  const until = plusMillis(since, seconds * 1000);
  return isAfter(until, now) ? until : undefined;
};

type Shut = { readonly reason: GateReason } | { readonly until: string };

/** The first gate that is shut, in the order in which they are asked. */
const shutGate = (
  ask: Pick<AskContact, 'gates' | 'now' | 'isOutranked' | 'capped' | 'severity' | 'draw'> & {
    readonly kind: Asked;
  },
  state: SurveyedCustomer,
): Shut | undefined => {
  const { kind, gates, now } = ask;
  if (kind !== 'recovery' && ask.isOutranked) return { reason: 'outranked' };
  const until = openAgain(state.lastAt, gates.cooldownSeconds, now);
  if (until !== undefined) {
    // A recovery survey waits its turn; a routine one would come when nobody remembers (SUR-09).
    return kind === 'recovery' ? { until } : { reason: 'global_cooldown' };
  }
  const recontact = gates.recontactSeconds[kind];
  if (openAgain(state.lastOfKind[kind], recontact, now) !== undefined) {
    return { reason: 'recontact' };
  }
  if (ask.capped !== undefined) return { reason: ask.capped };
  const isSampled = isSevere(ask.severity) || ask.draw < gates.samplePercent;
  return isSampled ? undefined : { reason: 'sampled_out' };
};

/** May the customer be asked this, now? Every answer but yes has its reason. */
export const askContact = (
  ask: AskContact,
  state: SurveyedCustomer,
): Decision<SurveyContactEvent> => {
  const { customerId, caseId, storeId, ownerId, requestId, kind, channel, exemption, now } = ask;
  if (state.allowed.includes(requestId)) return accepted();
  const subject = { customerId, caseId, requestId };
  // What the customer declined nobody can grant in their place.
  const isDeclined = state.declined.includes(channel);
  const declined = isDeclined ? { reason: 'unsubscribed' as const } : undefined;
  const isFree = exemption !== undefined || isPersonal(channel);
  const shut = declined ?? (isFree ? undefined : shutGate(ask, state));
  if (shut === undefined) {
    const data = {
      ...subject,
      ...(storeId === undefined ? {} : { storeId }),
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(exemption === undefined ? {} : { exemption }),
      kind,
      channel,
      allowedAt: now,
    };
    return accepted({ type: 'SurveyContactAllowed', data });
  }
  if ('until' in shut) {
    const data = { ...subject, reason: 'global_cooldown', until: shut.until } as const;
    return accepted({ type: 'SurveyContactDeferred', data: { ...data, deferredAt: now } });
  }
  const data = { ...subject, kind, channel, reason: shut.reason, refusedAt: now };
  return accepted({ type: 'SurveyContactRefused', data });
};

export const chooseChannel = (
  { customerId, caseId, channel, isWanted, now }: ChooseChannel,
  state: SurveyedCustomer,
): Decision<SurveyContactEvent> => {
  if (state.declined.includes(channel) !== isWanted) return accepted();
  const data = { customerId, caseId, channel };
  return isWanted
    ? accepted({ type: 'SurveyChannelWelcomed', data: { ...data, welcomedAt: now } })
    : accepted({ type: 'SurveyChannelDeclined', data: { ...data, declinedAt: now } });
};

const askControl = (
  { controlId, customerId, storeId, channel, now, ...ask }: AskControl,
  state: SurveyedCustomer,
): Decision<SurveyContactEvent> => {
  if (state.allowed.includes(controlId)) return accepted();
  const about = { controlId, customerId, storeId, channel };
  const shut: Shut | undefined = state.declined.includes(channel)
    ? { reason: 'unsubscribed' }
    : shutGate({ ...ask, now, kind: 'control', draw: -1, severity: undefined }, state);
  if (shut === undefined) {
    return accepted({ type: 'ControlContactAllowed', data: { ...about, allowedAt: now } });
  }
  const reason = 'reason' in shut ? shut.reason : 'global_cooldown';
  return accepted({ type: 'ControlContactRefused', data: { ...about, reason, refusedAt: now } });
};

const declineByControl = (
  { declined: data }: DeclineByControl,
  { declined }: SurveyedCustomer,
): Decision<SurveyContactEvent> =>
  declined.includes(data.channel) ? accepted() : accepted({ type: 'ControlChannelDeclined', data });

const decide = (
  command: SurveyContactCommand,
  state: SurveyedCustomer,
): Decision<SurveyContactEvent> => {
  switch (command.type) {
    case 'AskContact':
      return askContact(command, state);
    case 'ChooseChannel':
      return chooseChannel(command, state);
    case 'AskControl':
      return askControl(command, state);
    case 'DeclineByControl':
      return declineByControl(command, state);
  }
};

const REMEMBERED = 20;

const asked = (
  state: SurveyedCustomer,
  data: Pick<SurveyContactAllowed, 'requestId' | 'allowedAt' | 'channel'> & {
    readonly kind: Asked;
  },
): SurveyedCustomer => {
  const { kind, requestId, allowedAt, channel } = data;
  const allowed = [...state.allowed, requestId].slice(-REMEMBERED);
  if (isPersonal(channel)) return { ...state, allowed };
  return {
    ...state,
    lastAt: laterOf(state.lastAt ?? allowedAt, allowedAt),
    lastOfKind: {
      ...state.lastOfKind,
      [kind]: laterOf(state.lastOfKind[kind] ?? allowedAt, allowedAt),
    },
    allowed,
  };
};

const evolve = (state: SurveyedCustomer, event: SurveyContactEvent): SurveyedCustomer => {
  switch (event.type) {
    case 'SurveyContactAllowed':
      return asked(state, event.data);
    case 'ControlContactAllowed':
      return asked(state, { ...event.data, kind: 'control', requestId: event.data.controlId });
    case 'SurveyContactRefused':
    case 'SurveyContactDeferred':
    case 'ControlContactRefused':
      return state;
    case 'ControlChannelDeclined':
    case 'SurveyChannelDeclined':
      return { ...state, declined: [...state.declined, event.data.channel] };
    case 'SurveyChannelWelcomed':
      return { ...state, declined: state.declined.filter((one) => one !== event.data.channel) };
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};

/** The decider of the stream `survey-customer-<customerId>`. */
export const surveyedCustomerDecider = { initialState, evolve, decide };

export const surveyStreamOf = (customerId: string): string => `survey-customer-${customerId}`;
