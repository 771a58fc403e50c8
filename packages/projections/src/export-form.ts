import { Problem } from '@amends/service-kit/problem-error';

export const PARQUET_TYPE = 'application/vnd.apache.parquet';

export type ExportForm = 'json' | 'csv' | 'parquet';

const FORMS: Readonly<Record<string, ExportForm>> = {
  '*/*': 'json',
  'application/*': 'json',
  'application/json': 'json',
  'text/csv': 'csv',
  'text/*': 'csv',
  [PARQUET_TYPE]: 'parquet',
};

/** JSON unless CSV or Parquet is asked for by name. @throws Problem not_acceptable */
export const exportForm = (accept: string | undefined): ExportForm => {
  if (accept === undefined) return 'json';
  const asked = accept.split(',').flatMap((part) => {
    const type = part.split(';')[0]!.trim().toLowerCase();
    return Object.hasOwn(FORMS, type) ? [FORMS[type]!] : [];
  });
  if (asked.includes('json')) return 'json';
  const [form] = asked;
  if (form === undefined) throw new Problem('not_acceptable');
  return form;
};
