import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../src/page/', import.meta.url));
const target = fileURLToPath(new URL('../dist/page/', import.meta.url));

/**
 * Bundles the page into dist/page/: index.html, main.js and style.css. The page has no inline script or style, so the server can
 * forbid them.
 */
export async function buildPage() {
  await mkdir(target, { recursive: true });
  await Promise.all([
    build({
      entryPoints: { main: `${source}main.tsx`, style: `${source}styles/main.css` },
      outdir: target,
      bundle: true,
      minify: true,
      sourcemap: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
    }),
    copyFile(`${source}index.html`, `${target}index.html`),
    copyFile(`${source}icon.svg`, `${target}icon.svg`),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPage();
