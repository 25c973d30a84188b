import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const runner = fileURLToPath(new URL('run-notebook.py', import.meta.url));
/** Debian's Python. `.ci/run` installs pandas and scikit-learn for it. */
const PYTHON = '/usr/bin/python3';

export interface NotebookCell {
  id: string;
  cell_type: 'code' | 'markdown';
  source: string[];
  outputs: { text: string[] }[];
}

export function codeCellsOf(notebook: string): NotebookCell[] {
  return (JSON.parse(notebook).cells as NotebookCell[]).filter((cell) => cell.cell_type === 'code');
}

/**
 * Executes a notebook with Python in a folder of its own.
 * @param files what stands beside it, by name
 * @returns what each code cell printed, by the cell's id
 */
export async function executeNotebook(
  notebook: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'kakehashi-notebook-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const path = join(folder, 'notebook.ipynb');
    await writeFile(path, notebook);
    const { stdout } = await run(PYTHON, ['-X', 'utf8', runner, path], { maxBuffer: 64 * 1024 * 1024 });
    const printed = JSON.parse(stdout) as string[];
    return new Map(codeCellsOf(notebook).map(({ id }, index) => [id, printed[index] ?? '']));
  } finally {
    await rm(folder, { recursive: true });
  }
}
