import { type JWK } from 'jose';
import type { DeviceKeys } from './device-hmac.ts';
import { type HttpOptions, type HttpServer } from './http-server.ts';
export declare const testIssuer = "https://issuer.test";
export declare const testAudience = "amends";
/** An issuer in memory with one ES256 key; `sign` takes any claims and header, right or wrong. */
export declare const createTestIssuer: () => Promise<{
    privateKey: import("crypto").webcrypto.CryptoKey;
    publicJwk: JWK;
    jwks: {
        keys: JWK[];
    };
    claims: (over?: Record<string, unknown>) => {
        [k: string]: unknown;
    };
    sign: (over?: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>;
}>;
export type TestIssuer = Awaited<ReturnType<typeof createTestIssuer>>;
export declare const deviceSecret: Buffer<ArrayBuffer>;
/** Collects log lines as parsed JSON. */
export declare const createLogSink: () => {
    lines: Record<string, unknown>[];
    destination: {
        write: (text: string) => void;
    };
};
/** A server with one route of each kind, as a service would write them. */
export declare const createTestServer: (issuer: TestIssuer, options?: Partial<HttpOptions> & {
    readonly devices?: Map<string, DeviceKeys>;
}) => Promise<{
    app: HttpServer;
    lines: Record<string, unknown>[];
}>;
