import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { countCodes } from '../../stats/code-cells.ts';
import { missingPercent } from '../../table/count-missing.ts';
import { csvText } from '../../table/csv-text.ts';
import { dateRange } from '../../table/date-range.ts';
import type { Column, Table } from '../../table/table.ts';
import type { ArtifactContext } from '../step.ts';
import { doubtInWords } from './doubts.ts';
import type { PrepareFindings } from './prepare-findings.ts';

/** Most frequent categories that the dictionary lists. */
const NAMED = 8;

/**
 * The data dictionary as CSV. It has one row for each column of the Dataset, then the dropped columns. Each row has
 * facts from the table, the decision with the team's own and the diagnosis's reason, and blank fields that only people can fill. The last row says where a
 * team's own table comes from.
 */
export function dataDictionary(
  findings: PrepareFindings,
  table: Table,
  { origin, decisions = [], locale, t }: Pick<ArtifactContext, 'decisions' | 'origin' | 'locale' | 't'>,
): string {
  const say = (key: string) => t(locale, `step.prepare.dictionary.${key}`);
  const { percent } = formatter(locale);
  const fields = ['column', 'type', 'blank', 'seen', 'decision', 'reason', 'meaning', 'entered', 'source', 'owner'].map(
    say,
  );
  const doubts = new Map(findings.charts.doubts.map((doubt) => [doubt.column, doubt]));
  const reason = (name: string) => {
    const doubt = doubts.get(name);
    return [
      ...decisions.filter(({ column }) => column === name).map(({ words }) => words),
      ...(doubt?.marked === true ? [doubtInWords(doubt, locale, t)] : []),
    ].join(' / ');
  };
  const kept = table.columns.map((column) => [
    column.name,
    say(column.type),
    percent(missingPercent(column)),
    seen(column, locale, t),
    say(findings.asked.includes(column.name) ? 'ask' : 'keep'),
    reason(column.name),
  ]);
  const dropped = findings.dropped.map((name) => {
    const blank = doubts.get(name)?.blankPercent;
    return [name, '', blank === undefined ? '' : percent(blank), '', say('drop'), reason(name) || say('decided')];
  });
  const data = [...kept, ...dropped].map((row) => [...row, '', '', '', '']);
  // The last row is about the table as a whole.
  if (origin !== undefined) data.push([say('whole'), '', '', '', '', '', origin, '', '', '']);
  // Without the byte-order mark, spreadsheet programs show garbled Japanese.
  return `\uFEFF${csvText(fields, data, '\n')}`;
}

function seen(column: Column, locale: Locale, t: Translate): string {
  if (column.type === 'numeric') {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (const value of column.values) {
      if (Number.isNaN(value)) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return min <= max ? t(locale, 'list.range', { from: min, to: max }) : '';
  }
  if (column.type === 'date') {
    const range = dateRange(column);
    return range === null ? '' : t(locale, 'list.range', { from: range.first, to: range.last });
  }
  const counts = countCodes(column);
  const names = [...column.words.entries()]
    .filter(([place]) => (counts[place] as number) > 0)
    .sort(([a], [b]) => (counts[b] as number) - (counts[a] as number))
    .map(([, name]) => name);
  const more = names.length - NAMED;
  const rest = more > 0 ? [t(locale, 'step.prepare.dictionary.more', { count: more })] : [];
  return [...names.slice(0, NAMED), ...rest].join(' / ');
}
