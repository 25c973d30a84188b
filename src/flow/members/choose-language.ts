import { LOCALES } from '../../course/types.ts';
import type { Store } from '../../ports/store.ts';

/** A person chooses their language; anything but a language is that of their client again. */
export async function chooseLanguage(
  { store }: { store: Store },
  { teamId, userId, chosen }: { teamId: string; userId: string; chosen: string },
): Promise<void> {
  await store.members.setLocale(
    teamId,
    userId,
    LOCALES.find((locale) => locale === chosen),
  );
}
