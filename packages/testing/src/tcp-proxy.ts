import { createServer, type Server, type Socket, connect } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Which way bytes travel: requests go from the client to the target, answers come back. */
export type Direction = 'requests' | 'answers' | 'both';

export interface TcpProxy {
  readonly host: string;
  readonly port: number;
  /** Open client connections. */
  readonly connectionCount: number;
  /** Bytes wait in the senders; nothing is lost. New connections are accepted and wait too. */
  pause(): void;
  resume(): void;
  /** Resets every open connection; new ones work. */
  cut(): void;
  /**
   * Swallows bytes of that direction until heal(): 'answers' is the lost response, where the
   * target does the work and the client never hears of it.
   */
  blackHole(direction?: Direction): void;
  /** Forwards again. Connections that lost bytes are reset: their streams have a hole. */
  heal(): void;
  /** Every chunk arrives that many milliseconds late, in order. 0 turns it off. */
  setLatencyMs(ms: number): void;
  /** Resets all and stops listening. */
  close(): Promise<void>;
}

interface State {
  swallow: Direction | undefined;
  paused: boolean;
  latencyMs: number;
}

interface Pair {
  readonly client: Socket;
  readonly target: Socket;
  hasHole: boolean;
}

const reset = ({ client, target }: Pair): void => {
  client.resetAndDestroy();
  target.resetAndDestroy();
};

const forward = (pair: Pair, direction: Exclude<Direction, 'both'>, state: State): void => {
  const [from, to] =
    direction === 'requests' ? [pair.client, pair.target] : [pair.target, pair.client];
  const write = (chunk: Buffer) => {
    if (to.destroyed || to.write(chunk)) return;
    from.pause();
    to.once('drain', () => {
      if (!state.paused) from.resume();
    });
  };
  from.on('data', (chunk: Buffer) => {
    if (state.swallow === 'both' || state.swallow === direction) pair.hasHole = true;
    else if (state.latencyMs > 0) setTimeout(write, state.latencyMs, chunk);
    else write(chunk);
  });
  // A goodbye is late by the same latency, else it would overtake the bytes before it.
  from.on('end', () => {
    if (pair.hasHole) return;
    setTimeout(() => to.end(), state.latencyMs);
  });
  from.on('error', () => to.resetAndDestroy());
  if (state.paused) from.pause();
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Starts a proxy on a free port of 127.0.0.1 in front of a TCP server, to disturb its traffic. */
export const startTcpProxy = async (target: { host?: string; port: number }): Promise<TcpProxy> => {
  const state: State = { swallow: undefined, paused: false, latencyMs: 0 };
  const pairs = new Set<Pair>();
  const server = createServer((client) => {
    const upstream = connect({ host: target.host ?? '127.0.0.1', port: target.port });
    const pair: Pair = { client, target: upstream, hasHole: false };
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
    forward(pair, 'requests', state);
    forward(pair, 'answers', state);
  });
  const port = await listen(server);
  const setPaused = (paused: boolean): void => {
    state.paused = paused;
    for (const pair of pairs) {
      for (const socket of [pair.client, pair.target]) paused ? socket.pause() : socket.resume();
    }
  };
  const cut = () => pairs.forEach(reset);
  return {
    host: '127.0.0.1',
    port,
    get connectionCount() {
      return pairs.size;
    },
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    cut,
    blackHole: (direction = 'both') => {
      state.swallow = direction;
    },
    heal: () => {
      state.swallow = undefined;
      for (const pair of pairs) if (pair.hasHole) reset(pair);
    },
    setLatencyMs: (ms) => {
      state.latencyMs = ms;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      await closed;
    },
  };
};
