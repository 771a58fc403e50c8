import { type Client, type ClientOptions, openClient } from '@amends/client/open-client';

/**
 * A client of a test asks again for some five minutes: a process is killed and started again
 * meanwhile, or a crowded machine has a service answer 503 for a while.
 */
const PATIENT = { attempts: 400, firstDelayMs: 100, delayMsMax: 1_000 };

export const patientClient = (options: Omit<ClientOptions, 'retry'>): Client =>
  openClient({ ...options, retry: PATIENT });

/** Tries once: what was not answered stays unknown. */
export const clientOnce = (options: Omit<ClientOptions, 'retry'>): Client =>
  openClient({ ...options, retry: { attempts: 1 } });
