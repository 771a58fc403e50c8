import { createReadStream, statSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealthItem } from '@amends/service-kit/service';
import type { SourceDirectory, SourceRow } from '../sources/source-directory.ts';
import type { PoslogReport } from './take-poslog.ts';

export interface DropFolderDeps {
  /** Holds a folder per source, named like it; undefined: no files are looked for. */
  readonly folder: string | undefined;
  readonly pollMs: number;
  readonly sources: Pick<SourceDirectory, 'read'>;
  /** When it resolves, all that was read is stored. */
  readonly take: (source: SourceRow, chunks: AsyncIterable<Buffer>) => Promise<PoslogReport>;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Where a file goes, inside the folder of its source: claimed by a rename, moved on when its last
 * transaction is stored, with a report beside it. What a process left claimed is taken again.
 */
const CLAIMED = 'taking';
const DONE = 'done';
const INCOMPLETE = 'incomplete';

/** Whoever writes slowly uses another ending and renames at the end. */
const TAKEN = /^[\w.-]{1,200}\.xml$/i;

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && TAKEN.test(entry.name))
    .map(({ name }) => name)
    .sort();

const GONE = { size: 0, mtimeMs: 0 };

/** Another process was faster with this file; it has it, or has done it. */
const unlessGone = (error: unknown): void => {
  if ((error as { code?: string }).code !== 'ENOENT') throw error;
};

class Stopping extends Error {
  override readonly name = 'Stopping';
}

/** Watches folders into which chains put their POSLog files (pos.md section 10). */
class Watch {
  readonly #deps: DropFolderDeps & { readonly folder: string };
  /** What a file was like at the last look: one that still grows is left alone. */
  #seen = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopping = false;
  readonly #counts = { done: 0, incomplete: 0 };
  #trouble: string | null = null;

  constructor(deps: DropFolderDeps & { readonly folder: string }) {
    this.#deps = deps;
  }

  start(): void {
    this.#running = this.#look().finally(() => {
      if (!this.#isStopping) this.#timer = setTimeout(() => this.start(), this.#deps.pollMs);
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  health(): HealthItem {
    const { done, incomplete } = this.#counts;
    const counts = `${done} files taken, ${incomplete} of them incomplete`;
    // Never a reason to take no requests: a source is registered by one.
    return { name: 'poslog-folder', ok: true, detail: this.#trouble ?? counts };
  }

  async #look(): Promise<void> {
    const troubles: string[] = [];
    const seen = new Map<string, string>();
    try {
      const entries = await readdir(this.#deps.folder, { withFileTypes: true });
      for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        await this.#lookAt(name, seen).catch((error: unknown) => {
          if (error instanceof Stopping) return;
          troubles.push(`${name}: ${(error as Error).message}`);
          this.#deps.onError(error);
        });
      }
    } catch (error) {
      troubles.push((error as Error).message);
      this.#deps.onError(error);
    }
    this.#seen = seen;
    this.#trouble = troubles.length === 0 ? null : troubles.join('; ');
  }

  async #lookAt(sourceId: string, seen: Map<string, string>): Promise<void> {
    const source = await this.#deps.sources.read(sourceId);
    if (source?.vendor !== 'poslog' || source.revokedAt !== null) {
      throw new Error('no live source of POSLog files has this name');
    }
    const place = join(this.#deps.folder, sourceId);
    for (const name of [CLAIMED, DONE, INCOMPLETE])
      await mkdir(join(place, name), { recursive: true });
    for (const name of await filesIn(join(place, CLAIMED))) {
      await this.#take(source, place, name).catch(unlessGone);
    }
    for (const name of await filesIn(place)) {
      const path = join(place, name);
      const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? GONE;
      const now = `${size} ${mtimeMs}`;
      seen.set(path, now);
      if (this.#seen.get(path) !== now) continue;
      // Under a name of its own: another file may come under the same one meanwhile.
      const at = this.#deps.clock().toISOString().replaceAll(':', '-');
      const claimed = `${at}-${name}`;
      await rename(path, join(place, CLAIMED, claimed)).catch(unlessGone);
      await this.#take(source, place, claimed).catch(unlessGone);
    }
  }

  async *#chunksOf(path: string): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path)) {
      if (this.#isStopping) throw new Stopping();
      yield chunk as Buffer;
    }
  }

  /** Takes a claimed file; where that fails it stays claimed, and is taken again from its start. */
  async #take(source: SourceRow, place: string, name: string): Promise<void> {
    if (this.#isStopping) throw new Stopping();
    const claimed = join(place, CLAIMED, name);
    const report = await this.#deps.take(source, this.#chunksOf(claimed));
    const target = join(place, report.complete ? DONE : INCOMPLETE, name);
    await writeFile(`${target}.report.json`, `${JSON.stringify(report, null, 2)}\n`);
    await rename(claimed, target);
    this.#counts.done += 1;
    if (!report.complete) this.#counts.incomplete += 1;
  }
}

export interface DropFolder {
  start(): void;
  /** Ends between two chunks of a file; the file stays claimed. */
  stop(): Promise<void>;
  health(): readonly HealthItem[];
}

export const dropFolder = (deps: DropFolderDeps): DropFolder => {
  const { folder } = deps;
  if (folder === undefined) {
    return { start: () => undefined, stop: async () => undefined, health: () => [] };
  }
  const watch = new Watch({ ...deps, folder });
  return {
    start: () => watch.start(),
    stop: () => watch.stop(),
    health: () => [watch.health()],
  };
};
