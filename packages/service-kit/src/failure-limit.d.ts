/**
 * Counts failed authentications in fixed windows of one minute. Two counters, because each alone
 * can be misused: one per claimed device AND address (a stranger who knows a device's name cannot
 * lock it out from elsewhere), one per address (names cannot be tried in turn).
 */
export type FailureLimit = {
    /** Seconds to wait when the caller is over a limit, else 0. */
    blockedFor(address: string, deviceId: string): number;
    failed(address: string, deviceId: string): void;
};
export type FailureLimitOptions = {
    readonly perDevice?: number;
    readonly perAddress?: number;
    /** Unix milliseconds. */
    readonly now?: () => number;
};
/** A limit in the memory of one process: two processes allow twice as many. */
export declare const createFailureLimit: (options?: FailureLimitOptions) => FailureLimit;
