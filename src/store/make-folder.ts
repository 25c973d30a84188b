import { accessSync, constants } from 'node:fs';
import { AppError } from '../errors.ts';
import { makeFolders } from '../make-folders.ts';

/**
 * Creates a folder unless it exists, and checks that the app may write there.
 * @throws AppError config_invalid when it may not
 */
export function makeFolder(dir: string): void {
  try {
    makeFolders(dir);
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problems = `KAKEHASHI_DIR: ${dir} is not writable for this user (${code}): make it so, or name another folder.`;
    throw new AppError('config_invalid', { problems }, { cause: error });
  }
}
