import { connect } from 'node:net';

// One request of Kafka's protocol, Metadata version 1, spelled out here because a Kafka client
// would retry, log, keep connections and ask whichever broker it likes, where all that is asked is
// what this one broker knows.
const METADATA_API = 3;
const VERSION = 1;

const metadataRequest = (topic: string | undefined): Buffer => {
  const name = Buffer.from(topic ?? '');
  const body = Buffer.alloc(14 + (topic === undefined ? 0 : 2 + name.length));
  body.writeInt16BE(METADATA_API, 0);
  body.writeInt16BE(VERSION, 2);
  // Bytes 4 to 7 are a correlation id; the client's name has length -1, which is none.
  body.writeInt16BE(-1, 8);
  body.writeInt32BE(topic === undefined ? 0 : 1, 10);
  if (topic !== undefined) {
    body.writeInt16BE(name.length, 14);
    name.copy(body, 16);
  }
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
};

const ask = (host: string, port: number, topic?: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    const socket = connect({ host, port });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(2_000, () => fail(new Error(`broker at port ${port} is silent`)));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error(`broker at port ${port} hung up`)));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return;
      // Behind the size and the correlation id.
      resolve(answer.subarray(8));
      socket.destroy();
    });
    socket.write(metadataRequest(topic));
  });

const reader = (bytes: Buffer) => {
  let at = 0;
  const take = (length: number): number => {
    at += length;
    return at - length;
  };
  const int16 = () => bytes.readInt16BE(take(2));
  const int32 = () => bytes.readInt32BE(take(4));
  const skipText = () => take(Math.max(0, int16()));
  const list = <T>(item: () => T): T[] => Array.from({ length: int32() }, item);
  return { int16, int32, skipText, list, skip: take };
};

/**
 * How many brokers the one at this address knows of: it answers only once it serves requests.
 * @throws Error when it refuses, is silent for 2 seconds or hangs up.
 */
export const countBrokers = async (host: string, port: number): Promise<number> =>
  (await ask(host, port)).readInt32BE(0);

/**
 * How many partitions of the topic have a leader, as far as this broker knows; 0 for a topic it has
 * not heard of yet.
 */
export const countLeaders = async (host: string, port: number, topic: string): Promise<number> => {
  const { int16, int32, skipText, list, skip } = reader(await ask(host, port, topic));
  list(() => [skip(4), skipText(), skip(4), skipText()]);
  const controllerBytes = 4;
  skip(controllerBytes);
  const leaders = list(() => {
    int16();
    skipText();
    skip(1);
    return list(() => {
      const error = int16();
      skip(4);
      const leader = int32();
      list(int32);
      list(int32);
      return error === 0 && leader >= 0;
    });
  });
  return leaders.flat().filter(Boolean).length;
};
