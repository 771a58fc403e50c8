import http from 'node:http';
const [,, port, token] = process.argv;
const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });
let n = 0, done = 0; const codes = {}; const lat = [];
const end = Date.now() + 8000;
const one = () => new Promise((resolve) => {
  const i = n++; const t = performance.now();
  const body = JSON.stringify({ storeId: '9', channel: 'telephone_hotline', narrative: 'My parcel was delayed and the staff were rude. I was told it would arrive on Monday, and it did not.', customer: { reference: 'c' + (i % 50000), name: 'Jane Doe', email: `j${i}@example.org` }, complaintCode: 'delivery', price: { amount: 1999, currency: 'EUR' } });
  const req = http.request({ port, agent, method: 'POST', path: '/v1/cases', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}`, 'idempotency-key': `k${i}` } }, (res) => { res.resume(); res.on('end', () => { codes[res.statusCode] = (codes[res.statusCode] ?? 0) + 1; done++; lat.push(performance.now() - t); resolve(); }); });
  req.end(body);
});
const t0 = Date.now();
await Promise.all(Array.from({ length: 128 }, async () => { while (Date.now() < end) await one(); }));
lat.sort((a, b) => a - b);
console.log(JSON.stringify({ done, perS: Math.round(done / ((Date.now() - t0) / 1000)), codes, p50: lat[lat.length >> 1], p99: lat[Math.floor(lat.length * .99)] }));
