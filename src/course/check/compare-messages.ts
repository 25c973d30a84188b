import { ERROR_VALUES } from '../../errors.ts';
import { FRAME_IDS, PROCESS_IDS } from '../lesson-id.ts';
import { LOCALES } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { CourseParts } from '../read-course.ts';
import { REQUEST_KINDS } from '../request-kind.ts';
import { CRITERIA, RATINGS, RUBRIC } from '../rubric.ts';
import { placeholdersOf } from '../translate.ts';

/** Keys that the app builds from ids. A search of the code for literal keys cannot find them. */
function expectedKeys({ structure }: CourseParts): string[] {
  return [
    ...PROCESS_IDS.flatMap((id) => ['name', 'consumes', 'produces', 'purpose'].map((word) => `process.${id}.${word}`)),
    ...FRAME_IDS.map((id) => `lesson.${id}.name`),
    ...[...new Set(structure.roles.map(({ family }) => family))].map((family) => `family.${family}`),
    ...REQUEST_KINDS.flatMap((kind) => [`kind.${kind}`, `kind.${kind}.hint`]),
    ...CRITERIA.map((criterion) => `rubric.${criterion}`),
    ...RATINGS.map((rating) => `rating.${rating}`),
    ...CRITERIA.flatMap((criterion) => RATINGS.map((rating) => `rubric.${criterion}.${rating}`)),
    ...CRITERIA.flatMap((criterion) => [`rubric.${criterion}.short`, `review.next.${criterion}`]),
    ...RUBRIC.map((criterion) => `calibration.${criterion}`),
    ...LOCALES.map((locale) => `language.${locale}`),
    ...Object.keys(ERROR_VALUES).map((code) => `error.${code}`),
  ];
}

/** What each error gives its sentence, by the sentence's key. */
const GIVEN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ERROR_VALUES).map(([code, values]) => [`error.${code}`, values]),
);

/** Ends the key of a message's form for one person who takes the course alone. */
const ALONE = '.alone';

/** Checks that every language has the same messages with the same placeholders, and all keys that the app builds. */
export function compareMessages(parts: CourseParts): Problem[] {
  const all = LOCALES.map((locale) => ({ locale, messages: parts.messages[locale] }));
  const keys = new Set([...all.flatMap(({ messages }) => [...messages.keys()]), ...expectedKeys(parts)]);
  return [...keys].flatMap((key) => {
    const having = all.filter(({ messages }) => messages.has(key));
    const first = having[0]?.messages.get(key);
    return all.flatMap(({ locale, messages }): Problem[] => {
      const message = messages.get(key);
      if (message === undefined) {
        const where = first === undefined ? '' : `; ${first.file}:${first.line} has it`;
        const file =
          first === undefined ? `${locale}/messages.json` : `${locale}/${first.file.replace(/^[^/]+\//u, '')}`;
        return [{ file, line: 1, reason: `the message "${key}" is missing${where}` }];
      }
      const { file, line } = message;
      const own = placeholdersOf(message.text);
      const other = placeholdersOf(first?.text ?? '');
      const found: Problem[] = [];
      if (own.join() !== other.join()) {
        found.push({ file, line, reason: `"${key}" has ${show(own)}, but ${first?.file} has ${show(other)}` });
      }
      const team = key.endsWith(ALONE) ? messages.get(key.slice(0, -ALONE.length)) : message;
      if (team === undefined) found.push({ file, line, reason: `"${key}" is the form for one person of no message` });
      const more = own.filter((name) => !placeholdersOf(team?.text ?? message.text).includes(name));
      if (more.length > 0) {
        found.push({ file, line, reason: `"${key}" uses ${show(more)}, which the message for a team doesn't get` });
      }
      const given = GIVEN.get(key);
      const strange = given === undefined ? [] : own.filter((name) => !given.includes(name));
      if (strange.length > 0) {
        found.push({ file, line, reason: `"${key}" uses ${show(strange)}, but its error gives ${show(given ?? [])}` });
      }
      return found;
    });
  });
}

function show(names: readonly string[]): string {
  return names.length === 0 ? 'no placeholders' : names.map((name) => `{${name}}`).join(' ');
}
