import sax from 'sax';

/** What is read of one transaction of a till; names, signatures and loyalty ids are not. */
export interface PosTransaction {
  store?: string;
  workstation?: string;
  sequence?: string;
  businessDay?: string;
  /** As the till wrote it: without a zone. */
  endedAt?: string;
  operator?: string;
  currency?: string;
  kind: 'retail' | 'control' | 'other';
  voids: PosLine[];
  notFound: PosLine[];
  hasOverride: boolean;
  isReturn: boolean;
  isNoSale: boolean;
  links: number;
  ringSeconds?: string;
  idleSeconds?: string;
  tenderSeconds?: string;
  /** The XML inside was not well formed. */
  isBroken: boolean;
}

export interface PosLine {
  sequence?: string;
  amount?: string;
  product?: string;
}

const TEXT_MAX = 256;
const LINES_MAX = 5_000;

/** Direct children of a transaction that make its key and its facts (POS-20). */
const OWN: Readonly<Record<string, keyof PosTransaction>> = {
  RetailStoreID: 'store',
  WorkstationID: 'workstation',
  SequenceNumber: 'sequence',
  BusinessDayDate: 'businessDay',
  EndDateTime: 'endedAt',
  OperatorID: 'operator',
  CurrencyCode: 'currency',
};
const METRICS: Readonly<Record<string, keyof PosTransaction>> = {
  RingTime: 'ringSeconds',
  IdleTime: 'idleSeconds',
  TenderTime: 'tenderSeconds',
};
const OF_LINE: Readonly<Record<string, keyof PosLine>> = {
  SequenceNumber: 'sequence',
  ExtendedAmount: 'amount',
  ItemID: 'product',
};

const empty = (): PosTransaction => ({
  kind: 'other',
  voids: [],
  notFound: [],
  hasOverride: false,
  isReturn: false,
  isNoSale: false,
  links: 0,
  isBroken: false,
});

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a POSLog as it arrives and gives each transaction when its end was seen. Strict XML, no
 * document type, no external entity; an error inside a transaction breaks that one only.
 */
export const poslogReader = (onTransaction: (transaction: PosTransaction) => void) => {
  const parser = sax.parser(true, { position: false });
  let path: string[] = [];
  let transaction: PosTransaction | undefined;
  let line: PosLine & { isVoid: boolean; isNotFound: boolean } = newLine();
  let text = '';
  let isRootOpen = false;
  let isRootClosed = false;
  let errors = 0;

  parser.onopentag = ({ name, attributes }) => {
    const local = localName(name);
    text = '';
    if (local === 'POSLog') isRootOpen = true;
    if (transaction === undefined) {
      if (local !== 'Transaction') return;
      transaction = empty();
      path = [];
      return;
    }
    path.push(local);
    if (local === 'LineItem') {
      line = { ...newLine(), isVoid: attributes.VoidFlag === 'true' };
    } else open(transaction, line, local, path.length);
  };
  const collect = (more: string): void => {
    if (text.length < TEXT_MAX) text += more;
  };
  parser.ontext = collect;
  parser.oncdata = collect;
  parser.onclosetag = (name) => {
    const local = localName(name);
    if (local === 'POSLog') isRootClosed = true;
    if (transaction === undefined) return;
    if (local === 'Transaction' && path.length === 0) {
      onTransaction(transaction);
      transaction = undefined;
      return;
    }
    close(transaction, line, path, text.trim());
    path.pop();
    text = '';
  };
  parser.onerror = () => {
    errors += 1;
    if (transaction !== undefined) transaction.isBroken = true;
    // Goes on behind the fault: what is whole after it is read.
    parser.error = null as never;
    parser.resume();
  };

  return {
    write: (chunk: string): void => {
      parser.write(chunk);
    },
    /** Whether the file was whole; nothing more may be written. */
    end: (): { readonly isWhole: boolean; readonly errors: number } => ({
      isWhole: isRootOpen && isRootClosed && transaction === undefined,
      errors,
    }),
  };
};

const newLine = () => ({ isVoid: false, isNotFound: false });

const open = (
  transaction: PosTransaction,
  line: { isNotFound: boolean },
  local: string,
  depth: number,
): void => {
  switch (local) {
    case 'RetailTransaction':
      if (depth === 1) transaction.kind = 'retail';
      break;
    case 'ControlTransaction':
      if (depth === 1) transaction.kind = 'control';
      break;
    case 'ReturnTransaction':
      transaction.isReturn = true;
      break;
    case 'NoSale':
      transaction.isNoSale = true;
      break;
    case 'SupervisorOverride':
    case 'ManagerApproval':
      transaction.hasOverride = true;
      break;
    case 'TransactionLink':
      transaction.links += 1;
      break;
    case 'ItemNotFound':
      line.isNotFound = true;
      break;
    default:
  }
};

const close = (
  transaction: PosTransaction,
  line: PosLine & { isVoid: boolean; isNotFound: boolean },
  path: readonly string[],
  text: string,
): void => {
  const local = path.at(-1)!;
  const facts = transaction as unknown as Record<string, unknown>;
  if (path.length === 1 && OWN[local] !== undefined) facts[OWN[local]] = text;
  if (path.at(-2) === 'PerformanceMetrics' && METRICS[local] !== undefined) {
    facts[METRICS[local]] = text;
  }
  if (path.includes('TransactionLink')) return;
  const field = OF_LINE[local];
  // A line's own sequence is its direct child; amount and item lie deeper, the first one counts.
  if (field !== undefined && path.includes('LineItem')) {
    if (field !== 'sequence' || path.at(-2) === 'LineItem') line[field] ??= text;
  }
  if (local !== 'LineItem') return;
  const { isVoid, isNotFound, ...found } = line;
  if (isVoid && transaction.voids.length < LINES_MAX) transaction.voids.push(found);
  if (isNotFound && transaction.notFound.length < LINES_MAX) transaction.notFound.push(found);
};
