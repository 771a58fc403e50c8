/**
 * What the pools of a test bed are given (open-pool.ts). Those of production are short, so that an
 * answer is out in time whatever the database does. On a crowded machine they would refuse what a
 * test asks for: the test of such a limit opens a pool of its own.
 */
export const PATIENT_LIMITS = {
  connectTimeoutMs: 30_000,
  statementTimeoutMs: 30_000,
  lockTimeoutMs: 30_000,
  idleInTransactionTimeoutMs: 30_000,
} as const;
