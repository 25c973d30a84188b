/**
 * URL of a worker thread's compiled file. Node 20 runs no TypeScript, so a parent that a test runner loads from `src`
 * starts the file that `npm run build` put into `dist` (`npm test` builds first).
 * @param parent `import.meta.url` of the file that starts it
 * @param name without ending, relative to the parent: `./embedded-thread`
 */
export function workerFile(parent: string, name: string): URL {
  const compiled = parent.endsWith('.ts') ? parent.replace(/\/src\/(?!.*\/src\/)/, '/dist/') : parent;
  return new URL(`${name}.js`, compiled);
}
