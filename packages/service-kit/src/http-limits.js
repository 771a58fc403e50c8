export const defaultHttpLimits = Object.freeze({
    bodyBytes: 64 * 1024,
    headerBytes: 16 * 1024,
    headersTimeoutMs: 5_000,
    requestTimeoutMs: 10_000,
    connectionsCheckMs: 500,
    keepAliveTimeoutMs: 30_000,
    handlerTimeoutMs: 10_000,
    requestsInFlight: 1_000,
    proxies: [],
});
/** Body limit of batch routes (100 items) and of one chunk of an upload (500 rows). */
export const batchBodyBytes = 1024 * 1024;
