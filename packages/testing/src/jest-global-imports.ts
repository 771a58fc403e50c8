// Loaded by --import into the processes of the pure lane, which run tests in bare Node.
import { registerHooks } from 'node:module';

const names = new URL('./jest-global-names.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: names, shortCircuit: true } : next(specifier, context),
});
