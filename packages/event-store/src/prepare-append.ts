import { chainHash } from './hash.ts';
import { eventIdOf } from './ids.ts';
import { formatPositionPrefix, type PartitionOf } from './position.ts';
import type { AppendRequest, CommandContext, EventMeta, NewEvent } from './types.ts';

/** What the store asks of the catalogue; it knows no event name itself. */
export interface EventTypes {
  /** @throws when the type is not in the catalogue */
  schemaVersion(type: string): number;
}

/** A request hashed and serialised in its caller's turn, so that one bad event fails alone. */
export interface PreparedAppend {
  readonly request: AppendRequest;
  readonly eventIds: readonly string[];
  /** JSON objects of the rows, joined by commas: the batch puts brackets around all of them. */
  readonly rowsJson: string;
  readonly version: number;
  readonly lastHash: Buffer;
  /** Position of this command's log key, less the seq. */
  readonly positionPrefix: string;
}

const metaOf = (context: CommandContext, event: NewEvent): EventMeta => ({
  subject: context.subject,
  time: event.time ?? context.now,
  correlationId: context.correlationId,
  causationId: context.causationId,
  actor: context.actor,
  ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
  ...(context.partitionKey === undefined ? {} : { partitionKey: context.partitionKey }),
});

export interface AppendPreparation {
  readonly producer: string;
  readonly eventTypes: EventTypes;
  readonly partitionOf: PartitionOf;
}

/**
 * Derives ids, chains hashes and serialises the rows. `base` is the version the stream must have
 * when the statement runs; it differs from the expected version only where several commands of one
 * stream go into one statement (reactions).
 */
export const prepareAppend = (
  { producer, eventTypes, partitionOf }: AppendPreparation,
  request: AppendRequest,
  base: number = request.expectedVersion,
): PreparedAppend => {
  const { streamId, context } = request;
  const eventIds: string[] = [];
  const rows: string[] = [];
  let hash = request.previousHash;
  let version = request.expectedVersion;
  for (const [ordinal, event] of request.events.entries()) {
    version += 1;
    const own = event.context ?? context;
    const eventId = eventIdOf(own.commandId, event.context === undefined ? ordinal : 0);
    const schemaVersion = eventTypes.schemaVersion(event.type);
    const meta = metaOf(own, event);
    const { type, data } = event;
    hash = chainHash(hash, { streamId, version, eventId, type, schemaVersion, data, meta });
    eventIds.push(eventId);
    rows.push(
      JSON.stringify({
        s: streamId,
        b: base,
        v: version,
        i: eventId,
        t: type,
        n: schemaVersion,
        d: data,
        m: meta,
        h: hash.toString('hex'),
      }),
    );
  }
  const partition = partitionOf(context.partitionKey ?? context.subject);
  const positionPrefix = formatPositionPrefix(producer, partition);
  return { request, eventIds, rowsJson: rows.join(','), version, lastHash: hash, positionPrefix };
};
