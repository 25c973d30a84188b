import type { Choice, ChoiceGroup } from './read-options.ts';

/** From this many choices on, looking for one is quicker than reading all. */
export const SEARCH_FROM = 9;

/** The groups with those choices alone that have all words of the text in them, in any case and width. */
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
