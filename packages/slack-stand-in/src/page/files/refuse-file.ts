import type { Translate } from '../state/create-translate.ts';

/** What a place takes of files. */
export interface FileLimits {
  /** The largest file, in MB. */
  mostMb: number;
  mostFiles: number;
  /** The allowed extensions in small letters; any when absent. */
  types?: readonly string[];
}

/** Why Slack's client doesn't take a file there, as a sentence; undefined when it does. */
export function refuseFile(
  { name, size }: Pick<File, 'name' | 'size'>,
  limits: FileLimits,
  t: Translate,
): string | undefined {
  const { mostMb, types } = limits;
  const extension = name.includes('.') ? (name.split('.').pop() ?? '').toLowerCase() : '';
  if (types !== undefined && !types.includes(extension)) return t('fileWrongType', { name, types: types.join(', ') });
  if (size === 0) return t('fileEmpty', { name });
  return size > mostMb * 1024 * 1024 ? t('fileTooLarge', { name, n: mostMb }) : undefined;
}
