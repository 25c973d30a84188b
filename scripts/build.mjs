/**
 * `npm run build`: makes in dist what has changed, and starts no compiler when nothing has. `npm start` and `npm test` begin with it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildChanged } from './build-changed.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const PAGE = 'src/rehearsal/page';

/** One compiled file for each source, but for the page: that is bundled. */
function compiledFiles() {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith(`${PAGE}/`))
    .map((path) => path.replace(/^src\//u, 'dist/').replace(/\.ts$/u, '.js'));
}

function compile() {
  // The compiler goes by what it has noted, and would not write a file that somebody has removed.
  if (compiledFiles().some((file) => !existsSync(join(root, file))))
    rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

const PARTS = [
  {
    name: 'code',
    inputs: ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs'],
    except: [PAGE],
    outputs: compiledFiles,
    make: compile,
  },
  {
    name: 'page',
    inputs: ['src/rehearsal', 'package-lock.json', 'scripts/build-page.mjs'],
    outputs: () => ['index.html', 'icon.svg', 'main.js', 'style.css'].map((file) => `dist/rehearsal/page/${file}`),
    make: async () => (await import('./build-page.mjs')).buildPage(),
  },
  {
    name: 'template',
    // The code that makes a database, and the packages whose version decides what it looks like.
    inputs: [
      'dist/store/migrations',
      'dist/store/migrate.js',
      'dist/store/embedded.js',
      'dist/store/embedded-worker.js',
      'dist/store/start-embedded-thread.js',
      'dist/jobs/queues.js',
      'node_modules/@electric-sql/pglite/package.json',
      'node_modules/bullmq/package.json',
      'scripts/build-template.mjs',
    ],
    outputs: () => ['dist/store/template.tar.gz'],
    make: async () => (await import('./build-template.mjs')).buildTemplate(),
  },
];

try {
  await buildChanged(root, 'dist/.built.json', PARTS);
} catch (error) {
  // The compiler has said already what is wrong.
  if (error.status === undefined) throw error;
  process.exitCode = error.status ?? 1;
}
