interface CsvReply<Sent> {
  header(name: string, value: string): unknown;
  type(contentType: string): {
    serializer(write: (payload: unknown) => string): { send(payload: never): Sent };
  };
}

interface CsvFrame {
  readonly projectionPosition: string;
  readonly nextCursor: string | null;
}

/** CSV from a route whose schema is that of JSON; what JSON has in meta stands in headers. */
export const csvReply = <Sent>(
  reply: CsvReply<Sent>,
  csv: string,
  { projectionPosition, nextCursor }: CsvFrame,
): Sent => {
  if (nextCursor !== null) reply.header('amends-next-cursor', nextCursor);
  reply.header('amends-projection-position', projectionPosition);
  return reply
    .type('text/csv; charset=utf-8')
    .serializer(String)
    .send(csv as never);
};
