import { ApiProblem } from '@amends/client/api-problem';
import { type Client, openClient } from '@amends/client/open-client';
import { DEMO_STORES } from './demo-stores.ts';
import type { PlannedSignal } from './plan-signals.ts';
import { minutesAgo, type PlayContext } from './play-context.ts';

/** Tills by `<store> <till>`, each signing with a secret of its own. */
export type Tills = ReadonlyMap<string, Client>;

const EVENT_TYPE = 'application/cloudevents+json';

const registerStore = async ({ retailer }: PlayContext, body: object): Promise<void> => {
  try {
    await retailer.post('/intake/v1/stores', body);
  } catch (error) {
    // A suite that played a day before has the stores already.
    if (!(error instanceof ApiProblem && error.code === 'already_exists')) throw error;
  }
};

const registerTill = async (
  { retailer, run }: PlayContext,
  baseUrl: string,
  storeId: string,
  till: string,
): Promise<Client> => {
  const deviceId = `${run}-${storeId}-${till}`;
  const options = { idempotencyKey: `${deviceId}-register` };
  const registered = await retailer.post<{ secret: string }>(
    '/intake/v1/devices',
    { deviceId, storeId },
    options,
  );
  const deviceSecret = Buffer.from(registered.body.secret, 'base64');
  return openClient({ baseUrl, credentials: { deviceId, deviceSecret } });
};

/** Registers the shops and their tills. */
export const openShops = async (context: PlayContext, baseUrl: string): Promise<Tills> => {
  const tills = new Map<string, Client>();
  for (const { storeId, timeZone, currency, region, tills: names } of DEMO_STORES) {
    await registerStore(context, { storeId, timeZone, currency, region });
    for (const till of names) {
      tills.set(`${storeId} ${till}`, await registerTill(context, baseUrl, storeId, till));
    }
  }
  return tills;
};

/** One till sends one signed CloudEvent. */
export const sendSignal = async (
  context: PlayContext,
  tills: Tills,
  signal: PlannedSignal,
): Promise<void> => {
  context.signal.throwIfAborted();
  const { name, storeId, till, type, data } = signal;
  const event = {
    specversion: '1.0',
    id: name,
    source: `/stores/${storeId}/workstations/${till}`,
    type,
    time: minutesAgo(context, signal.minutesAgo),
    datacontenttype: 'application/json',
    data,
  };
  const client = tills.get(`${storeId} ${till}`)!;
  await client.post('/intake/v1/events', JSON.stringify(event), { contentType: EVENT_TYPE });
};
