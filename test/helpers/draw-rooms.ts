import { resolve, roomOf, type Sources } from './check-architecture.ts';
import { readImports } from './read-imports.ts';

/**
 * Draws the imports between rooms as a Mermaid flow chart. An arrow is left out where a longer path connects the same rooms, since a
 * room may import everything below it.
 * @param sources code by path from the project's root
 */
export function drawRooms(sources: Sources): string {
  const edges = new Map<string, Set<string>>();
  for (const [file, code] of sources) {
    const from = roomOf(file);
    for (const { specifier } of readImports(code)) {
      const target = specifier === 'slack-stand-in' ? specifier : resolve(file, specifier, sources);
      const to = target === specifier ? specifier : target && roomOf(target);
      if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  const isShortcut = (from: string, to: string): boolean =>
    [...(edges.get(from) ?? [])].some((next) => next !== to && reaches(next, to));
  const arrows = [...edges].flatMap(([from, targets]) =>
    [...targets].filter((to) => !isShortcut(from, to)).map((to) => `  ${from} --> ${to}`),
  );
  return ['flowchart TD', ...arrows.sort()].join('\n');
}
