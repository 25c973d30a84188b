/**
 * URL of a worker thread's compiled file. Node 20 cannot run TypeScript, so a parent in `src` (under a test runner)
 * starts the file that `npm run build` wrote to `dist`. `npm test` builds first.
 * @param parent `import.meta.url` of the file that starts the worker
 * @param name file name without ending, relative to the parent: `./embedded-thread`
 */
export function workerFile(parent: string, name: string): URL {
  const at = parent.endsWith('.ts') ? parent.lastIndexOf('/src/') : -1;
  const compiled = at < 0 ? parent : `${parent.slice(0, at)}/dist/${parent.slice(at + '/src/'.length)}`;
  return new URL(`${name}.js`, compiled);
}
