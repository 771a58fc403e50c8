// npm start: the whole suite in one process, data in .amends/data.
import { explainedOnly } from './terminal/explained-only.ts';

const USAGE = `usage: npm start
The whole suite in one process over a Postgres of its own; Ctrl-C stops it, the data stays.
  AMENDS_DATA            its data folder; .amends/data unless told
  AMENDS_PORT            port of HTTP; 8080 unless told
  AMENDS_POSTGRES_PORT   port of Postgres; 54329, or that of the start before, unless told
A second suite beside the first wants all three of its own. Further settings are listed in
README.md, "Environment".`;

if (!explainedOnly(USAGE)) await import('@amends/all-in-one/main');
