import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Preloaded into the suite by a test (node --import): a mutant without the store check. The one
// line that hands a token's stores to the routes is replaced while its module is loaded, so product
// code has no switch for it. Where that line is no longer found the suite does not start.
const MODULE = '/packages/service-kit/src/principal.ts';
const LINE = 'return request.principal;';
const MUTANT = "return { ...request.principal, stores: '*' };";

registerHooks({
  load: (url, context, nextLoad) => {
    if (!url.endsWith(MODULE)) return nextLoad(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(LINE)) throw new Error(`the line to replace is no longer in ${MODULE}`);
    return {
      ...nextLoad(url, context),
      source: source.replace(LINE, MUTANT),
      shortCircuit: true,
    };
  },
});
