/**
 * The names, such as those of columns, that a text mentions, in the order of first mention. A name counts where no letter, digit or underscore of its own
 * kind stands beside it, so `Pool` isn't mentioned by `Pool_QC`; of two that overlap, the longer one is mentioned.
 */
export function findMentioned(text: string, names: readonly string[]): string[] {
  const taken: { from: number; to: number; name: string }[] = [];
  for (const name of [...new Set(names)].filter((each) => each !== '').sort((a, b) => b.length - a.length)) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      const to = from + name.length;
      if (goesOn(text[from - 1], name[0]) || goesOn(name.at(-1), text[to])) continue;
      if (taken.some((other) => from < other.to && other.from < to)) continue;
      taken.push({ from, to, name });
    }
  }
  return [...new Set(taken.sort((a, b) => a.from - b.from).map(({ name }) => name))];
}

/** Whether two signs belong to one Latin word. Japanese has no spaces between words, so a name may stand anywhere in it. */
function goesOn(before: string | undefined, after: string | undefined): boolean {
  return /[\p{Script=Latin}\d_]/u.test(before ?? '') && /[\p{Script=Latin}\d_]/u.test(after ?? '');
}
