import { LOCALES } from '../locale.ts';
import { roleCardsFile } from '../parse-role-cards.ts';
import type { Problem } from '../problem.ts';
import type { CourseParts } from '../read-course.ts';

/** Checks that a role's card has as many questions and model remarks in every language. */
export function compareRoleCards({ structure, roleCards }: CourseParts): Problem[] {
  const [first, ...others] = LOCALES;
  return structure.processes.flatMap((process) => {
    const original = roleCards[first].get(process.id);
    const file = roleCardsFile(process);
    return others.flatMap((locale) =>
      Object.entries(roleCards[locale].get(process.id) ?? {}).flatMap(([role, card]): Problem[] => {
        const other = original?.[role];
        const what = card.remarks.length > 0 ? 'remarks' : 'ask';
        if (other === undefined || other[what].length === card[what].length) return [];
        const reason = `${role}.${what}: has ${card[what].length}, but ${other[what].length} in ${first}/${file}`;
        return [{ file: `${locale}/${file}`, line: 1, reason }];
      }),
    );
  });
}
