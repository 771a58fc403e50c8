const ISO =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const MINUTE_MS = 60_000;

/** A wall clock, as if it were UTC, and the minutes it is ahead of UTC where the text tells. */
export interface IsoTime {
  readonly wallMs: number;
  readonly offsetMinutes: number | undefined;
}

const minutesOf = (offset: string): number => {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
};

/**
 * Reads the usual forms of ISO 8601: by hand, since a log has one in every row and a library takes
 * fifty times as long. Undefined for anything else, which is then for the library to read.
 */
export const readIso = (text: string): IsoTime | undefined => {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, day, minute, second = '00', decimals = '', offset] = match;
  const clock = `${day}T${minute}:${second}`;
  const wallMs = Date.parse(`${clock}.${decimals.slice(0, 3).padEnd(3, '0')}Z`);
  // Date would turn 30 February into 1 March.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 19) !== clock) {
    return undefined;
  }
  return { wallMs, offsetMinutes: offset === undefined ? undefined : minutesOf(offset) };
};

export const instantOf = ({ wallMs }: IsoTime, offsetMinutes: number): number =>
  wallMs - offsetMinutes * MINUTE_MS;
