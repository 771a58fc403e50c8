const windowMs = 60_000;
const entriesMax = 50_000;
/** A limit in the memory of one process: two processes allow twice as many. */
export const createFailureLimit = (options = {}) => {
    const now = options.now ?? Date.now;
    const perDevice = options.perDevice ?? 20;
    const perAddress = options.perAddress ?? 300;
    let counts = new Map();
    let startedMs = now();
    const turnWindow = () => {
        if (now() - startedMs < windowMs)
            return;
        startedMs = now();
        if (counts.size > 0)
            counts = new Map();
    };
    const add = (key) => {
        // A full table stops counting new keys rather than grow: the address counter is in it already.
        const count = counts.get(key);
        if (count !== undefined || counts.size < entriesMax)
            counts.set(key, (count ?? 0) + 1);
    };
    return {
        blockedFor: (address, deviceId) => {
            turnWindow();
            if (counts.size === 0)
                return 0;
            const over = (counts.get(address) ?? 0) >= perAddress ||
                (counts.get(`${address} ${deviceId}`) ?? 0) >= perDevice;
            return over ? Math.max(1, Math.ceil((startedMs + windowMs - now()) / 1000)) : 0;
        },
        failed: (address, deviceId) => {
            turnWindow();
            add(address);
            if (deviceId !== '')
                add(`${address} ${deviceId}`);
        },
    };
};
