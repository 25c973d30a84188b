import { AppError } from '../../errors.ts';

/** What a ZIP archive, so a workbook, begins with. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What an old workbook begins with. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** Whether the bytes are a workbook (.xlsx). @throws AppError workbook_old for one of the old kind (.xls) */
export function isWorkbook(bytes: Uint8Array): boolean {
  if (beginsWith(bytes, OLD)) throw new AppError('workbook_old');
  return beginsWith(bytes, ZIP);
}
