import MiniSearch, { type SearchResult } from 'minisearch';
import type { Course } from '../course/course.ts';
import type { ExampleRequest } from '../course/lesson.ts';
import type { LessonId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleCard, RoleId } from '../course/role.ts';
import { bothForms } from './both-forms.ts';
import { wordsOf } from './words-of.ts';

/** The parts of a request that decide which answer fits. */
export interface Asked {
  process: LessonId;
  role: RoleId;
  kind: RequestKind;
  text: string;
}

/** How much the fields of an example request count; `text` is both its forms. Its reply has words for the subject that they may lack. */
const BOOST = { text: 1, why: 0.3, reply: 0.1 };
/** What remains of the nearness of an example request of another kind. */
const OTHER_KIND = 0.85;
/** How much a share of words that the course never uses takes from the nearness. */
const UNKNOWN = 4;
/** The fewest words that an example request shares with the text: a few may be the same by chance. */
const SHARED = 5;
const ASKED = 'asked';
/** Digits of a nearness. The index's averages change in the last ones with each search. */
const DIGITS = 9;

/**
 * The least nearness at which the answer to an example request answers the request, too. It is chosen, with the weights above, on the
 * labelled requests in `test/exercise/labelled-requests/`: above all that no example answers, and below nine of ten of the others.
 */
const NEAR_ENOUGH = 0.28;

/**
 * Finds the example request that asks the most similar thing; one of the same kind is preferred. It counts only if it goes to the same
 * role, and is in the lesson of the request or an earlier one: the next best would answer something else. The same course and request
 * give the same answer.
 * @param nearEnough the least nearness
 * @returns undefined when the course has no example request like it
 */
export function nearestExampleRequest(
  course: Course,
  locale: Locale,
  asked: Asked,
  nearEnough = NEAR_ENOUGH,
): ExampleRequest | undefined {
  const words = [...new Set(wordsOf(asked.text))];
  if (words.length === 0) return undefined;
  const { examples, index, vocabulary } = readCourse(course, locale);
  const found = searchWith(index, asked.text);
  const full = found.find(({ id }) => id === ASKED)?.score ?? 0;
  const scores = new Map(
    found.filter(({ terms }) => terms.length >= SHARED).map(({ id, score }) => [id as string, score]),
  );
  const unknown = words.filter((word) => !vocabulary.has(word)).length / words.length;
  const nearness = ({ id, kind }: ExampleRequest): number =>
    ((scores.get(id) ?? 0) / full) * (kind === asked.kind ? 1 : OTHER_KIND) * Math.max(0, 1 - UNKNOWN * unknown);
  const [best] = examples
    .map(({ example, nth }) => ({ example, nth, near: Number(nearness(example).toFixed(DIGITS)) }))
    .sort((a, b) => b.near - a.near);
  const last = course.lessons(locale).findIndex(({ id }) => id === asked.process);
  const counts = best !== undefined && best.nth <= last && best.example.roles.includes(asked.role);
  return counts && best.near >= nearEnough ? best.example : undefined;
}

/**
 * Searches the example requests together with the text itself: what it scores is the measure of the others, so a word that no example
 * has counts most.
 */
function searchWith(index: MiniSearch<Searched>, text: string): SearchResult[] {
  const itself = { id: ASKED, text, why: '', reply: '' };
  index.add(itself);
  try {
    return index.search(text, { boost: BOOST });
  } finally {
    index.remove(itself);
  }
}

type Searched = Pick<ExampleRequest, 'id' | 'text' | 'why' | 'reply'>;

interface Read {
  /** With the place of their lesson in the course. */
  examples: { example: ExampleRequest; nth: number }[];
  index: MiniSearch<Searched>;
  /** Every word that the course uses. */
  vocabulary: ReadonlySet<string>;
}

/** Splitting the whole course into words takes some tenths of a second, so it is done once for each language. */
const READ = new WeakMap<Course, Map<Locale, Read>>();

function readCourse(course: Course, locale: Locale): Read {
  const known = READ.get(course)?.get(locale);
  if (known !== undefined) return known;
  const steps = indexCourse(course, locale);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return keep(course, locale, step.value);
}

/**
 * Reads the course for `nearestExampleRequest`, a text at a time, so that it doesn't hold up what else waits.
 * @param pause lets others come first
 */
export async function prepareExamples(course: Course, locale: Locale, pause: () => Promise<unknown>): Promise<void> {
  if (READ.get(course)?.has(locale) === true) return;
  const steps = indexCourse(course, locale);
  let step = steps.next();
  while (step.done !== true) {
    await pause();
    step = steps.next();
  }
  keep(course, locale, step.value);
}

function keep(course: Course, locale: Locale, read: Read): Read {
  const known = READ.get(course) ?? new Map<Locale, Read>();
  READ.set(course, known.set(locale, read));
  return read;
}

/** Stops after each text. */
function* indexCourse(course: Course, locale: Locale): Generator<undefined, Read, undefined> {
  const lessons = course
    .lessons(locale)
    .map(({ id, available }) => (available ? course.lesson(locale, id) : undefined));
  const examples = lessons.flatMap((lesson, nth) => lesson?.exampleRequests.map((example) => ({ example, nth })) ?? []);
  const index = new MiniSearch<Searched>({
    fields: Object.keys(BOOST),
    tokenize: wordsOf,
    processTerm: (term) => term,
  });
  for (const { example } of examples) {
    const { id, why, reply, askedBack = '' } = example;
    index.add({ id, text: bothForms(example), why, reply: `${reply}\n${askedBack}` });
    yield;
  }
  const texts = [
    ...lessons.flatMap((lesson) => [
      ...Object.values(lesson?.parts ?? {}).flatMap(({ heading, markdown }) => [heading, markdown]),
      ...(lesson?.cases ?? []).flatMap(({ title, task, hint, answer }) => [title, task, hint, answer]),
      ...(lesson?.exampleRequests ?? []).flatMap(({ text, full, why, reply, askedBack = '' }) => [
        ...[text, full, why, reply],
        askedBack,
      ]),
    ]),
    ...course
      .roles(locale)
      .flatMap(({ id, name, does, knows, worries }) => [
        ...[name, does, knows, worries],
        ...course.lessons(locale).flatMap((lesson) => wordsOnCard(course.roleCard(locale, lesson.id, id))),
      ]),
  ];
  const vocabulary = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) vocabulary.add(word);
    yield;
  }
  return { examples, index, vocabulary };
}

function wordsOnCard(card: RoleCard | undefined): string[] {
  return card === undefined ? [] : [...(card.listen === undefined ? [] : [card.listen]), ...card.ask, ...card.remarks];
}
