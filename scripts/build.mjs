/**
 * `npm run build`: rebuilds the changed parts of each dist folder, and starts no compiler when nothing has changed. `npm start` and
 * `npm test` run it first.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildChanged } from './build-changed.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const STAND_IN = 'packages/slack-stand-in';

/** The compiled files of a package, one for each source. The stand-in's page is bundled, so it is left out. */
function compiledFiles(folder = '') {
  return readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('page/'))
    .map((path) => join(folder, 'dist', path.replace(/\.ts$/u, '.js')));
}

/** @param {string} folder the package, from the root */
function compile(folder, config) {
  // The compiler trusts its build info and would not write a deleted file again.
  if (compiledFiles(folder).some((file) => !existsSync(join(root, file))))
    rmSync(join(root, folder, 'dist/.tsbuildinfo'), { force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, config)], {
    cwd: root,
    stdio: 'inherit',
  });
}

const SHARED = ['tsconfig.json', 'package-lock.json', 'scripts/build.mjs'];

/** The stand-in is built first, since the app is compiled against its types. */
const STAND_IN_PARTS = [
  {
    name: 'code',
    inputs: [...SHARED, `${STAND_IN}/src`, `${STAND_IN}/tsconfig.json`],
    except: [`${STAND_IN}/src/page`],
    outputs: () => compiledFiles(STAND_IN),
    make: () => compile(STAND_IN, 'tsconfig.json'),
  },
  {
    name: 'page',
    inputs: [`${STAND_IN}/src`, `${STAND_IN}/scripts`, 'package-lock.json'],
    outputs: () => ['index.html', 'icon.svg', 'main.js', 'style.css'].map((file) => `${STAND_IN}/dist/page/${file}`),
    make: async () => (await import(`../${STAND_IN}/scripts/build-page.mjs`)).buildPage(),
  },
];

const PARTS = [
  {
    name: 'code',
    inputs: [...SHARED, 'src', 'tsconfig.build.json', `${STAND_IN}/src/index.ts`],
    outputs: () => compiledFiles(),
    make: () => compile('', 'tsconfig.build.json'),
  },
  {
    name: 'template',
    // The code that creates a database, and the packages whose versions determine its content.
    inputs: [
      'dist/store/migrations',
      'dist/store/migrate.js',
      'dist/store/open-embedded.js',
      'dist/store/embedded-thread.js',
      'dist/store/start-embedded-thread.js',
      'dist/jobs/prepare-queue.js',
      'node_modules/@electric-sql/pglite/package.json',
      'node_modules/bullmq/package.json',
      'scripts/build-template.mjs',
    ],
    outputs: () => ['dist/store/template.tar.gz'],
    make: async () => (await import('./build-template.mjs')).buildTemplate(),
  },
];

try {
  await buildChanged(root, `${STAND_IN}/dist/.built.json`, STAND_IN_PARTS);
  await buildChanged(root, 'dist/.built.json', PARTS);
} catch (error) {
  // The compiler has already printed its errors.
  if (error.status === undefined) throw error;
  process.exitCode = error.status ?? 1;
}
