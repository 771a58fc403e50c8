/** The consumer cannot go on from where it is; a person must reset or rebuild it. */
export class ConsumerHalted extends Error {
  readonly code: 'rebuild_required' | 'checkpoint_mismatch';
  constructor(code: 'rebuild_required' | 'checkpoint_mismatch', message: string) {
    super(message);
    this.code = code;
  }
}

// Connection (08), resources (53), serialisation and deadlock (40), shutdown (57P), lock and
// statement time limits, transactions ended by the server.
const TRANSIENT = /^(08...|53...|40001|40P01|57P..|57014|55P03|25P0[34])$/;
const BROKEN_SOCKET = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/;
const PG_WITHOUT_CODE = /^(Connection terminated|timeout exceeded when trying to connect)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown })?.code ?? '');

/** True when trying again later can succeed without anybody's help. */
export const isTransient = (error: unknown): boolean => {
  if ((error as { retryable?: unknown })?.retryable === true) return true;
  const code = codeOf(error);
  if (TRANSIENT.test(code) || BROKEN_SOCKET.test(code)) return true;
  return error instanceof Error && PG_WITHOUT_CODE.test(error.message);
};

// A table that is missing or a right that is: no event is to blame, and parking them all would
// only make work. 28 and 3F: role and schema.
const SYSTEMIC = /^(42P01|42501|42703|28...|3F...)$/;

/** True when the database lacks something every event needs. */
export const isSystemic = (error: unknown): boolean => SYSTEMIC.test(codeOf(error));

/** Reason of a failure in one line, for the parked row: no detail, it may hold values. */
export const reasonOf = (error: unknown): string => {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return `${code === '' ? '' : `${code}: `}${message}`.slice(0, 500);
};
