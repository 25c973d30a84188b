import type { PreviewColumn, TablePreview } from '../../src/steps/preview/preview-table.ts';
import type { Reading } from '../../src/table/reading/reading.ts';
import type { OwnData } from '../../src/team/own-data.ts';

/** A team's own table. */
export function ownDataOf(some: Partial<OwnData> = {}): OwnData {
  return {
    teamId: 'T1',
    id: 'd',
    cohortId: 'c',
    state: 'choosing',
    fileId: 'F1',
    from: 'form',
    filename: 'sales.csv',
    broughtBy: 'U0EMILY',
    createdAt: new Date('2026-04-15T03:00:00Z'),
    ...some,
  };
}

/** What was read of a table with these columns, the first one of numbers. Each column is as large as one can be. */
export function previewOf(names: readonly string[]): TablePreview {
  const columns = names.map(
    (name, nth): PreviewColumn => ({
      name,
      type: nth === 0 ? 'numeric' : 'categorical',
      examples: ['x'.repeat(25), 'y'.repeat(25), 'z'.repeat(25)],
      blankPercent: 12.5,
      isIdentifier: nth % 7 === 1,
      ...(nth % 5 === 2 ? { personal: 'e-mail' } : {}),
    }),
  );
  const reading: Reading = {
    encoding: 'shift_jis',
    isEncodingGuess: true,
    separator: ';',
    sheet: { name: 'Sheet of a workbook from the shops', of: 12 },
    unworked: names.slice(0, 9),
    decimal: ',',
    ambiguous: [
      { mark: '.', before: 'thousands', columns: names.slice(0, 9) },
      { mark: ',', before: 'decimals', columns: names.slice(0, 9) },
    ],
    header: 3,
    isHeaderData: true,
    above: 2,
    units: 4,
    below: { lines: 2, from: 100_005 },
    named: undefined,
    blankColumns: 1,
    percent: names.slice(0, 9),
    currency: names.slice(0, 9),
    codes: [...names],
    missing: [{ text: 'n/a', cells: 12 }],
    spoilt: names.slice(0, 20).map((column) => ({ column, numbers: 9, values: 10, line: 3, text: 'about 12' })),
    spoiltDates: names
      .slice(20, 25)
      .map((column) => ({ column, of: 'dates', dated: 9, values: 10, line: 3, text: '不明' })),
    readAs: {
      dates: names
        .slice(0, 9)
        .map((column) => ({ column, text: '平成30年8月15日(水) 午後9時30分', as: '2018-08-15 21:30' })),
      times: names.slice(0, 9).map((column) => ({ column, text: '11:11', as: undefined })),
    },
    unsureDates: {
      columns: names.slice(0, 9),
      text: '03/04/2024',
      dayFirst: '2024-04-03',
      monthFirst: '2024-03-04',
    },
    total: { line: 100_003, text: `Total ${'x'.repeat(34)}`, last: 100_002 },
  };
  return { rows: 100_000, reading, columns };
}
