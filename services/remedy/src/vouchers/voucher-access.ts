import type { VoucherIssued } from '@amends/contracts/remedy-vouchers';
import { fold } from '@amends/decider/decider';
import { foldable } from '@amends/event-store/foldable-event';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { mayAccessCase, type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import {
  type Voucher,
  type VoucherCommand,
  type VoucherEvent,
  voucherDecider,
} from '../domain/voucher.ts';
import { type MoneyCommands, runOn } from '../money-commands.ts';
import { voucherStream } from './voucher-jobs.ts';

/** Whether somebody may know of a voucher: as of its case, or of the store that stands for it. */
export const maySeeVoucher = (principal: Principal, { issued }: Voucher): boolean =>
  issued !== undefined && mayAccessCase(principal, issued.caseId ?? '', issued.storeId);

/** What a voucher's events are about: its case, else itself. */
export const subjectOf = ({ caseId, voucherId }: VoucherIssued): string => caseId ?? voucherId;

export interface FoundVoucher {
  readonly state: Voucher;
  readonly issued: VoucherIssued;
  readonly version: number;
}

/** @throws Problem 404 not_found for an unknown voucher */
export const readVoucher = async (
  { port }: MoneyCommands,
  voucherId: string,
): Promise<FoundVoucher> => {
  const { events, version } = await port.store.load(voucherStream(voucherId));
  const state = fold(voucherDecider, events.map(foldable<VoucherEvent>));
  if (state.issued === undefined) throw new Problem('not_found');
  return { state, issued: state.issued, version };
};

/** @throws Problem 404 not_found for an unknown voucher and for a foreign one alike */
export const readOwnVoucher = async (
  commands: MoneyCommands,
  request: FastifyRequest,
  voucherId: string,
): Promise<FoundVoucher> => {
  const found = await readVoucher(commands, voucherId);
  if (!maySeeVoucher(principalOf(request), found.state)) throw new Problem('not_found');
  return found;
};

type On = Parameters<typeof runOn<VoucherCommand, Voucher, VoucherEvent>>[2];

/** Runs a client's command on the stream of a voucher. */
export const runOnVoucher = (
  commands: MoneyCommands,
  request: FastifyRequest,
  voucherId: string,
  on: Omit<On, 'streamId' | 'decider'>,
): Promise<CommandOutcome> =>
  runOn<VoucherCommand, Voucher, VoucherEvent>(commands, request, {
    streamId: voucherStream(voucherId),
    decider: voucherDecider,
    ...on,
  });
