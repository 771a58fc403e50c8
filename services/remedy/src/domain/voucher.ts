import { isAfter } from '@amends/contracts/instant-order';
import type { Money } from '@amends/contracts/primitives';
import type {
  VoucherCodeShown,
  VoucherExpired,
  VoucherIssued,
  VoucherRedeemed,
  VoucherVoided,
} from '@amends/contracts/remedy-vouchers';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import { remaining } from './money.ts';

/**
 * One voucher: none -> active -> spent | voided | expired. Its currency is that of its amount, and
 * its balance only ever falls. The code belongs to no event; here is only whether it was told.
 */
export interface Voucher {
  readonly status: 'none' | 'active' | 'spent' | 'voided' | 'expired';
  readonly issued?: VoucherIssued;
  readonly balance?: Money;
  readonly isCodeShown: boolean;
}

export type VoucherEvent =
  | { readonly type: 'VoucherIssued'; readonly data: VoucherIssued }
  | { readonly type: 'VoucherCodeShown'; readonly data: VoucherCodeShown }
  | { readonly type: 'VoucherRedeemed'; readonly data: VoucherRedeemed }
  | { readonly type: 'VoucherVoided'; readonly data: VoucherVoided }
  | { readonly type: 'VoucherExpired'; readonly data: VoucherExpired };

export type VoucherCommand =
  | {
      readonly type: 'IssueVoucher';
      readonly data: VoucherIssued;
      /** Execution is stopped. */
      readonly isHeld?: boolean;
    }
  /** `isNew`: a new code takes the place of one that was told before. */
  | { readonly type: 'ShowCode'; readonly isNew: boolean; readonly now: string }
  | {
      readonly type: 'RedeemVoucher';
      readonly redemptionId: string;
      readonly amount: Money;
      readonly storeId: string;
      readonly saleRef?: string | undefined;
      readonly now: string;
    }
  | {
      readonly type: 'VoidVoucher';
      readonly reason: VoucherVoided['reason'];
      readonly now: string;
    }
  /** It was about to be issued and will not be: its id is used up (an undone bulk remedy). */
  | {
      readonly type: 'ForestallVoucher';
      readonly data: Omit<VoucherVoided, 'amount' | 'reason' | 'voidedAt'>;
      readonly currency: Money['currency'];
      readonly now: string;
    }
  | { readonly type: 'ExpireVoucher'; readonly now: string };

type Of<Type extends VoucherCommand['type']> = Extract<VoucherCommand, { type: Type }>;
type Decided = Decision<VoucherEvent>;

const initialState: Voucher = { status: 'none', isCodeShown: false };

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
const evolve = (state: Voucher, event: VoucherEvent): Voucher => {
  switch (event.type) {
    case 'VoucherIssued':
      return { ...state, status: 'active', issued: event.data, balance: event.data.amount };
    case 'VoucherCodeShown':
      return { ...state, isCodeShown: true };
    case 'VoucherRedeemed': {
      const { balance } = event.data;
      return { ...state, balance, status: balance.amount === 0 ? 'spent' : state.status };
    }
    case 'VoucherVoided':
      return { ...state, status: 'voided', balance: { ...event.data.amount, amount: 0 } };
    case 'VoucherExpired':
      return { ...state, status: 'expired', balance: { ...event.data.amount, amount: 0 } };
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** What each event of a voucher says of it. */
const named = ({ voucherId, caseId, storeId, kind }: VoucherIssued) => ({
  voucherId,
  kind,
  ...(caseId === undefined ? {} : { caseId }),
  ...(storeId === undefined ? {} : { storeId }),
});

/** Its value and what is left of it, or why there is nothing left; `now` may have overtaken it. */
const standing = (
  { status, issued, balance }: Voucher,
  now: string,
): { readonly issued: VoucherIssued; readonly balance: Money } | Decision<never> => {
  if (issued === undefined || balance === undefined) return rejected('not_found');
  if (status === 'voided') return rejected('voucher_voided');
  if (status === 'spent') return rejected('voucher_already_redeemed');
  // The timer that says so may ring a little late.
  if (status === 'expired' || isAfter(now, issued.expiresAt)) return rejected('voucher_expired');
  return { issued, balance };
};

/** The id of a voucher is that of its effect: issued twice it is issued once. */
const issue = ({ data, isHeld = false }: Of<'IssueVoucher'>, state: Voucher): Decided => {
  if (state.status !== 'none') return accepted();
  if (isHeld) return rejected('execution_stopped');
  if (data.amount.amount === 0) return rejected('amount_not_positive');
  return accepted<VoucherEvent>({ type: 'VoucherIssued', data });
};

const showCode = ({ isNew, now }: Of<'ShowCode'>, state: Voucher): Decided => {
  const found = standing(state, now);
  if ('accepted' in found) return found;
  if (state.isCodeShown && !isNew) return rejected('voucher_code_shown');
  const data = { ...named(found.issued), replaces: state.isCodeShown, shownAt: now };
  return accepted<VoucherEvent>({ type: 'VoucherCodeShown', data });
};

const redeem = (command: Of<'RedeemVoucher'>, state: Voucher): Decided => {
  const { amount, redemptionId, storeId, saleRef, now } = command;
  const found = standing(state, now);
  if ('accepted' in found) return found;
  const { issued, balance } = found;
  if (amount.amount === 0) return rejected('amount_not_positive');
  if (amount.currency !== balance.currency) return rejected('currency_mismatch');
  if (amount.amount > balance.amount) return rejected('voucher_balance_too_low');
  const data = {
    ...named(issued),
    redemptionId,
    amount,
    balance: remaining(balance, amount),
    redeemedIn: storeId,
    ...(saleRef === undefined ? {} : { saleRef }),
    redeemedAt: now,
  };
  return accepted<VoucherEvent>({ type: 'VoucherRedeemed', data });
};

const takeBack = ({ reason, now }: Of<'VoidVoucher'>, state: Voucher): Decided => {
  const found = standing(state, now);
  if ('accepted' in found) return found;
  const data = { ...named(found.issued), amount: found.balance, reason, voidedAt: now };
  return accepted<VoucherEvent>({ type: 'VoucherVoided', data });
};

/** One that was issued meanwhile is there to be taken back. */
const forestall = (command: Of<'ForestallVoucher'>, { status }: Voucher): Decided => {
  if (status !== 'none') return accepted();
  const { data, currency, now } = command;
  const amount = { amount: 0, currency };
  return accepted<VoucherEvent>({
    type: 'VoucherVoided',
    data: { ...data, amount, reason: 'issued_in_error', voidedAt: now },
  });
};

/** From the timer; what is over already has nothing left to expire. */
const expire = ({ now }: Of<'ExpireVoucher'>, { status, issued, balance }: Voucher): Decided => {
  if (status !== 'active' || issued === undefined || balance === undefined) return accepted();
  const data = { ...named(issued), amount: balance, expiredAt: now };
  return accepted<VoucherEvent>({ type: 'VoucherExpired', data });
};

const decide = (command: VoucherCommand, state: Voucher): Decided => {
  switch (command.type) {
    case 'IssueVoucher':
      return issue(command, state);
    case 'ShowCode':
      return showCode(command, state);
    case 'RedeemVoucher':
      return redeem(command, state);
    case 'VoidVoucher':
      return takeBack(command, state);
    case 'ForestallVoucher':
      return forestall(command, state);
    case 'ExpireVoucher':
      return expire(command, state);
  }
};

/** The decider of `voucher-<voucherId>`; the compare-and-set keeps redemptions in line. */
export const voucherDecider: Decider<VoucherCommand, Voucher, VoucherEvent> = {
  initialState,
  evolve,
  decide,
};
