import { pythonLiteral } from '../notebook/python-literal.ts';

const SETS = /^(?<name>\w+) = /u;

/**
 * The line of Python that a learner writes for a task.
 * @param change the task's line, with `{value}` or `{column}`
 * @returns the line, and how the line begins that it replaces; without one, it's added at the end of the cell
 * @example writeChange('ALPHA = {value}', 0.1) // { line: 'ALPHA = 0.1', replaces: 'ALPHA =' }
 */
export function writeChange(change: string, picked?: number | string): { line: string; replaces?: string } {
  const line = change.replace(/\{(?:value|column)\}/u, () => (picked === undefined ? '' : pythonLiteral(picked)));
  const name = SETS.exec(change)?.groups?.name;
  return { line, ...(name === undefined ? {} : { replaces: `${name} =` }) };
}
