/**
 * What `@jest/globals` is to a test in bare Node (jest-light-runner): the package itself refuses to
 * be loaded outside of jest's own sandbox.
 */
type Globals = typeof import('@jest/globals');

const all = globalThis as unknown as Globals;

export const afterAll: Globals['afterAll'] = all.afterAll;
export const afterEach: Globals['afterEach'] = all.afterEach;
export const beforeAll: Globals['beforeAll'] = all.beforeAll;
export const beforeEach: Globals['beforeEach'] = all.beforeEach;
export const describe: Globals['describe'] = all.describe;
export const expect: Globals['expect'] = all.expect;
export const it: Globals['it'] = all.it;
