import type { SignalReceived } from '@amends/contracts/intake';
import type { ProblemCode } from '@amends/contracts/problem';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import type { Asking } from '../asking.ts';
import type { CustomerDirectory } from '../personal-data/customer-directory.ts';
import { type AppendOnceDeps, appendOnce } from './append-once.ts';
import { asReferenced } from '../personal-data/erased-guard.ts';
import { type IncomingSignal, readCloudEvent } from './cloud-event.ts';

export interface IngestDeps extends AppendOnceDeps {
  readonly customers: CustomerDirectory;
  /** Told of every event whose type is not ours; it is counted, never an error. */
  readonly ignored: () => void;
}

/** What became of one event of a delivery. */
export type IngestResult =
  | {
      readonly status: 'accepted';
      readonly id: string;
      readonly position: string;
      readonly repeated: boolean;
    }
  | { readonly status: 'ignored'; readonly id: string }
  | {
      readonly status: 'rejected';
      readonly id: string | null;
      readonly code: ProblemCode;
      readonly detail: string;
    };

/** The signal as its event keeps it: the customer by pseudonym, the sender's words left out. */
const signalEvent = (
  principal: Principal,
  signal: IncomingSignal,
  customerId: string | undefined,
): SignalReceived => {
  const { source, id, customerReference, ...facts } = signal;
  return {
    signalId: uuidv8FromHash('signal', source, id),
    ...facts,
    ...(principal.kind === 'device' ? { deviceId: principal.clientId } : {}),
    ...(customerId === undefined ? {} : { customerId }),
  };
};

/**
 * Takes in one CloudEvent. A sender bound to a store may speak for that store only, whatever
 * `source` says.
 */
export const ingestEvent = async (
  deps: IngestDeps,
  asking: Asking,
  principal: Principal,
  input: unknown,
): Promise<IngestResult> => {
  const read = readCloudEvent(input, Date.parse(asking.now));
  if (read.read === 'refused') {
    const { id, code, detail } = read;
    return { status: 'rejected', id, code, detail };
  }
  if (read.read === 'ignored') {
    deps.ignored();
    return { status: 'ignored', id: read.id };
  }
  const { signal } = read;
  const { id, storeId } = signal;
  if (!mayAccessStore(principal, storeId)) {
    const detail = 'The sender is not bound to the store of the event.';
    return { status: 'rejected', id, code: 'forbidden', detail };
  }
  const done = await asReferenced(deps.customers, signal.customerReference, (customerId) => {
    const data = signalEvent(principal, signal, customerId);
    return appendOnce(deps, asking, {
      kind: 'signal',
      factId: data.signalId,
      storeId,
      event: { type: 'SignalReceived', data, time: data.occurredAt },
    });
  });
  if (done.outcome === 'changed') {
    const detail = 'The id was first used with a different body.';
    return { status: 'rejected', id, code: 'id_reused', detail };
  }
  const { position, outcome } = done;
  return { status: 'accepted', id, position, repeated: outcome === 'repeated' };
};
