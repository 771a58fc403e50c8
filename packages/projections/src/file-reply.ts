import { PARQUET_TYPE } from './export-form.ts';

interface FileReply<Sent> {
  header(name: string, value: string): unknown;
  type(contentType: string): {
    serializer(write: (payload: unknown) => string): { send(payload: never): Sent };
    send(payload: never): Sent;
  };
}

interface FileFrame {
  readonly projectionPosition: string;
  readonly nextCursor: string | null;
}

const frameIn = (
  reply: FileReply<unknown>,
  { projectionPosition, nextCursor }: FileFrame,
): void => {
  if (nextCursor !== null) reply.header('amends-next-cursor', nextCursor);
  reply.header('amends-projection-position', projectionPosition);
};

/** CSV from a route whose schema is that of JSON; what JSON has in meta stands in headers. */
export const csvReply = <Sent>(reply: FileReply<Sent>, csv: string, frame: FileFrame): Sent => {
  frameIn(reply, frame);
  return reply
    .type('text/csv; charset=utf-8')
    .serializer(String)
    .send(csv as never);
};

/** The same as Parquet. */
export const parquetReply = <Sent>(
  reply: FileReply<Sent>,
  file: Buffer,
  frame: FileFrame,
): Sent => {
  frameIn(reply, frame);
  return reply.type(PARQUET_TYPE).send(file as never);
};
