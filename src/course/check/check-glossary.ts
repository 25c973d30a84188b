import { z } from 'zod';
import { dropComments } from '../drop-comments.ts';
import { markdownOf } from '../lesson/markdown-of.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import type { CourseParts } from '../read-course.ts';
import type { LessonFiles } from '../read-lesson-files.ts';

const GLOSSARY = 'glossary.yml';

const schema = z.array(
  z.strictObject({ en: z.string().min(1), ja: z.string().min(1), avoid: z.array(z.string().min(1)).default([]) }),
);

/** Checks that lessons and messages use the terms of `lessons/glossary.yml`: one Japanese term for each English one. */
export function checkGlossary(files: LessonFiles, parts: CourseParts): Problem[] {
  const text = files.get(GLOSSARY);
  if (text === undefined) return [];
  const parsed = parseYaml(text, schema);
  if (!parsed.ok) return parsed.findings.map((finding) => ({ file: GLOSSARY, ...finding }));
  const japanese = [...files].filter(([file]) => file.startsWith('ja/'));
  const translated = translatedIn(parts);
  return parsed.value.flatMap(({ en, ja, avoid }) => [
    ...japanese.flatMap(([file, content]) => avoid.flatMap((word) => findWord(file, content, word, ja))),
    ...findUntranslated(translated, en, ja),
  ]);
}

function findWord(file: string, text: string, word: string, better: string): Problem[] {
  // Nearly every text has none of the words.
  if (!text.includes(word)) return [];
  return text.split('\n').flatMap((each, index): Problem[] => {
    const reason = `"${word}": the glossary says "${better}"`;
    return each.includes(word) ? [{ file, line: index + 1, reason }] : [];
  });
}

/** A text of a Japanese lesson, with what the English has in its place. */
interface Translated {
  file: string;
  line: number;
  name: string;
  english: string;
  japanese: string;
}

function translatedIn({ lessons }: CourseParts): Translated[] {
  return lessons.flatMap(({ file, lesson }) => {
    const original = lessons.find((each) => each.lesson.process === lesson.process && each.lesson.locale === 'en');
    if (lesson.locale !== 'ja' || original === undefined) return [];
    const translations = new Map(markdownOf(lesson).map((text) => [text.name, text]));
    return markdownOf(original.lesson).flatMap(({ name, markdown }) => {
      const own = translations.get(name);
      if (own === undefined) return [];
      return [{ file, line: own.line, name, english: dropComments(markdown), japanese: own.markdown }];
    });
  });
}

function findUntranslated(texts: readonly Translated[], en: string, ja: string): Problem[] {
  const term = new RegExp(`(?<![\\p{L}_])${en.replace(/[.*+?^$()|{}[\]\\]/gu, '\\$&')}(?:e?s)?(?![\\p{L}_])`, 'iu');
  return texts.flatMap(({ file, line, name, english, japanese }): Problem[] => {
    if (japanese.includes(ja) || !term.test(english)) return [];
    return [{ file, line, reason: `${name}: the English has "${en}", so the Japanese needs "${ja}" (glossary.yml)` }];
  });
}
