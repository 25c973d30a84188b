import type { InputBlock, PlainTextOption } from '@slack/types';
import { allCalendars, type HolidayCalendar, isCalendar, NO_HOLIDAYS } from '../../team/holidays.ts';
import { BLOCKS, VALUE } from '../app/ids.ts';
import { option, plain } from '../messages/kit.ts';
import { nameCalendar } from '../messages/name-calendar.ts';
import type { Words } from '../messages/words.ts';
import { field, OPTIONS_IN_GROUP } from './kit.ts';

interface Group {
  label: ReturnType<typeof plain>;
  options: PlainTextOption[];
}

/** A select of all countries and regions, which Slack searches as a person types. What is chosen comes first, then the countries. */
export function holidaysField(
  words: Words,
  { label, hint, initial }: { label: string; hint: string; initial: HolidayCalendar },
): InputBlock {
  const { t } = words;
  const chosen = option(initial, nameCalendar(words, initial));
  const others = groupsOf(words).map((group) => ({
    ...group,
    options: group.options.filter(({ value }) => value !== initial),
  }));
  return field(
    { block: BLOCKS.holidays, label, hint },
    {
      type: 'static_select',
      action_id: VALUE,
      option_groups: [
        { label: plain(t('schedule.zone-now')), options: [chosen] },
        ...others.filter(({ options }) => options.length > 0),
      ],
      initial_option: chosen,
    },
  );
}

/** The calendar that a form holds. A value that this release doesn't know is none. */
export function chosenCalendar(value: string | undefined): HolidayCalendar {
  return value !== undefined && isCalendar(value) ? value : NO_HOLIDAYS;
}

/** Groups by language. Sorting hundreds of names takes some milliseconds, so it's done once. */
const groups = new Map<string, Group[]>();

function groupsOf(words: Words): Group[] {
  const known = groups.get(words.locale);
  if (known !== undefined) return known;
  const { compare } = new Intl.Collator(words.locale);
  const countries = allCalendars()
    .map(({ country, regions }) => ({ country, regions, name: nameCalendar(words, country) }))
    .sort((a, b) => compare(a.name, b.name));
  const made: Group[] = [];
  for (let from = 0; from < countries.length; from += OPTIONS_IN_GROUP - 1) {
    const part = countries.slice(from, from + OPTIONS_IN_GROUP - 1);
    const options = part.map(({ country, name }) => option(country, name));
    if (from === 0) options.unshift(option(NO_HOLIDAYS, nameCalendar(words, NO_HOLIDAYS)));
    made.push({ label: plain(`${part[0]?.name ?? ''} – ${part.at(-1)?.name ?? ''}`, 75), options });
  }
  for (const { name, regions } of countries) {
    if (regions.length === 0) continue;
    made.push({ label: plain(name, 75), options: regions.map((id) => option(id, nameCalendar(words, id))) });
  }
  groups.set(words.locale, made);
  return made;
}
