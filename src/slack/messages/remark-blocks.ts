import type { KnownBlock } from '@slack/types';
import { section } from './kit.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** What a role could tell the data scientist. @param role its name as mrkdwn */
export function remarkBlocks({ t }: Words, role: string, remarks: readonly string[]): KnownBlock[] {
  return [section(t('model-remarks.role', { role })), ...remarks.flatMap((remark) => quote(remark))];
}
