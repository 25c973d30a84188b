import { AppError } from '../../../errors.ts';
import { shownText } from '../../../table/shown-text.ts';

/** A sheet's name as a refusal shows it. Office programs end it at 31 characters; a forged file may go on. */
export function shownSheet(name: string): string {
  const shown = shownText(name);
  return shown === name ? name : `${shown}…`;
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
