import { spawnSync } from 'node:child_process';

/** Debian's own Python, which has Debian's packages where another `python3` comes first in the path. */
const DEBIAN = '/usr/bin/python3';

/** The Python to compare with: the named one, or the first that has pandas and scikit-learn. */
export function findPython(named: string | undefined): string {
  if (named !== undefined) return named;
  const has = (python: string) => spawnSync(python, ['-c', 'import pandas, sklearn']).status === 0;
  return ['python3', DEBIAN].find(has) ?? 'python3';
}
