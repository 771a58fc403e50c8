import type { CustomerErased } from '@amends/contracts/intake-personal-data';
import type {
  CustomerReturned,
  DefectionRiskDetected,
  ExitReasonsRecorded,
  WinBackCaseOpened,
} from '@amends/contracts/intake-silence';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * The stream customer-<customerId>: buying -> silent (once per silence; reasons and win-back cases
 * belong to it) -> buying again …; erased: for good.
 */
export type SilenceEvent =
  | { readonly type: 'DefectionRiskDetected'; readonly data: DefectionRiskDetected }
  | { readonly type: 'CustomerReturned'; readonly data: CustomerReturned }
  | { readonly type: 'ExitReasonsRecorded'; readonly data: ExitReasonsRecorded }
  | { readonly type: 'WinBackCaseOpened'; readonly data: WinBackCaseOpened }
  | { readonly type: 'CustomerErased'; readonly data: CustomerErased };

export type SilenceCommand =
  | { readonly type: 'NoteSilence'; readonly data: DefectionRiskDetected }
  | {
      readonly type: 'NotePurchase';
      readonly storeId: string;
      readonly purchaseId: string;
      readonly purchasedAt: string;
    }
  | {
      readonly type: 'RecordExitReasons';
      readonly exitReasons: ExitReasonsRecorded['exitReasons'];
      readonly noContact: boolean;
      readonly now: string;
    }
  | {
      readonly type: 'OpenWinBackCase';
      readonly caseId: string;
      /** Cases of this customer that are over. */
      readonly ended: ReadonlySet<string>;
      readonly now: string;
    };

export interface Silence {
  readonly isErased: boolean;
  /** The silence that goes on; null while the customer buys. */
  readonly risk: DefectionRiskDetected | null;
  /** The customer wants no approach; also after a return. */
  readonly noContact: boolean;
  /** The last win-back case, and the silence it was for. */
  readonly winBack: { readonly caseId: string; readonly riskId: string } | null;
}

const initialState: Silence = {
  isErased: false,
  risk: null,
  noContact: false,
  winBack: null,
};

const evolve = (state: Silence, event: SilenceEvent): Silence => {
  switch (event.type) {
    case 'DefectionRiskDetected':
      return { ...state, risk: event.data };
    case 'CustomerReturned':
      return { ...state, risk: null };
    case 'ExitReasonsRecorded':
      return { ...state, noContact: event.data.noContact };
    case 'WinBackCaseOpened':
      return { ...state, winBack: event.data };
    case 'CustomerErased':
      return { ...initialState, isErased: true };
    default: {
      event satisfies never;
      return state;
    }
  }
};

type Decided = Decision<SilenceEvent>;

const openWinBack = (
  { caseId, ended, now }: Extract<SilenceCommand, { type: 'OpenWinBackCase' }>,
  { noContact, winBack }: Silence,
  { riskId, customerId, storeId, silentSince, detectedAt }: DefectionRiskDetected,
): Decided => {
  if (noContact) return rejected('illegal_state', 'The customer wants no approach.');
  if (winBack !== null && !ended.has(winBack.caseId)) return rejected('already_exists');
  const about = { riskId, customerId, storeId, caseId };
  return accepted({
    type: 'WinBackCaseOpened',
    data: { ...about, silentSince, detectedAt, openedAt: now },
  });
};

/** An erased customer, and one who is not silent, take no commands of persons. */
const decide = (command: SilenceCommand, state: Silence): Decided => {
  const { risk, isErased, winBack } = state;
  if (command.type === 'NoteSilence') {
    if (isErased || risk !== null) return accepted();
    return accepted({ type: 'DefectionRiskDetected', data: command.data });
  }
  if (command.type === 'NotePurchase') {
    if (risk === null || !isAfter(command.purchasedAt, risk.lastPurchaseAt)) return accepted();
    const { riskId, customerId } = risk;
    const { storeId, purchaseId, purchasedAt: returnedAt } = command;
    const returned = { riskId, customerId, storeId, purchaseId, returnedAt };
    const asked = winBack?.riskId === riskId ? { winBackCaseId: winBack.caseId } : {};
    const data = { ...returned, ...asked };
    return accepted({ type: 'CustomerReturned', data });
  }
  if (risk === null) return rejected('not_found');
  if (command.type === 'OpenWinBackCase') return openWinBack(command, state, risk);
  const { riskId, customerId, storeId } = risk;
  const { exitReasons, noContact, now } = command;
  const about = { riskId, customerId, storeId };
  return accepted({
    type: 'ExitReasonsRecorded',
    data: { ...about, exitReasons, noContact, recordedAt: now },
  });
};

export const silenceDecider: Decider<SilenceCommand, Silence, SilenceEvent> = {
  initialState,
  evolve,
  decide,
};
