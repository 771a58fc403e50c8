import type { Money } from '@amends/contracts/primitives';
import type { IntakeChannel, KhdType } from '@amends/contracts/vocabulary';

/** A report of the demo as the interface takes it, without its times. */
export interface ReportBody {
  readonly storeId: string;
  readonly channel: IntakeChannel;
  readonly signalSource: 'complaint' | 'hotline';
  readonly initiation: 'customer' | 'employee';
  readonly source: string;
  readonly externalId: string;
  readonly narrative: string;
  readonly complaintCode?: KhdType;
  readonly disposition?: 'returned';
  readonly promiseRef?: string;
  readonly magnitude: number;
  readonly price: Money;
  readonly overcharge?: Money;
  readonly paymentRef?: string;
  readonly customer?: { readonly reference: string; readonly name: string };
}
