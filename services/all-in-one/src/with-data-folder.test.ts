import { describe, expect, it } from '@jest/globals';
import { withDataFolder } from './with-data-folder.ts';

describe('a hint to paste', () => {
  it('stays as it is where no data folder is set', () => {
    expect(withDataFolder('what to do: npm start', undefined)).toBe('what to do: npm start');
    expect(withDataFolder('what to do: npm start', '')).toBe('what to do: npm start');
  });

  it('names the data folder before every command and its settings', () => {
    expect(withDataFolder('AMENDS_PORT=8081 npm start, then npm run doctor', '/srv/two')).toBe(
      'AMENDS_DATA=/srv/two AMENDS_PORT=8081 npm start, then AMENDS_DATA=/srv/two npm run doctor',
    );
  });

  it('leaves a command that names a folder of its own', () => {
    const hint = 'to look around: AMENDS_DATA=.amends/demo AMENDS_PORT=0 npm start';
    expect(withDataFolder(hint, '/srv/two')).toBe(hint);
  });

  it('quotes a folder that a shell would take apart', () => {
    expect(withDataFolder('npm start', "/srv/it's here")).toBe(
      String.raw`AMENDS_DATA='/srv/it'\''s here' npm start`,
    );
  });
});
