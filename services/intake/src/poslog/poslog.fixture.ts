const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/" xmlns:acs="urn:acs">';

/** A POSLog of these transactions. */
export const poslog = (...transactions: readonly string[]): string =>
  `${OPEN}${transactions.join('\n')}</POSLog>`;

/** One transaction of store 9; `inside` is what its kind holds. */
export const transaction = (
  sequence: number,
  inside: string,
  { kind = 'RetailTransaction', till = '3', ended = '2026-06-08T15:15:25' } = {},
): string =>
  `<Transaction><RetailStoreID>9</RetailStoreID><WorkstationID>${till}</WorkstationID>` +
  `<SequenceNumber>${sequence}</SequenceNumber><BusinessDayDate>2026-06-08</BusinessDayDate>` +
  `<EndDateTime>${ended}</EndDateTime><OperatorID OperatorName="Jane Doe">437</OperatorID>` +
  `<CurrencyCode>USD</CurrencyCode><${kind} Version="2.1">${inside}</${kind}></Transaction>`;

export const sale = (line: number, amount: string, attributes = ''): string =>
  `<LineItem${attributes}><SequenceNumber>${line}</SequenceNumber><Sale><ItemID>0009${line}` +
  `</ItemID><ExtendedAmount>${amount}</ExtendedAmount></Sale></LineItem>`;
export const voided = (line: number, amount: string): string =>
  sale(line, amount, ' VoidFlag="true"');
export const notFound = (line: number): string =>
  `<LineItem><SequenceNumber>${line}</SequenceNumber><acs:ItemNotFound><acs:ItemID>0007${line}` +
  '</acs:ItemID></acs:ItemNotFound></LineItem>';
export const OVERRIDE =
  '<LineItem><SequenceNumber>35</SequenceNumber><acs:SupervisorOverride>893' +
  '</acs:SupervisorOverride></LineItem><ManagerApproval>893</ManagerApproval>';
export const METRICS =
  '<acs:PerformanceMetrics><acs:RingTime>1</acs:RingTime><acs:IdleTime>137</acs:IdleTime>' +
  '<acs:TenderTime>30</acs:TenderTime></acs:PerformanceMetrics>';
export const LINK =
  '<TransactionLink ReasonCode="Resume"><RetailStoreID>8</RetailStoreID><WorkstationID>32' +
  '</WorkstationID><SequenceNumber>111</SequenceNumber><BusinessDayDate>2026-06-07' +
  '</BusinessDayDate></TransactionLink>';
