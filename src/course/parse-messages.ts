import type { Locale } from './locale.ts';
import type { Problem } from './problem.ts';
import type { LessonFiles } from './read-lesson-files.ts';

/** A message and its position in the files. */
export interface Message {
  text: string;
  file: string;
  line: number;
}

/** Merges every `messages*.json` of a locale. Each file is one flat object from key to text. */
export function parseMessages(
  files: LessonFiles,
  locale: Locale,
): { messages: ReadonlyMap<string, Message>; problems: Problem[] } {
  const messages = new Map<string, Message>();
  const problems: Problem[] = [];
  const paths = [...files.keys()].filter((path) => /^[^/]+\/messages[^/]*\.json$/u.test(path));
  const own = paths.filter((path) => path.startsWith(`${locale}/`)).sort();
  if (own.length === 0) problems.push({ file: `${locale}/messages.json`, line: 1, reason: 'is missing' });
  for (const file of own) {
    const text = files.get(file) ?? '';
    for (const entry of readEntries(text)) {
      if ('reason' in entry) {
        problems.push({ file, ...entry });
        continue;
      }
      const earlier = messages.get(entry.key);
      if (earlier !== undefined) {
        const reason = `"${entry.key}" is already in ${earlier.file}:${earlier.line}`;
        problems.push({ file, line: entry.line, reason });
      } else messages.set(entry.key, { text: entry.text, file, line: entry.line });
    }
  }
  return { messages, problems };
}

type Entry = { key: string; text: string; line: number } | { line: number; reason: string };

function readEntries(text: string): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/u.exec(reason)?.[1];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length;
    return [{ line, reason: `is not valid JSON: ${reason}` }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ line: 1, reason: 'must be one object, key to text' }];
  }
  const lines = keyLines(text);
  const entries = Object.entries(value).map(([key, message]): Entry => {
    const line = lines.get(key)?.[0] ?? 1;
    if (typeof message !== 'string' || message.trim() === '') return { line, reason: `"${key}" must be text` };
    return { key, text: message, line };
  });
  const twice = [...lines].flatMap(([key, [, again]]): Entry[] =>
    again === undefined ? [] : [{ line: again, reason: `"${key}" is there twice; only the last one counts` }],
  );
  return [...entries, ...twice];
}

/** Line numbers of each key in a flat JSON object. JSON.parse drops line numbers and repeated keys. */
function keyLines(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  text.split('\n').forEach((line, index) => {
    const key = /^(?:\{\s*)?"([^"\\]+)"\s*:/u.exec(line.trimStart())?.[1];
    if (key !== undefined) lines.set(key, [...(lines.get(key) ?? []), index + 1]);
  });
  return lines;
}
