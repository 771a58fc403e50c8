/** A failure report as a hotline's system sends it: about 600 bytes, personal data included. */
export const reportBody = (extra: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    channel: 'telephone_hotline',
    signalSource: 'hotline',
    initiation: 'customer',
    source: 'hotline',
    complaintCode: 'mischarged',
    occurredAt: '2026-06-06T15:48:00Z',
    narrative: 'The till charged me twice for one item and the cashier could not cancel it.',
    price: { amount: 1999, currency: 'EUR' },
    overcharge: { amount: 300, currency: 'EUR' },
    emotions: [{ emotion: 'disappointed', intensity: 3 }],
    dissatisfaction: 5,
    customer: { reference: 'customer-@number@', email: 'customer-@number@@example.com' },
    ...extra,
  });
