import { AppError } from '../../../errors.ts';

/** Most characters of a sheet's name that are shown. Office programs end at 31; a forged file may go on. */
const SHOWN = 40;

/** A sheet's name as a refusal shows it. */
export function shownSheet(name: string): string {
  const characters = [...name];
  return characters.length <= SHOWN ? name : `${characters.slice(0, SHOWN).join('')}…`;
}

/** Whether an error says no more than that the workbook can't be read. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'workbook_unreadable';
}

/** Says in which sheet, and from which cell on, a workbook can't be read. @param cell undefined where it isn't known */
export function unreadableSheet(name: string, cell: string | undefined, cause: unknown): AppError {
  const sheet = shownSheet(name);
  if (cell === undefined) return new AppError('workbook_unreadable_sheet', { sheet }, { cause });
  return new AppError('workbook_unreadable_cell', { sheet, cell }, { cause });
}
