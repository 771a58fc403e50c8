import { describe, expect, it } from '@jest/globals';
import {
  LINK,
  METRICS,
  notFound,
  OVERRIDE,
  poslog,
  sale,
  transaction,
  voided,
} from './poslog.fixture.ts';
import { type PosTransaction, poslogReader } from './poslog-reader.ts';
import { signalsOf, transactionKey } from './poslog-signals.ts';

const read = (xml: string, size = xml.length) => {
  const transactions: PosTransaction[] = [];
  const reader = poslogReader((one) => transactions.push(one));
  for (let at = 0; at < xml.length; at += size) reader.write(xml.slice(at, at + size));
  return { transactions, ...reader.end() };
};
const signals = (inside: string, options = {}) => {
  const { transactions } = read(poslog(transaction(92, inside, options)));
  return signalsOf(transactions[0]!, '9', 'America/Chicago');
};

describe('a transaction of a POSLog', () => {
  it('with a voided line tells its amount without the sign', () => {
    expect(signals(sale(8, '12.99') + voided(9, '-93.66'))).toEqual([
      {
        id: '9-3-92-2026-06-08/void/9',
        kind: 'line_voided',
        source: '/stores/9/poslog',
        storeId: '9',
        occurredAt: '2026-06-08T20:15:25.000Z',
        transactionRef: '9-3-92-2026-06-08',
        workstation: '3',
        operator: '437',
        amount: { amount: 9366, currency: 'USD' },
        productRef: '00099',
      },
    ]);
  });

  it.each([
    ['an item not found', notFound(37), { kind: 'item_not_found', productRef: '000737' }],
    ['an override with both marks', OVERRIDE, { kind: 'manager_override' }],
    [
      'its performance',
      METRICS,
      { kind: 'queue_time', ringSeconds: 1, idleSeconds: 137, tenderSeconds: 30 },
    ],
    ['a return', '<ReturnTransaction/>', { kind: 'sale_returned' }],
  ])('with %s is one signal', (_what, inside, facts) => {
    const found = signals(inside);
    expect(found).toHaveLength(1);
    expect(found).toMatchObject([facts]);
  });

  it('that opened the drawer without a sale is one signal', () => {
    const inside = '<NoSale>2026-06-08T15:19:11</NoSale>';
    expect(signals(inside, { kind: 'ControlTransaction' })).toMatchObject([{ kind: 'no_sale' }]);
  });

  it('that resumes another is no signal, and keeps its own key (POS-20)', () => {
    const { transactions } = read(poslog(transaction(114, LINK + sale(1, '3.49'))));
    expect([transactions[0]!.links, transactionKey(transactions[0]!)]).toEqual([
      1,
      '9-3-114-2026-06-08',
    ]);
    expect(signals(LINK)).toEqual([]);
  });

  it('is dated in the zone of its store, in summer and in winter (POS-23)', () => {
    const at = (ended: string) => signals(METRICS, { ended })[0]?.occurredAt;
    expect(at('2026-06-08T15:15:25')).toBe('2026-06-08T20:15:25.000Z');
    expect(at('2026-01-08T15:15:25')).toBe('2026-01-08T21:15:25.000Z');
    expect(() => at('yesterday')).toThrow('bad_time');
  });

  it('holds no name of a person (POS-24)', () => {
    const { transactions } = read(poslog(transaction(1, voided(1, '-1.00'))));
    expect(JSON.stringify(transactions)).not.toContain('Jane');
  });
});

describe('a POSLog', () => {
  const whole = poslog(
    transaction(1, sale(1, '1.00') + METRICS),
    transaction(2, voided(1, '-2.79')),
  );

  it('reads the same in pieces of any size (POS-21)', () => {
    for (const size of [1, 7, 100, 4096]) {
      expect(read(whole, size)).toEqual(read(whole));
    }
    expect(read(whole)).toMatchObject({ isWhole: true, errors: 0 });
  });

  it('that is cut off keeps its whole transactions and says so (POS-25)', () => {
    const cut = whole.slice(0, whole.lastIndexOf('<ExtendedAmount>'));
    const { transactions, isWhole } = read(cut);
    expect([transactions.length, isWhole]).toEqual([1, false]);
  });

  it('skips a transaction that is not well formed, and reads on (POS-21)', () => {
    const broken = transaction(2, '<LineItem><Sale></LineItem>');
    const { transactions } = read(poslog(transaction(1, METRICS), broken, transaction(3, METRICS)));
    expect(transactions.map(({ sequence, isBroken }) => [sequence, isBroken])).toEqual([
      ['1', false],
      ['2', true],
      ['3', false],
    ]);
    expect(() => transactionKey(transactions[1]!)).toThrow('unexpected_shape');
  });

  it('resolves no entity of its own or from outside (POS-22)', () => {
    const doctype =
      '<!DOCTYPE POSLog [<!ENTITY inner "437"><!ENTITY outer SYSTEM "file:///etc/passwd">]>';
    const one = transaction(1, '<Note>&outer;</Note>');
    const [head, rest] = poslog(one.replace('>437<', '>&inner;<')).split('\n');
    const { transactions } = read(`${head}${doctype}${rest}`);
    expect(transactions).toHaveLength(1);
    expect(transactions[0]!.isBroken).toBe(true);
    expect(JSON.stringify(transactions)).not.toMatch(/root:|437/);
  });

  it.each([
    ['no number', (xml: string) => xml.replace('<SequenceNumber>1</SequenceNumber>', '')],
    ['no business day', (xml: string) => xml.replace('2026-06-08</Bus', 'today</Bus')],
  ])('refuses a transaction with %s', (_what, change) => {
    const { transactions } = read(poslog(change(transaction(1, ''))));
    expect(() => transactionKey(transactions[0]!)).toThrow('unexpected_shape');
  });
});
