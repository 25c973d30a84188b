import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeWorkbook } from './write-workbook.ts';

/** A workbook of some 200 kB whose sheet unpacks to more megabytes than the app reads. */
export function zipBomb(mb = 210): Buffer {
  const parts = unzipSync(writeWorkbook({ Sheet1: [['a'], [1]] }));
  const blanks = strToU8(`<worksheet><sheetData>${' '.repeat(mb * 1_048_576)}</sheetData></worksheet>`);
  return Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': blanks }, { level: 6 }));
}
