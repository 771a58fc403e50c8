import { Problem } from '@amends/service-kit/problem-error';

/** JSON unless CSV is asked for by name. @throws Problem not_acceptable */
export const acceptsCsv = (accept: string | undefined): boolean => {
  if (accept === undefined) return false;
  const types = accept.split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  if (types.some((type) => ['*/*', 'application/*', 'application/json'].includes(type)))
    return false;
  if (types.some((type) => type === 'text/csv' || type === 'text/*')) return true;
  throw new Problem('not_acceptable');
};
