import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import type { Employee } from '../domain/employee.ts';

/** Whether somebody works where the principal may look: in one of their stores, or in every one. */
export const worksWithin = (principal: Principal, { heard }: Employee): boolean => {
  if (heard === undefined) return false;
  if (principal.stores === '*') return true;
  if (heard.stores === undefined) return principal.stores.size > 0;
  return heard.stores.some((storeId) => mayAccessStore(principal, storeId));
};

/** They themselves, or who coaches them. */
export const isOwn = (principal: Principal, employeeId: string): boolean =>
  principal.kind === 'person' && principal.subject === employeeId;
