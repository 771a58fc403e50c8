import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { paymentDecider } from './domain/payment.ts';
import type { Refund } from './domain/remedy.ts';
import { JobLostRace, RefundOutcomeUnknown } from './job-errors.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

/** A stream id holds 64 characters; a longer reference stands in it by its hash. */
const STREAM_ID_MAX = 64;

/** Stream of one payment over all cases: payment-<provider>-<ref>. */
export const paymentStream = (provider: string, paymentRef: string): string => {
  const streamId = `payment-${provider}-${paymentRef}`;
  return streamId.length <= STREAM_ID_MAX
    ? streamId
    : `payment-${provider}-${uuidv8FromHash('payment', provider, paymentRef)}`;
};

const runOn = async (
  commands: Commands,
  key: string,
  streamId: string,
  command: Parameters<typeof paymentDecider.decide>[0],
) => {
  const subject = streamId.slice('payment-'.length);
  const on = commandOn(paymentDecider, streamId, command);
  const done = await commands.executeOn({ key, subject, on });
  if (done.outcome === 'lost_race') throw new JobLostRace(key);
  return done;
};

/**
 * Sets a refund aside on its payment before the provider is called; again for the same attempt it
 * does nothing. Undefined when it is set aside, else why the refund must not be made.
 * @throws RefundOutcomeUnknown while the provider cannot tell what was captured
 */
export const reserveRefund = async (
  provider: PaymentProvider,
  commands: Commands,
  caseId: string,
  { providerKey, paymentRef, amount }: Refund,
): Promise<'unknown_payment' | 'cap_exceeded' | 'not_executed' | undefined> => {
  const captured = await provider.captured(paymentRef, amount);
  if (captured.outcome === 'unknown_payment') return 'unknown_payment';
  if (captured.outcome === 'unknown') {
    throw new RefundOutcomeUnknown('the provider cannot tell what was captured; asked again later');
  }
  const streamId = paymentStream(provider.name, paymentRef);
  const done = await runOn(commands, `reserve:${providerKey}`, streamId, {
    type: 'ReserveRefund',
    data: {
      provider: provider.name,
      paymentRef,
      providerKey,
      caseId,
      amount,
      captured: captured.amount,
      reservedAt: commands.now(),
    },
  });
  if (done.outcome !== 'rejected') return undefined;
  return done.code === 'refund_cap_exceeded' ? 'cap_exceeded' : 'not_executed';
};

/** Gives free what was set aside for a refund that was finally refused. */
export const releaseRefund = async (
  provider: PaymentProvider,
  commands: Commands,
  { providerKey, paymentRef }: Refund,
): Promise<void> => {
  await runOn(commands, `release:${providerKey}`, paymentStream(provider.name, paymentRef), {
    type: 'ReleaseRefund',
    data: { provider: provider.name, paymentRef, providerKey, releasedAt: commands.now() },
  });
};
