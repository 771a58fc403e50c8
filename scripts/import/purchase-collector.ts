import { CURRENCY_EXPONENTS } from '@amends/contracts/currency';
import { externalRef, shortId } from '@amends/contracts/primitives';
import { wrongCellCount } from './compile-mapping.ts';
import type { CsvRow } from './csv-file.ts';
import { columnFinder, type FindColumn } from './field-readers.ts';
import type { MappedRow, PurchaseRow, Remark } from './import-row.ts';
import { choiceReader, extractor } from './look-up.ts';
import type { SentRow } from './mapped-file.ts';
import type { PurchaseMapping } from './mapping.ts';
import { type Decimal, decimalReader, inUnits, plus, times } from './read-decimal.ts';
import { readTime } from './read-time.ts';

/** What one row says of its purchase. */
interface Line {
  readonly customer: string;
  readonly storeId: string;
  readonly at: string;
  readonly paid: Decimal;
  readonly isCancellation: boolean;
  readonly cancels: string | undefined;
}

interface Collected {
  readonly line: number;
  told: Line | undefined;
  readonly faults: Remark[];
}

type Read<Value> = Value | Remark;
const isRemark = (value: unknown): value is Remark =>
  typeof value === 'object' && value !== null && 'detail' in value;

const AMOUNT_MAX = 999_999_999_999n;

const paidReader = (
  { paid }: PurchaseMapping['columns'],
  find: FindColumn,
): ((cells: readonly string[]) => Read<Decimal>) => {
  const fault = (column: string): Remark => ({
    column,
    code: 'unreadable_amount',
    detail: 'is no number of the form the mapping tells',
  });
  const [field, path] =
    'amount' in paid ? [paid.amount, 'paid.amount'] : [paid.unitPrice, 'paid.unitPrice'];
  const readNumber = decimalReader(field);
  const at = find(field.column, path);
  const price = (cells: readonly string[]): Read<Decimal> =>
    readNumber(cells[at]!.trim()) ?? fault(field.column);
  if ('amount' in paid) return price;
  const { column } = paid.quantity;
  const quantityAt = find(column, 'paid.quantity');
  return (cells) => {
    const each = price(cells);
    if (isRemark(each)) return each;
    const quantity = readNumber(cells[quantityAt]!.trim());
    return quantity === undefined ? fault(column) : times(each, quantity);
  };
};

const timeReader = (
  mapping: PurchaseMapping,
  find: FindColumn,
): ((cells: readonly string[]) => Read<string>) => {
  const field = mapping.columns.purchasedAt;
  const at = find(field.column, 'purchasedAt');
  return (cells) => {
    const time = readTime(cells[at]!.trim(), field, mapping.timeZone);
    if (time.read === 'time') return time.value.at;
    return { column: field.column, code: 'unreadable_time', detail: time.detail };
  };
};

const storeReader = (
  { store }: PurchaseMapping['columns'],
  find: FindColumn,
): ((cells: readonly string[]) => Read<string>) => {
  const meaningOf = choiceReader(store, (text) => shortId.safeParse(text).success);
  const at = store.column === undefined ? undefined : find(store.column, 'store');
  const detail = 'tells no store: a purchase needs one; name a constant where there is but one';
  return (cells) => {
    const meaning = meaningOf(at === undefined ? '' : cells[at]!.trim());
    if (meaning.is === 'value') return meaning.value;
    return { column: store.column ?? '', code: 'missing_value', detail };
  };
};

/** Whether a row takes something back, and what. */
const cancellationReader = (
  { cancellation, cancels }: PurchaseMapping['columns'],
  find: FindColumn,
): ((cells: readonly string[]) => Pick<Line, 'isCancellation' | 'cancels'>) => {
  const map = Object.fromEntries((cancellation?.when ?? []).map((text) => [text, 'yes']));
  const meaningOf = choiceReader({ column: cancellation?.column, map }, () => false);
  const at = cancellation === undefined ? undefined : find(cancellation.column, 'cancellation');
  const namedAt = cancels === undefined ? undefined : find(cancels.column, 'cancels');
  const partOf = extractor(cancels?.extract);
  return (cells) => {
    const named = namedAt === undefined ? '' : partOf(cells[namedAt]!.trim());
    return {
      isCancellation: at !== undefined && meaningOf(cells[at]!.trim()).is === 'value',
      cancels: named === '' ? undefined : named,
    };
  };
};

type LineReader = (cells: readonly string[]) => Line | readonly Remark[];

const lineReader = (mapping: PurchaseMapping, find: FindColumn): LineReader => {
  const { columns } = mapping;
  const customerAt = find(columns.customer.column, 'customer');
  const readTimeOf = timeReader(mapping, find);
  const readStore = storeReader(columns, find);
  const readPaid = paidReader(columns, find);
  const readCancellation = cancellationReader(columns, find);
  return (cells) => {
    const customer = cells[customerAt]!.trim();
    const [at, storeId, paid] = [readTimeOf(cells), readStore(cells), readPaid(cells)];
    const faults: Remark[] = [];
    if (customer === '') {
      const detail = 'is blank: only purchases of known customers are kept';
      faults.push({ column: columns.customer.column, code: 'missing_value', detail });
    }
    if (isRemark(at) || isRemark(storeId) || isRemark(paid)) {
      return [...faults, ...[at, storeId, paid].filter(isRemark)];
    }
    if (faults.length > 0) return faults;
    return { customer, storeId, at, paid, ...readCancellation(cells) };
  };
};

/** Lines of one invoice together; a remark where they cannot be of one purchase. */
const together = (a: Line, b: Line, column: string): Read<Line> => {
  const isOne =
    a.customer === b.customer &&
    a.storeId === b.storeId &&
    a.isCancellation === b.isCancellation &&
    a.cancels === b.cancels;
  if (!isOne) {
    const detail = 'has rows of several customers or stores, or takes back in some rows only';
    return { column, code: 'mixed_invoice', detail };
  }
  const at = Date.parse(b.at) < Date.parse(a.at) ? b.at : a.at;
  return { ...a, at, paid: plus(a.paid, b.paid) };
};

const purchaseOf = (
  { currency, paid }: PurchaseMapping['columns'],
  externalId: string,
  rowNumber: number,
  told: Line,
): Read<PurchaseRow> => {
  const column = 'amount' in paid ? paid.amount.column : paid.unitPrice.column;
  const fault = (detail: string): Remark => ({ column, code: 'unreadable_amount', detail });
  const units = inUnits(told.paid, CURRENCY_EXPONENTS[currency]);
  if (units === undefined) return fault(`comes to more decimals than ${currency} has`);
  if (units === 0n) return fault('comes to nothing: neither a purchase nor a refund');
  const amount = units < 0n ? -units : units;
  if (amount > AMOUNT_MAX) return fault('is above the largest amount');
  // A register of tills writes what it takes back with a minus, marked or not.
  const isRefund = told.isCancellation || units < 0n;
  return {
    rowNumber,
    externalId,
    customerReference: told.customer,
    storeId: told.storeId,
    purchasedAt: told.at,
    kind: isRefund ? 'refund' : 'sale',
    amount: { amount: Number(amount), currency },
    ...(isRefund && told.cancels !== undefined ? { cancels: told.cancels } : {}),
  };
};

const refusedRow = (
  rowNumber: number,
  externalId: string | null,
  remarks: readonly Remark[],
): MappedRow => ({ read: 'refused', rowNumber, externalId, remarks });

/**
 * Collects invoices: all of the file has to be read before the first is whole, since its lines may
 * stand anywhere. What is kept of an invoice is one sum, so memory grows with the invoices only. A
 * row that cannot be read refuses its invoice.
 * @throws CommandError when the file lacks a column the mapping names
 */
export const purchaseCollector = (mapping: PurchaseMapping, header: readonly string[]) => {
  const { columns } = mapping;
  const { column } = columns.invoice;
  const find = columnFinder(header);
  const invoiceAt = find(column, 'invoice');
  const read = lineReader(mapping, find);
  const invoices = new Map<string, Collected>();
  const nameless: { readonly remark: Remark; readonly line: number }[] = [];

  const take = (found: Collected, { cells, line }: CsvRow): void => {
    const told = read(cells);
    if (!('paid' in told)) {
      found.faults.push(...told.map((each) => ({ ...each, line })));
      return;
    }
    const whole = found.told === undefined ? told : together(found.told, told, column);
    if (isRemark(whole)) found.faults.push({ ...whole, line });
    else found.told = whole;
  };

  const mappedOf = (externalId: string, rowNumber: number, found: Collected): MappedRow => {
    if (found.faults.length > 0 || found.told === undefined) {
      return refusedRow(rowNumber, externalId, found.faults);
    }
    const row = purchaseOf(columns, externalId, rowNumber, found.told);
    if (isRemark(row)) return refusedRow(rowNumber, externalId, [row]);
    return { read: 'row', row, remarks: [], labels: {} };
  };

  return {
    add: (row: CsvRow): void => {
      const { cells, line } = row;
      if (cells.length !== header.length) {
        nameless.push({ remark: wrongCellCount(cells, header), line });
        return;
      }
      const invoice = cells[invoiceAt]!.trim();
      if (!externalRef.safeParse(invoice).success) {
        const detail = 'is no id: 1 to 64 of A-Z a-z 0-9 . _ : / -';
        nameless.push({ remark: { column, code: 'malformed_id', detail }, line });
        return;
      }
      const found = invoices.get(invoice) ?? { line, told: undefined, faults: [] };
      invoices.set(invoice, found);
      take(found, row);
    },
    /** The purchases in the order they are met, then the rows that belong to none. */
    *rows(): Generator<SentRow> {
      let rowNumber = 0;
      for (const [invoice, found] of invoices) {
        rowNumber += 1;
        yield { mapped: mappedOf(invoice, rowNumber, found), line: found.line };
      }
      for (const { remark, line } of nameless) {
        rowNumber += 1;
        yield { mapped: refusedRow(rowNumber, null, [remark]), line };
      }
    },
  };
};
