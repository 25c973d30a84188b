import { AppError } from '../errors.ts';

/** The error for a port that can't be opened: it names the setting and says what to do. */
export function cannotListen(setting: string, port: number, cause: NodeJS.ErrnoException): AppError {
  const problems = `${setting} ${port} cannot be listened on (${cause.code}): name a free one.`;
  return new AppError('config_invalid', { problems }, { cause });
}
