/**
 * Makes dist/store/template.tar.gz: the folder of an embedded database that has every migration of ours and of the queue. An empty
 * installation unpacks it instead of making a database, which takes seconds. The file is kept while its inputs stay the same.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'tar';
import { hashInputs } from './hash-inputs.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'dist/store/template.tar.gz');
const stamp = `${target}.sha256`;

/** The code that makes a database, and the packages whose version decides what it looks like. */
const INPUTS = [
  'dist/store/migrations',
  'dist/store/migrate.js',
  'dist/store/embedded.js',
  'dist/store/embedded-worker.js',
  'dist/store/start-embedded-thread.js',
  'dist/jobs/queues.js',
  'node_modules/@electric-sql/pglite/package.json',
  'node_modules/bullmq/package.json',
  'scripts/build-template.mjs',
];

const hash = hashInputs(root, INPUTS);
if (!(existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)) {
  await makeTemplate();
  writeFileSync(stamp, hash);
}

async function makeTemplate() {
  const { openEmbedded } = await import('../dist/store/embedded.js');
  const { migrate } = await import('../dist/store/migrate.js');
  const { prepareQueue } = await import('../dist/jobs/queues.js');
  const folder = mkdtempSync(join(tmpdir(), 'kakehashi-template-'));
  try {
    const { pool, close } = await openEmbedded(folder, { fresh: true });
    await migrate(pool);
    await prepareQueue({ kind: 'postgres', pool }, console);
    // Closed, it is a database that was shut down in order: opening it has nothing to recover.
    await close();
    await create({ file: `${target}.new`, cwd: join(folder, 'postgres'), gzip: true, portable: true }, ['.']);
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
