import type { FastifyRequest } from 'fastify';
import { Problem } from './problem-error.ts';

/** Who is asking, after authentication. */
export type Principal = {
  readonly kind: 'system' | 'person' | 'device' | 'claimant';
  /** The OAuth client, or the device. Idempotency keys and quotas are scoped by it. */
  readonly clientId: string;
  /** Opaque id of the acting subject; becomes `actor` in events. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  /** Roles in the firm (`roles`, RFC 9068 2.2.3.1), which authority to give money goes by. */
  readonly roles?: readonly string[];
  /** Stores this principal may see and change; '*' is all of them. */
  readonly stores: '*' | ReadonlySet<string>;
  /** How a person signed in (`amr`), and when (`auth_time`, Unix seconds). */
  readonly authMethods: readonly string[];
  readonly authTimeSeconds: number | null;
  /** Of a claimant: the one case that exists for them. */
  readonly caseId?: string;
};

/** Whether the principal may see things of this store. */
export const mayAccessStore = (principal: Pick<Principal, 'stores'>, storeId: string): boolean =>
  principal.stores === '*' || principal.stores.has(storeId);

/** Whether the principal may see this case, which belongs to a store or to none that is known. */
export const mayAccessCase = (
  principal: Principal,
  caseId: string,
  storeId: string | undefined,
): boolean => {
  if (principal.caseId !== undefined) return principal.caseId === caseId;
  if (principal.stores === '*') return true;
  return storeId !== undefined && mayAccessStore(principal, storeId);
};

/**
 * The principal of a request on a route that is not public.
 * @throws Error when the route is public: a bug in the route, answered with 500.
 */
export const principalOf = (request: FastifyRequest): Principal => {
  if (request.principal === null) throw new Error('the route has no principal: it is public');
  return request.principal;
};

/**
 * Refuses a store outside the claim exactly like an unknown object.
 * @throws Problem 404 not_found
 */
export const requireStore = (principal: Principal, storeId: string): void => {
  if (!mayAccessStore(principal, storeId)) throw new Problem('not_found');
};
