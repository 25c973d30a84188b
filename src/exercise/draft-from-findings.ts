import { listOf } from '../course/list-of.ts';
import type { Locale } from '../course/locale.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { Translate } from '../course/translate.ts';

/** Drafts the first sentences of a request: the team's findings and what this kind of request asks of these roles. */
export function draftFromFindings(
  t: Translate,
  locale: Locale,
  found: { process: string; headline: string; roles: readonly string[]; kind?: RequestKind | undefined },
): string {
  const { process, headline, roles, kind } = found;
  const values = { process, headline };
  if (roles.length === 0) return t(locale, `draft.${kind ?? 'information'}`, values);
  return t(locale, `draft.to.${kind ?? 'information'}`, { ...values, roles: listOf(locale, roles) });
}
