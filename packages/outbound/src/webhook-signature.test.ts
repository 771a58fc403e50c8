import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { webhookHeaders } from './webhook-signature.ts';

const SECRET = 'whsec_YW1lbmRzLWV4YW1wbGUtc2VjcmV0LTAx';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const id = '019ea624-66c0-7b90-8e4c-5a1d9f3b2c70';
const body =
  '{"specversion":"1.0","id":"019ea624-66c0-7b90-8e4c-5a1d9f3b2c70","source":"/amends/remedy",' +
  '"type":"amends.remedy.RefundFailed.v1","subject":"019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11",' +
  '"time":"2026-06-08T07:31:04Z","sequence":"0000000015","data":{"caseId":' +
  '"019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11","remedyId":"019ea623-7c60-7e01-a3c4-6f20d1e88b19",' +
  '"href":"/v1/remedies/019ea623-7c60-7e01-a3c4-6f20d1e88b19"}}';
const signatureAt = (timestamp: number): string | undefined =>
  webhookHeaders({ id, body, timestamp }, [SECRET])['webhook-signature'];

describe('the signature of a webhook (API-90)', () => {
  it('is that of both published attempts (A-10)', () => {
    expect(signatureAt(1_780_903_864)).toBe('v1,nnqS9NgPrRj6iOC7cnEKqDVxeNxgZaDmC1BXpRUp7Ts=');
    expect(signatureAt(1_780_904_164)).toBe('v1,T7SzfJuvJjiewOMFnn0yvHOfCNOo9OiD5wenxIikc+A=');
  });

  it('is accepted by a receiver with either of two secrets', () => {
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = webhookHeaders({ id, body, timestamp }, [SECRET, OTHER]);
    for (const secret of [SECRET, OTHER]) {
      expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(body));
    }
  });

  it('is not made for ids that would be ambiguous, nor with secrets that are none', () => {
    const delivery = { id, body, timestamp: 1 };
    expect(() => webhookHeaders({ ...delivery, id: 'a.b' }, [SECRET])).toThrow('dot');
    for (const secret of ['whsec_', 'whsec_c2hvcnQ=', SECRET.slice(6), 'whsec_!']) {
      expect(() => webhookHeaders(delivery, [secret])).toThrow('not valid');
    }
  });
});
