import { createHash, createHmac } from 'node:crypto';

export interface DeviceRequest {
  readonly deviceId: string;
  /** The device's secret; two of them while one replaces the other. */
  readonly secrets: readonly Uint8Array[];
  /** Id of the message: stays the same over retries. Without a dot. */
  readonly id: string;
  /** When it is signed, Unix seconds; a retry is signed again. Not when it happened. */
  readonly timestampSeconds: number;
  readonly method: string;
  /** Path and query as the till sees them, with the service's prefix where there is one. */
  readonly pathAndQuery: string;
  readonly body?: string | Uint8Array;
}

/**
 * The headers by which a till proves who it is: HMAC-SHA256 over
 * `id.timestamp.METHOD.path+query.sha256hex(body)`, base64 after the prefix `d1,`.
 */
export const signDevice = (request: DeviceRequest): Record<string, string> => {
  const { id, timestampSeconds, method, pathAndQuery } = request;
  const bodyHash = createHash('sha256')
    .update(request.body ?? '')
    .digest('hex');
  const text = [id, timestampSeconds, method, pathAndQuery, bodyHash].join('.');
  const signatures = request.secrets.map(
    (secret) => `d1,${createHmac('sha256', secret).update(text).digest('base64')}`,
  );
  return {
    'amends-device': request.deviceId,
    'amends-id': id,
    'amends-timestamp': String(timestampSeconds),
    'amends-signature': signatures.join(' '),
  };
};
