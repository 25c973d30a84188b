/** The languages that the course is written in. */
export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

/** Which of a language's ways to write a date the app uses, as `Intl` names it: English has the day before the month. */
export const DATE_LOCALES = { en: 'en-GB', ja: 'ja-JP' } as const satisfies Record<Locale, string>;
