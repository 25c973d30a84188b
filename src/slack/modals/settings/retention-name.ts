import type { Words } from '../../messages/words.ts';

/** Names how long a course's texts and files are kept. */
export function retentionName({ t }: Words, days: number | 'never'): string {
  return days === 'never' ? t('settings.retention.never') : t('settings.retention.days', { days });
}
