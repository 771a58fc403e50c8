/** Limits of one HTTP server. Sizes in bytes, times in milliseconds. */
export type HttpLimits = {
  /** Bodies of single-item routes; batch and upload routes set bodyLimit: batchBodyBytes. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** From the first byte of a request to the last of its headers. */
  readonly headersTimeoutMs: number;
  /** From the first byte of a request to the last of its body. */
  readonly requestTimeoutMs: number;
  /** How often Node looks for requests over these two; without it they end a minute late. */
  readonly connectionsCheckMs: number;
  readonly keepAliveTimeoutMs: number;
  /** From the routing of a request to its answer; then 503. */
  readonly handlerTimeoutMs: number;
  /** Requests being answered at the same time; more get 503. */
  readonly requestsInFlight: number;
  /** Addresses or CIDR ranges of reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
};

export const defaultHttpLimits: HttpLimits = Object.freeze({
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
