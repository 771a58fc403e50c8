import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem-error.js';
export const signatureWindowSeconds = 300;
const signaturesMax = 4;
const prefix = 'd1,';
const idPattern = /^[A-Za-z0-9_-]{1,128}$/;
/** Stands for the key of a device that does not exist, so that it fails as late as others do. */
const nobodysSecret = randomBytes(32);
/**
 * Reads the four headers of a signed request and checks the sign time.
 * @param nowMs Unix milliseconds
 * @throws Problem 401 unauthenticated; 401 clock_skew, with the server's time, when the sign time
 *   is more than 300 s away
 */
export const readDeviceClaim = (headers, nowMs) => {
    const deviceId = one(headers['amends-device']);
    const id = one(headers['amends-id']);
    const timestamp = one(headers['amends-timestamp']);
    const signatures = readSignatures(one(headers['amends-signature']));
    const wellFormed = idPattern.test(deviceId) &&
        idPattern.test(id) &&
        /^[0-9]{10}$/.test(timestamp) &&
        signatures.length > 0;
    if (!wellFormed)
        throw new Problem('unauthenticated');
    if (Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) > signatureWindowSeconds) {
        throw new Problem('clock_skew', {
            detail: `The signature is more than ${signatureWindowSeconds} s away from the server's time.`,
            extra: { serverTime: new Date(nowMs).toISOString() },
        });
    }
    return { deviceId, id, timestamp, signatures };
};
const one = (header) => typeof header === 'string' ? header : '';
const readSignatures = (list) => list
    .split(' ')
    .filter((signature) => /^d1,[A-Za-z0-9+/]{43}=$/.test(signature))
    .slice(0, signaturesMax)
    .map((signature) => Buffer.from(signature.slice(prefix.length), 'base64'));
/**
 * Compares in constant time, every signature with every live secret, over the raw bytes.
 * @throws Problem 401 unauthenticated; one answer for unknown, revoked and wrongly signed
 */
export const verifyDeviceRequest = (claim, keys, request) => {
    const secrets = keys === null || keys.secrets.length === 0 ? [nobodysSecret] : keys.secrets;
    const text = signedText(claim.id, claim.timestamp, request);
    let matches = false;
    for (const secret of secrets) {
        const expected = createHmac('sha256', secret).update(text).digest();
        for (const signature of claim.signatures) {
            if (timingSafeEqual(expected, signature))
                matches = true;
        }
    }
    if (!matches || keys === null || keys.revoked)
        throw new Problem('unauthenticated');
    return {
        kind: 'device',
        clientId: claim.deviceId,
        subject: claim.deviceId,
        scopes: new Set(),
        stores: new Set([keys.storeId]),
        authMethods: [],
        authTimeSeconds: null,
    };
};
/** `id.timestamp.METHOD.path+query.sha256hex(body)`; id and timestamp cannot contain a dot. */
const signedText = (id, timestamp, { method, path, body }) => `${id}.${timestamp}.${method}.${path}.${createHash('sha256').update(body).digest('hex')}`;
/** The headers of a signed request, for tills, simulators and tests. */
export const signDeviceRequest = (signing) => {
    const timestamp = String(signing.timestampSeconds);
    const { method, path } = signing;
    const body = Buffer.from(signing.body ?? '');
    const text = signedText(signing.id, timestamp, { method, path, body });
    const signatures = signing.secrets.map((secret) => `${prefix}${createHmac('sha256', secret).update(text).digest('base64')}`);
    return {
        'amends-device': signing.deviceId,
        'amends-id': signing.id,
        'amends-timestamp': timestamp,
        'amends-signature': signatures.join(' '),
    };
};
