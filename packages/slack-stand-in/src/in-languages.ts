/** A text in each language of the page. */
export interface InLanguages {
  en: string;
  ja: string;
}
