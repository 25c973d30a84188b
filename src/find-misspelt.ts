import { distance } from 'fastest-levenshtein';

/**
 * Reports names that look like a misspelt name of ours. Without this, a misspelt setting would be dropped without notice. A name that
 * begins with SLACK may differ by two letters, any other by one, since it may well belong to another program.
 * @param names of all variables that are set
 * @param known names of ours
 * @param present names of ours that are set
 * @returns one sentence for each misspelt name
 */
export function findMisspelt(
  names: readonly string[],
  known: readonly string[],
  present: ReadonlySet<string>,
): string[] {
  const missing = known.filter((name) => !present.has(name));
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const most = name.startsWith('SLACK') ? 2 : 1;
      const meant = missing.find((one) => distance(name, one) <= most || areSwapped(name, one));
      return meant === undefined ? [] : [`${name} is not a variable of this app: did you mean ${meant}?`];
    });
}

/** Whether two names differ only by two neighboring letters that have changed places. */
function areSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  if (at < 0 || one.length !== other.length) return false;
  return `${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}` === other;
}
