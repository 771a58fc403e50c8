// npm run check: format, lint and types, without any test.
import { lint, types } from './check-steps.ts';

const results = [await lint(), await types()];
process.exit(results.every(Boolean) ? 0 : 1);
