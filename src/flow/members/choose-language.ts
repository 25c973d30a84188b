import { LOCALES } from '../../course/locale.ts';
import type { Store } from '../../ports/store.ts';

/** Keeps the language that a person chose. Any other value resets it to the language of their Slack client. */
export async function chooseLanguage(
  { store }: { store: Pick<Store, 'members'> },
  { teamId, userId, chosen }: { teamId: string; userId: string; chosen: string },
): Promise<void> {
  await store.members.setLocale(
    teamId,
    userId,
    LOCALES.find((locale) => locale === chosen),
  );
}
