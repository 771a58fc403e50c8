import { Problem } from './problem-error.js';
/** Whether the principal may see things of this store. */
export const mayAccessStore = (principal, storeId) => principal.stores === '*' || principal.stores.has(storeId);
/**
 * The principal of a request on a route that is not public.
 * @throws Error when the route is public: a bug in the route, answered with 500.
 */
export const principalOf = (request) => {
    if (request.principal === null)
        throw new Error('the route has no principal: it is public');
    return request.principal;
};
/**
 * Refuses a store outside the claim exactly like an unknown object.
 * @throws Problem 404 not_found
 */
export const requireStore = (principal, storeId) => {
    if (!mayAccessStore(principal, storeId))
        throw new Problem('not_found');
};
