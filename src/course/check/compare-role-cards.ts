import { LOCALES } from '../locale.ts';
import { roleCardsFile } from '../parse-role-cards.ts';
import type { Problem } from '../problem.ts';
import type { CourseParts } from '../read-course.ts';

/** Checks that a role's card has the same number of questions in every language. */
export function compareRoleCards({ structure, roleCards }: CourseParts): Problem[] {
  const [first, ...others] = LOCALES;
  return structure.processes.flatMap((process) => {
    const original = roleCards[first].get(process.id);
    const file = roleCardsFile(process);
    return others.flatMap((locale) =>
      Object.entries(roleCards[locale].get(process.id) ?? {}).flatMap(([role, questions]): Problem[] => {
        const other = original?.[role]?.length;
        if (other === undefined || other === questions.length) return [];
        const reason = `${role}: ${questions.length} questions, but ${other} in ${first}/${file}`;
        return [{ file: `${locale}/${file}`, line: 1, reason }];
      }),
    );
  });
}
