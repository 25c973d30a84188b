import { AppError } from '../errors.ts';
import type { Source } from '../jobs/compute/thread-messages.ts';
import { type DecimalMark, ENCODINGS, type Separator } from '../table/reading/reading.ts';

/** Options that say how a file is written, for the commands that read one. */
export const CHOICES = {
  missing: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  separator: { type: 'string' },
  decimal: { type: 'string' },
  header: { type: 'string' },
  first: { type: 'string' },
  last: { type: 'string' },
  sheet: { type: 'string' },
} as const;

/** Their help, a line each. */
export const CHOICES_HELP = [
  `--encoding NAME           ${ENCODINGS.join(', ')}`,
  '--separator SIGN          between cells: comma, semicolon, tab, bar',
  '--decimal SIGN            before decimals: point or comma',
  '--missing TEXT            marks a missing value, as an empty cell does; may be repeated',
  '--header LINE             line of the header; what is above it is left out',
  '--first LINE              first line of the data',
  '--last LINE               last line of the data',
  '--sheet NAME              sheet of a workbook; default: the first one with a table',
];

/** What may be typed of how a file is written. */
export interface TypedChoices {
  encoding?: string | undefined;
  separator?: string | undefined;
  decimal?: string | undefined;
  missing?: string[] | undefined;
  header?: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  sheet?: string | undefined;
}

const SEPARATOR_WORDS: Record<string, Separator> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };
const DECIMAL_WORDS: Record<string, DecimalMark> = { point: '.', comma: ',' };

/** Reads what was typed of how a file is written. @throws AppError choice_unknown, lines_disordered (values: first, last) */
export function choicesIn(typed: TypedChoices): NonNullable<Source['choices']> {
  const one = <T>(option: 'encoding' | 'separator' | 'decimal', words: Readonly<Record<string, T>>) => {
    const said = typed[option];
    if (said === undefined) return undefined;
    // A sign itself will do, too.
    const found = Object.entries(words).find(([word, value]) => word === said.toLowerCase() || value === said)?.[1];
    if (found === undefined)
      throw new AppError('choice_unknown', { option: `--${option}`, choices: Object.keys(words) });
    return found;
  };
  const line = (option: 'header' | 'first' | 'last') => {
    const said = typed[option];
    if (said === undefined) return undefined;
    if (!/^[1-9][0-9]{0,8}$/u.test(said))
      throw new AppError('choice_unknown', { option: `--${option}`, choices: ['1', '2', '3', '…'] });
    return Number(said);
  };
  const [header, first, last] = [line('header'), line('first'), line('last')];
  const from = first ?? (header === undefined ? 1 : header + 1);
  if (last !== undefined && from > last) throw new AppError('lines_disordered', { first: from, last });
  return {
    encoding: one('encoding', Object.fromEntries(ENCODINGS.map((name) => [name, name]))),
    separator: one('separator', SEPARATOR_WORDS),
    decimal: one('decimal', DECIMAL_WORDS),
    missing: typed.missing,
    header,
    first,
    last,
    sheet: typed.sheet,
  };
}
