import { externalRef } from '@amends/contracts/primitives';
import { z } from 'zod';
import { type Adapter, authentic, badSignature, type Delivery, ignored } from './adapter.ts';
import { isSecret } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import { idText, numberText } from './vendor-values.ts';

const handshake = z.looseObject({ verificationCode: externalRef });
const notification = z.looseObject({
  merchants: z.record(
    z.string(),
    z.array(z.looseObject({ objectId: idText, type: z.string(), ts: numberText })),
  ),
});

const hintsOf = ({ body }: Delivery): string[] => {
  const { merchants } = readShape(notification, parseVendorJson(body));
  return Object.entries(merchants).flatMap(([merchant, objects]) =>
    objects.map(({ objectId, type, ts }) => `${merchant}/${objectId}/${type}/${ts}`),
  );
};

/**
 * Clover: a static code instead of a signature, and ids instead of objects. Whoever has seen one
 * delivery can make another, so a delivery is a hint to look, never a signal by itself.
 */
export const clover: Adapter = {
  keptHeaders: [],
  verify: ({ headers, body }, { secrets }) => {
    if (secrets.length > 0) {
      return isSecret(headers['x-clover-auth'], secrets) ? authentic : badSignature;
    }
    // Before there is a code, the vendor proves the URL by showing one to whoever reads here.
    try {
      const { verificationCode: code } = readShape(handshake, parseVendorJson(body));
      return { verdict: 'handshake', code };
    } catch {
      return badSignature;
    }
  },
  keyOf: (delivery) => hintsOf(delivery).join(' '),
  map: (delivery) => ignored(...hintsOf(delivery).map(() => 'hint_only' as const)),
};
