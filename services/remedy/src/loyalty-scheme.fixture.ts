import { openConnectorFulfilment } from './provider/connector-provider.ts';
import type { FulfilmentProvider } from './provider/fulfilment-provider.ts';

export const SCHEME_SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

/** The loyalty scheme behind the address, as the settings would open it. */
export const openLoyaltyScheme = (url: string): FulfilmentProvider =>
  openConnectorFulfilment(
    {
      ...{ connectorId: 'loyalty', url, secrets: [SCHEME_SECRET] },
      ...{ remedyTypes: ['loyalty_points'], reverses: true },
    },
    { egress: { allowsLoopback: true }, clock: () => new Date(), timeoutMs: 10_000 },
  );
