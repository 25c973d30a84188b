import { AppError } from '../../errors.ts';
import type { OwnData } from '../../team/own-data.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';

/**
 * Goes on with a table whose form was closed: it's read again for the preview, or is stored already and only needs someone's word, also
 * while a role is asked for it.
 * @returns the table in the state from which it goes on: `reading` or `keeping` (enqueue it), `kept` or `asked`
 * @throws AppError as findOwnData does
 */
export async function continueData(
  needs: Omit<DataPort, 'compute' | 'files'>,
  input: { teamId: string; dataId: string; userId: string },
): Promise<OwnData> {
  const { data } = await findOwnData(needs, input, ['reading', 'choosing', 'keeping', 'kept', 'asked']);
  if (data.state !== 'choosing') return data;
  const again = await needs.store.ownData.setState(input.teamId, input.dataId, ['choosing'], 'reading');
  if (!again) throw new AppError('stale_button');
  return { ...data, state: 'reading' };
}
