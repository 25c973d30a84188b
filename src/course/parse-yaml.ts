import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './problem.ts';

/** A value that matches its schema, or every mismatch with its line in the file. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; findings: Finding[] };

/**
 * Parses YAML and validates it against a schema.
 * @param firstLine line of the file at which `text` begins (2 for front matter)
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line) + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      ok: false,
      findings: document.errors.map((error) => ({
        line: lineAt(error.pos[0]),
        reason: `is not valid YAML: ${error.message.split('\n')[0]?.split(' at line ')[0]}`,
      })),
    };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // The parser accepts an alias without an anchor; toJS throws.
    return { ok: false, findings: [{ line: firstLine, reason: `is not valid YAML: ${(error as Error).message}` }] };
  }
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    findings: result.error.issues.map((issue) => ({
      line: lineOf([...issue.path.map(keyOf), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]),
      reason: describeIssue(issue),
    })),
  };

  /** Line of a field, or of its nearest existing ancestor. */
  function lineOf(path: (string | number)[]): number {
    for (let length = path.length; length > 0; length -= 1) {
      const around = document.getIn(path.slice(0, length - 1), true);
      const key = isMap(around)
        ? around.items.find((pair) => isScalar(pair.key) && pair.key.value === path[length - 1])
        : undefined;
      const node = key?.key ?? document.getIn(path.slice(0, length), true);
      const range = isRanged(node) ? node.range : undefined;
      if (range) return lineAt(range[0]);
    }
    return firstLine;
  }
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function isRanged(node: unknown): node is { range?: [number, number, number] | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}

/** Describes a zod issue to an author: `minutes: must be 10 to 20`. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const name = issue.path.length === 0 ? 'the whole' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: not a known field`;
  if (issue.code === 'invalid_type') {
    if (issue.message.endsWith('received undefined')) return `${name}: is missing`;
    return `${name}: must be ${article(issue.expected)}`;
  }
  if (issue.code === 'invalid_value') return `${name}: must be one of ${issue.values.map(String).join(', ')}`;
  return `${name}: ${issue.message}`;
}

function article(expected: string): string {
  const words: Record<string, string> = { array: 'a list', string: 'text', int: 'a whole number', object: 'fields' };
  return words[expected] ?? `a ${expected}`;
}
