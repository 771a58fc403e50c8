import { hash } from 'node:crypto';

/** A UUID version 8 out of SHA-256: the same input always meets itself. */
const uuidFromHash = (input: string): string => {
  const hex = hash('sha256', input);
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return (
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-` +
    `${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  );
};

/** Id of the event a command makes at `ordinal` (from 0): a repeated command repeats its ids. */
export const eventIdOf = (commandId: string, ordinal: number): string =>
  uuidFromHash(`event\0${commandId}\0${ordinal}`);

/** Id of the command by which a named reaction answers an event. */
export const reactionCommandId = (eventId: string, reactionName: string): string =>
  uuidFromHash(`reaction\0${eventId}\0${reactionName}`);
