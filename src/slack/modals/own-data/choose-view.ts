import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { NAME_LENGTH } from '../../../flow/data/choose-data.ts';
import { readingInWords } from '../../../messages/reading-in-words.ts';
import { type PreviewColumn, type TablePreview, targetsIn } from '../../../steps/preview/preview-table.ts';
import {
  DECIMAL_MARKS,
  type DecimalMark,
  type Encoding,
  type Reading,
  type ReadingChoices,
} from '../../../table/reading/reading.ts';
import type { OwnData } from '../../../team/own-data.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { context, escapeMrkdwn, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { columnField, columnsField, lineField, modal, selectField } from '../kit.ts';

/** The value of the option that leaves it to the app how a file is written. */
export const AUTOMATIC = 'automatic';
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};
/** Most characters of the marks of missing cells. */
const MARKS_LENGTH = 200;

/**
 * Shows what was read of a table, and asks for target, names and the columns that are never stored. Columns are told by their place, because a
 * name may be longer than what an option carries.
 * @param state.refused why the choices before didn't work
 */
export function chooseView(
  words: Words,
  { data, preview, refused }: { data: OwnData; preview: TablePreview; refused?: string },
): ModalView {
  const { t, course, locale } = words;
  const { columns, reading } = preview;
  const chosen = data.settings;
  const placeOf = (name: string | undefined) => {
    const place = columns.findIndex((column) => column.name === name);
    return place < 0 ? undefined : String(place);
  };
  const optionOf = (column: PreviewColumn): PlainTextOption => option(String(columns.indexOf(column)), column.name);
  const targets = targetsIn(preview);
  const foundMarks = reading.missing.map(({ text }) => text);
  const personal = columns.filter((column) => column.personal !== undefined);
  const asWords = new Set(Object.keys(chosen?.choices.types ?? {}));
  // A column that words spoil is told above, with the cell to mend.
  const perhapsWords = columns.filter(({ name, type }) => type !== 'categorical' || asWords.has(name));
  const group = (from: number, to: number) => t('parameters.columns', { from, to });
  const partNamed = (label: string) => (from: number, to: number) => t('list.pair', { label, text: group(from, to) });
  const said = readingInWords(reading, locale, course.t, 'form').map(escapeMrkdwn);
  // A name identifies rows, too, but it's left out.
  const identifier =
    chosen === undefined
      ? columns.find((column) => column.isIdentifier && column.personal === undefined)?.name
      : chosen.identifier;
  return modal({
    callbackId: VIEWS.chooseData,
    title: t('own-data.title'),
    submit: t('own-data.store'),
    close: t('modal.cancel'),
    metadata: { dataId: data.id, foundMarks: marksAsTyped(foundMarks) },
    blocks: [
      ...(refused === undefined ? [] : [section(`:warning: ${refused}`)]),
      section(
        t('own-data.found', {
          file: escapeMrkdwn(data.filename),
          rows: formatter(locale).figure(preview.rows),
          columns: columns.length,
        }),
      ),
      ...said.map((line) => context(line)),
      ...(chosen?.choices.encoding === undefined && chosen?.choices.decimal === undefined && asWords.size === 0
        ? []
        : [context(t('own-data.read-as-chosen'))]),
      ...personalBlocks(words, personal),
      columnField({
        block: BLOCKS.target,
        label: t('own-data.target'),
        hint: t('own-data.target-hint'),
        options: targets.map(optionOf),
        // A column that words spoil isn't one of numbers before they're named as marks.
        initial: placeOf(chosen?.target ?? targets.findLast(({ type }) => type === 'numeric')?.name),
        group,
      }),
      lineField({
        block: BLOCKS.rowName,
        label: t('own-data.row'),
        placeholder: t('own-data.row-example'),
        hint: t('own-data.row-hint'),
        maxLength: NAME_LENGTH,
        ...(chosen === undefined ? {} : { initial: chosen.row }),
      }),
      lineField({
        block: BLOCKS.unit,
        label: t('own-data.unit'),
        placeholder: t('own-data.unit-example'),
        optional: true,
        maxLength: NAME_LENGTH,
        ...(chosen?.unit === undefined ? {} : { initial: chosen.unit }),
      }),
      columnField({
        block: BLOCKS.identifier,
        label: t('own-data.identifier'),
        hint: t('own-data.identifier-hint'),
        options: columns.map(optionOf),
        initial: placeOf(identifier),
        optional: true,
        group,
      }),
      ...columnsField({
        block: BLOCKS.leftOut,
        label: t('own-data.left-out'),
        hint: t('own-data.left-out-hint'),
        options: columns.map(optionOf),
        initial: (chosen?.leftOut ?? personal.map(({ name }) => name)).flatMap((name) => placeOf(name) ?? []),
        optional: true,
        part: partNamed(t('own-data.left-out')),
      }),
      ...columnsField({
        block: BLOCKS.asWords,
        label: t('own-data.as-words.label'),
        hint: t('own-data.as-words.hint'),
        options: perhapsWords.map(optionOf),
        initial: [...asWords].flatMap((name) => placeOf(name) ?? []),
        optional: true,
        part: partNamed(t('own-data.as-words.label')),
      }),
      lineField({
        block: BLOCKS.marks,
        label: t('own-data.marks'),
        hint: t('own-data.marks-hint'),
        initial: marksAsTyped(chosen?.choices.missing ?? foundMarks),
        optional: true,
        maxLength: MARKS_LENGTH,
      }),
      ...writtenFields(words, reading, chosen?.choices ?? {}),
      { type: 'divider' },
      listing(columns, (column) => [section(columnLine(words, column))], {
        least: 3,
        more: (left) => [context(t('own-data.more-columns', { n: left }))],
      }),
    ],
  });
}

/** Selects for what may be found wrongly about a text file; none for a workbook, which says it itself. */
function writtenFields({ t }: Words, { encoding, decimal }: Reading, chosen: ReadingChoices): KnownBlock[] {
  if (encoding === undefined) return [];
  const decimalName = (mark: DecimalMark) => t(`own-data.decimal.${mark === '.' ? 'point' : 'comma'}`);
  // What would be found isn't known where something was chosen.
  const automatic = (found: string | undefined) =>
    option(AUTOMATIC, found === undefined ? t('own-data.automatic') : t('own-data.automatic-found', { found }));
  const utf16 = encoding === 'utf-16be' ? encoding : 'utf-16le';
  return [
    selectField({
      block: BLOCKS.encoding,
      label: t('own-data.encoding'),
      hint: t('own-data.encoding-hint'),
      options: [
        automatic(chosen.encoding === undefined ? ENCODING_NAMES[encoding] : undefined),
        ...(['utf-8', 'shift_jis', 'euc-jp', 'windows-1252', utf16] as const).map((one) =>
          option(one, ENCODING_NAMES[one]),
        ),
      ],
      initial: chosen.encoding ?? AUTOMATIC,
      optional: true,
    }),
    selectField({
      block: BLOCKS.decimal,
      label: t('own-data.decimal'),
      options: [
        automatic(chosen.decimal === undefined ? decimalName(decimal) : undefined),
        ...DECIMAL_MARKS.map((mark) => option(mark, decimalName(mark))),
      ],
      initial: chosen.decimal ?? AUTOMATIC,
      optional: true,
    }),
  ];
}

/** The marks of missing cells as one types them. Cells that hold a comma can't be named here. */
function marksAsTyped(marks: readonly string[]): string {
  return marks.filter((mark) => !mark.includes(',')).join(', ');
}

/** What to settle about columns that seem to tell of people, before the table is used. */
function personalBlocks({ t }: Words, personal: readonly PreviewColumn[]): KnownBlock[] {
  if (personal.length === 0) return [];
  const lines = personal.slice(0, 10).map(({ name, personal: kind }) => {
    const label = `*${escapeMrkdwn(name)}*`;
    return `• ${t('list.pair', { label, text: t(`own-data.personal.${kind}`) })}`;
  });
  const more = personal.length - lines.length;
  if (more > 0) lines.push(t('own-data.more-columns', { n: more }));
  return [section([t('own-data.personal'), ...lines].join('\n'))];
}

function columnLine({ t, locale }: Words, { name, type, examples, blankPercent, isIdentifier }: PreviewColumn): string {
  const facts = [
    t(`own-data.type.${type}`),
    ...(isIdentifier ? [t('own-data.is-identifier')] : []),
    ...(blankPercent === 0 ? [] : [t('own-data.blank', { percent: formatter(locale).percent(blankPercent) })]),
  ].join(t('list.comma'));
  const shown = examples.map((text) => escapeMrkdwn(text)).join(' / ');
  const line = t('list.note', { text: `*${escapeMrkdwn(name)}*`, note: facts });
  return `${line}${shown === '' ? '' : `\n${shown}`}`;
}
