import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'tar';

/**
 * Makes dist/store/template.tar.gz: the folder of an embedded database with every migration of the app and of the queue. A new
 * installation unpacks it, since creating a database takes seconds. Needs the compiled code.
 */
export async function buildTemplate() {
  const target = fileURLToPath(new URL('../dist/store/template.tar.gz', import.meta.url));
  const { openEmbedded } = await import('../dist/store/open-embedded.js');
  const { migrate } = await import('../dist/store/migrate.js');
  const { prepareQueue } = await import('../dist/jobs/prepare-queue.js');
  const folder = mkdtempSync(join(tmpdir(), 'kakehashi-template-'));
  try {
    const { pool, close } = await openEmbedded(folder, { fresh: true });
    try {
      await migrate(pool);
      await prepareQueue({ kind: 'postgres', pool }, console);
    } finally {
      // A clean shutdown leaves nothing to recover when the database is opened.
      await close();
    }
    await create({ file: `${target}.new`, cwd: join(folder, 'postgres'), gzip: true, portable: true }, ['.']);
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
