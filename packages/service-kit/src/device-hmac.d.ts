import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from './principal.ts';
/** What a device signs with. Two secrets are live while one replaces the other. */
export type DeviceKeys = {
    readonly secrets: readonly Buffer[];
    readonly storeId: string;
    readonly revoked: boolean;
};
/** Looks a device up; null for one that is not known. An answer may be cached for 60 s at most. */
export type DeviceKeysPort = (deviceId: string) => Promise<DeviceKeys | null>;
/** What the headers of a signed request claim; nothing of it is verified yet. */
export type DeviceClaim = {
    readonly deviceId: string;
    readonly id: string;
    /** When the request was signed, Unix seconds. Not when the thing happened: tills queue. */
    readonly timestamp: string;
    readonly signatures: readonly Buffer[];
};
/** The signed parts of a request. `path` is as clients see it, with the query string. */
export type SignedRequest = {
    readonly method: string;
    readonly path: string;
    readonly body: Buffer;
};
export declare const signatureWindowSeconds = 300;
/**
 * Reads the four headers of a signed request and checks the sign time.
 * @param nowMs Unix milliseconds
 * @throws Problem 401 unauthenticated; 401 clock_skew, with the server's time, when the sign time
 *   is more than 300 s away
 */
export declare const readDeviceClaim: (headers: IncomingHttpHeaders, nowMs: number) => DeviceClaim;
/**
 * Compares in constant time, every signature with every live secret, over the raw bytes.
 * @throws Problem 401 unauthenticated; one answer for unknown, revoked and wrongly signed
 */
export declare const verifyDeviceRequest: (claim: DeviceClaim, keys: DeviceKeys | null, request: SignedRequest) => Principal;
export type DeviceSigning = {
    readonly deviceId: string;
    /** One secret, or two during rotation. */
    readonly secrets: readonly Buffer[];
    /** Stays the same over retries of one message. */
    readonly id: string;
    /** Unix seconds; a retry is signed again with its own. */
    readonly timestampSeconds: number;
    readonly method: string;
    readonly path: string;
    readonly body?: Buffer | string;
};
/** The headers of a signed request, for tills, simulators and tests. */
export declare const signDeviceRequest: (signing: DeviceSigning) => Record<string, string>;
