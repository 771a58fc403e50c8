import { measureAppends } from './appends.ts';
import { ratioOf } from './row.ts';
for (const r of await measureAppends())
  console.log(
    r.name,
    Math.round(r.value),
    'ref',
    Math.round(r.reference?.value ?? 0),
    'ratio',
    ratioOf(r)?.toFixed(2),
  );
process.exit(0);
