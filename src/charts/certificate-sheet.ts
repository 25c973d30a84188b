import type { Course } from '../course/course.ts';
import { dropInvisible } from '../course/drop-invisible.ts';
import type { Locale } from '../course/locale.ts';
import { type Participation, sumOf } from '../exercise/participation.ts';
import { BLUE, GRID, INK } from './palette.ts';
import type { Sheet, SheetLine, SheetText } from './sheet.ts';

/** A page of A4 across, in pixels. */
const PAGE = { width: 1600, height: 1132 };
const MIDDLE = PAGE.width / 2;
/** The left and right end of the table, and the right ends of its columns of numbers. */
const TABLE = { left: 230, right: 1370, numbers: [830, 1100, 1370] } as const;
/** Where the table can be, and the most that a row takes. All nine lessons fit. */
const ROOM = { top: 545, bottom: 985 };
const MOST_ROW = 54;

/** What a certificate says. */
export interface CertificateWords {
  /** The person's name. */
  name: string;
  rows: readonly Participation[];
  /** What they took part in, and when: a workshop or the course. */
  occasion: string;
}

/** Lays a certificate out. It states what the person did, and nothing about how well. */
export function certificateSheet(
  { name: given, rows, occasion }: CertificateWords,
  locale: Locale,
  course: Pick<Course, 't' | 'lessonInfo'>,
): Sheet {
  const t = (key: string, values?: Record<string, string | number>) => course.t(locale, key, values);
  const name = dropInvisible(given).replaceAll(/\s+/gu, ' ');
  const sum = sumOf(rows);
  const columns = (['asked', 'answered', 'reviewed'] as const).map((column) => ({
    column,
    title: t(`certificate.column.${column}`),
  }));
  const lines = [
    { cells: [t('certificate.column.process'), ...columns.map(({ title }) => title)], bold: true },
    ...rows.map((row) => ({
      cells: [course.lessonInfo(locale, row.process).name, ...columns.map(({ column }) => String(row[column]))],
      bold: false,
    })),
    { cells: [t('certificate.total'), ...columns.map(({ column }) => String(sum[column]))], bold: true },
  ];
  const row = Math.min(MOST_ROW, (ROOM.bottom - ROOM.top) / lines.length);
  const top = ROOM.top + (ROOM.bottom - ROOM.top - row * lines.length) / 3;
  const centred = (text: string, y: number, size: number, weight: 'normal' | 'bold' = 'normal'): SheetText => {
    return { kind: 'text', text, x: MIDDLE, y, align: 'center', size, weight, color: INK, room: 1300 };
  };
  return {
    title: t('certificate.title'),
    altText: t('certificate.alt', { name, occasion, ...sum }),
    ...PAGE,
    items: [
      { kind: 'frame', inset: 36, width: 8, color: BLUE },
      { kind: 'frame', inset: 54, width: 2, color: BLUE },
      { ...centred(t('certificate.title'), 180, 66, 'bold'), color: BLUE },
      centred(t('certificate.name', { name }), 298, 62, 'bold'),
      rule(325, INK, [MIDDLE - 420, MIDDLE + 420]),
      centred(t('certificate.took-part'), 383, 32),
      centred(t('certificate.course'), 437, 38, 'bold'),
      centred(occasion, 487, 30),
      ...lines.flatMap(({ cells, bold }, nth) => tableRow(cells, top + (nth + 1) * row, bold)),
      rule(top + row + 12, INK),
      rule(top + (lines.length - 1) * row + 12, GRID),
      { ...centred(t('certificate.note'), PAGE.height - 90, 26), color: GREY_TEXT },
    ],
  };
}

/** Darker than the grey of charts: it's read at a third of its size on a phone. */
const GREY_TEXT = '#5B616B';

function tableRow([label = '', ...numbers]: readonly string[], y: number, bold: boolean): SheetText[] {
  const common = {
    kind: 'text' as const,
    y,
    size: 28,
    weight: bold ? ('bold' as const) : ('normal' as const),
    color: INK,
  };
  return [
    { ...common, text: label, x: TABLE.left, align: 'left', room: 440 },
    ...numbers.map((text, nth): SheetText => {
      return { ...common, text, x: TABLE.numbers[nth] ?? TABLE.right, align: 'right', room: 260 };
    }),
  ];
}

function rule(
  y: number,
  color: string,
  [left, right]: readonly [number, number] = [TABLE.left, TABLE.right],
): SheetLine {
  return { kind: 'line', from: [left, y], to: [right, y], width: 2, color };
}
