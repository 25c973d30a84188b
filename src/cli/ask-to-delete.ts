import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage-error.ts';

/**
 * Asks the operator at the terminal, who types "delete" to go on.
 * @param what the thing to delete, as the question names it
 * @throws UsageError where no one can answer
 */
export async function askToDelete(what: string): Promise<boolean> {
  checkSomeoneCanAnswer();
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`Delete ${what}? It cannot be taken back. Type "delete" to go on: `);
  reader.close();
  return answer.trim() === 'delete';
}

/** @throws UsageError where no one can answer, for example in a script */
export function checkSomeoneCanAnswer(): void {
  if (process.stdin.isTTY !== true)
    throw new UsageError('No one can be asked here: add --yes to delete without asking.');
}
