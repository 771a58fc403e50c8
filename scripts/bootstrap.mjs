// The first thing that runs on a machine: node scripts/bootstrap.mjs <command> [arguments]
// Plain JavaScript on Node >= 18 built-ins, because nothing is installed yet. It provides Node 24
// and pnpm once (in .tools/, unless the machine has them), installs the packages once, and hands
// over to scripts/<command>.ts. A later start finds the marks of all that and needs no network.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE_VERSION = '24.21.0';
const OLDEST_NODE = 24;

const INSTALL = 'node scripts/bootstrap.mjs install';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const toolsBin = join(tools, 'node_modules', '.bin');
const orderlyEnd = join(root, 'scripts', 'terminal', 'orderly-end.ts');
const isWindows = process.platform === 'win32';
const manifest = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8'));
const pnpmVersion = manifest.packageManager.split('@')[1];

const say = (text) => process.stderr.write(`amends: ${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};
const readIfThere = (path) => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined);

const runStep = (command, args, env, hint) => {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    // Everything a step prints is progress; standard output belongs to the command that follows.
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
  if (error || status !== 0) fail(`${hint} (${error ? error.message : `exit code ${status}`})`);
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const tryLock = (path) => {
  try {
    fs.writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(readIfThere(path));
    if (holder > 0 && !isAlive(holder)) fs.rmSync(path, { force: true });
    return false;
  }
};

// Two commands started at once must not install into the same folders.
const withLock = async (work) => {
  fs.mkdirSync(tools, { recursive: true });
  const path = join(tools, 'install.lock');
  let isTold = false;
  while (!tryLock(path)) {
    if (!isTold) say('another command is installing, waiting for it');
    isTold = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => fs.rmSync(path, { force: true });
  process.once('exit', release);
  work();
  process.off('exit', release);
  release();
};

const hasOwnTools = () => {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) return false;
  // Asked outside the repository, where pnpm would answer as the version pinned there.
  const found = spawnSync('pnpm', ['--version'], {
    cwd: tmpdir(),
    encoding: 'utf8',
    shell: isWindows,
  });
  return found.status === 0 && found.stdout.trim().split('.')[0] === pnpmVersion.split('.')[0];
};

const toolsMark = join(tools, 'installed.json');
const wantedTools = JSON.stringify({
  node: NODE_VERSION,
  pnpm: pnpmVersion,
  machine: `${process.platform}-${process.arch}`,
});

const installTools = () => {
  say(`installing node ${NODE_VERSION} and pnpm ${pnpmVersion} into .tools (once, about 200 MB)`);
  // What an interrupted install left is not trusted: the mark below is written last.
  for (const name of ['node_modules', 'package.json', 'package-lock.json', 'installed.json']) {
    fs.rmSync(join(tools, name), { recursive: true, force: true });
  }
  fs.writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const versions = [`node@${NODE_VERSION}`, `pnpm@${pnpmVersion}`];
  const flags = ['--save-exact', '--no-audit', '--no-fund', '--loglevel=error'];
  runStep(
    isWindows ? 'npm.cmd' : 'npm',
    ['install', '--prefix', tools, ...flags, ...versions],
    // The node package fetches its binary in an install script, so those must run here.
    { ...process.env, npm_config_ignore_scripts: 'false' },
    'npm could not install node and pnpm; a network or a registry mirror is needed once',
  );
  const check = spawnSync(join(toolsBin, 'node'), ['--version'], { encoding: 'utf8' });
  if (check.stdout?.trim() !== `v${NODE_VERSION}`) fail('the node in .tools does not run');
  fs.writeFileSync(toolsMark, wantedTools);
};

const workspaceFolders = () => {
  const text = fs.readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const list = text.slice(text.indexOf('packages:')).split('\n').slice(1);
  const end = list.findIndex((line) => !/^\s+-/.test(line));
  return list.slice(0, end).flatMap((line) => {
    const pattern = line.replace(/^\s+-\s*/, '').replace(/['"\s]/g, '');
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return fs.readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  });
};

const installMark = join(root, 'node_modules', '.amends-installed');
const wantedInstall = () => {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  const manifests = ['.', ...workspaceFolders().sort()].map((each) => join(each, 'package.json'));
  for (const path of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`${path}\n${readIfThere(join(root, path)) ?? ''}\n`);
  }
  return hash.digest('hex');
};

// `install` is also a command of its own: after a change of a package.json by hand, or by
// new-service, the lockfile is written anew, which no other command does.
const installPackages = (env, { lockfile = 'frozen' } = {}) => {
  say(lockfile === 'frozen' ? 'installing packages (once)' : 'installing packages');
  fs.rmSync(installMark, { force: true });
  // This pnpm is the one to use: it shall neither fetch another nor write itself into the lockfile.
  const settings = ['--config.confirm-modules-purge=false', '--config.pm-on-fail=ignore'];
  const args = ['install', `--${lockfile === 'frozen' ? '' : 'no-'}frozen-lockfile`, ...settings];
  runStep(
    isWindows ? 'pnpm.cmd' : 'pnpm',
    args,
    env,
    lockfile === 'frozen'
      ? `pnpm could not install; after a change of a package.json run once: ${INSTALL}`
      : 'pnpm could not install',
  );
  fs.writeFileSync(installMark, wantedInstall());
};

// Bit 0 of SigIgn is SIGHUP: started by nohup, which a handler of ours would undo.
const ignoresHangUp = () => /^SigIgn:.*[13579bdf]$/m.test(readIfThere('/proc/self/status') ?? '');

// npm tells only the shell it started of a SIGTERM, and that shell dies without a word to us. An
// end of that shell is therefore taken as a SIGTERM. Outside npm the parent may well go first.
const onLossOfParent = (react) => {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    react();
  }, 500);
  timer.unref();
};

// The command runs in a process group of its own: a Ctrl-C in the terminal then reaches this
// process only, and databases started by the command are not shut down under its hands. npm
// repeats the terminal's signal, so the same signal within half a second counts once.
//
// Core dumps would hold keys and texts, and a process of the suite refuses to start with them on;
// Node cannot turn them off for itself, a shell that is then replaced by Node can.
const handOver = (node, script, args, env) => {
  const preload = ['--import', pathToFileURL(orderlyEnd).href];
  const words = [node, '--conditions=source', ...preload, script, ...args];
  const [command, ...rest] = isWindows
    ? words
    : ['/bin/sh', '-c', 'ulimit -c 0; exec "$0" "$@"', ...words];
  const child = spawn(command, rest, {
    cwd: process.cwd(),
    env,
    stdio: 'inherit',
    detached: !isWindows,
  });
  const lastSentMs = {};
  const pass = (name) => {
    const nowMs = Date.now();
    if (nowMs - (lastSentMs[name] ?? 0) > 500) child.kill(name);
    lastSentMs[name] = nowMs;
  };
  process.on('SIGINT', () => pass('SIGINT'));
  process.on('SIGTERM', () => pass('SIGTERM'));
  if (!ignoresHangUp()) process.on('SIGHUP', () => pass('SIGTERM'));
  onLossOfParent(() => pass('SIGTERM'));
  child.once('error', (error) => fail(`cannot run ${node}: ${error.message}`));
  child.once('exit', (code, name) => process.exit(code ?? 128 + (constants.signals[name] ?? 0)));
};

const main = async () => {
  const [command, ...args] = process.argv.slice(2);
  const script = join(root, 'scripts', `${command}.ts`);
  const isInstall = command === 'install';
  if (!isInstall && (!/^[a-z-]+$/.test(command ?? '') || !fs.existsSync(script))) {
    const commands = Object.keys(manifest.scripts).join(', ');
    fail(`no such command: ${command ?? ''}; there are ${commands}`);
  }
  // Times are in UTC everywhere; a process of the suite refuses to start in another zone.
  const env = { ...process.env, TZ: process.env.TZ || 'UTC' };
  let node = process.execPath;
  if (!hasOwnTools()) {
    const isReady = () => readIfThere(toolsMark) === wantedTools;
    if (!isReady()) await withLock(() => isReady() || installTools());
    node = join(toolsBin, isWindows ? 'node.cmd' : 'node');
    const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
    env[key] = `${toolsBin}${delimiter}${env[key] ?? ''}`;
  }
  if (isInstall) return withLock(() => installPackages(env, { lockfile: 'renewed' }));
  const isInstalled = () => readIfThere(installMark) === wantedInstall();
  if (!isInstalled()) await withLock(() => isInstalled() || installPackages(env));
  handOver(node, script, args, env);
};

await main();
