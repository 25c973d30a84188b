/**
 * URL and options of a worker thread's file: compiled beside its parent, or from source under a test runner.
 * @param parent `import.meta.url` of the file that starts it
 * @param name without ending, relative to the parent: `./embedded-worker`
 */
export function workerFile(parent: string, name: string): { url: URL; execArgv: string[] } {
  const fromSource = parent.endsWith('.ts');
  return {
    url: new URL(`${name}.${fromSource ? 'ts' : 'js'}`, parent),
    execArgv: fromSource ? ['--import', 'tsx'] : [],
  };
}
