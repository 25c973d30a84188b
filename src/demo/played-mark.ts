/** Marks texts that no person wrote. In Japanese it also differs from the name of the app's stand-in (代役). */
export const MARK = { en: '(Played by the rehearsal) ', ja: '（リハーサルの自動入力）' } as const;
