import type { CompanionWriter } from '@amends/event-store/types';
import { CASE_WRITER, writeCases } from './queue/case-writer.ts';

/** Writers of rows that share the transaction of their event: one statement per batch and table. */
export const companions: Readonly<Record<string, CompanionWriter>> = {
  [CASE_WRITER]: writeCases,
};
