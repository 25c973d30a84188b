import type { Choice, ChoiceGroup } from './read-options.ts';

/** The number of choices from which a select gets a search field. */
export const SEARCH_FROM = 9;

/** The groups with only the choices that contain every word of the text, ignoring case and character width. */
export function matchChoices(groups: readonly ChoiceGroup[], text: string): ChoiceGroup[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const fits = ({ label, description }: Choice) => {
    const told = fold(`${label} ${description}`);
    return words.every((word) => told.includes(word));
  };
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter(fits) }))
    .filter(({ choices }) => choices.length > 0);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
