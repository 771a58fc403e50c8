import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface GatewayMessage {
  readonly messageId: string;
  readonly channel: string;
  readonly kind: string;
  readonly to: { readonly by: string; readonly value: string };
  readonly language: string;
  readonly text: string;
}

/**
 * A real system that sends text messages and chats: it takes what is signed, and nothing else. A
 * number that ends in 422 or 503 is refused, or the system is down for it the first time.
 */
export const openMessageGateway = async (secret: string) => {
  const received: GatewayMessage[] = [];
  const refused: string[] = [];
  const seen = new Set<string>();
  const statusOf = ({ messageId, to }: GatewayMessage): number => {
    const isFirst = !seen.has(messageId);
    seen.add(messageId);
    if (to.value.endsWith('422')) return 422;
    return to.value.endsWith('503') && isFirst ? 503 : 202;
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    try {
      new Webhook(secret).verify(body, request.headers as Record<string, string>);
      const message = JSON.parse(body) as GatewayMessage;
      const status = request.headers['webhook-id'] === message.messageId ? statusOf(message) : 400;
      if (status === 202) received.push(message);
      response.writeHead(status).end();
    } catch (error) {
      refused.push(String(error));
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    received,
    refused,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
};
