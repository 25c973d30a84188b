/** The course that ships with the app. */
export const LESSONS = new URL('../../../lessons/', import.meta.url);
/** The data sets that ship with the app. */
export const DATA = new URL('../../../data/', import.meta.url);
/** What this app is called and which version it has. */
export const PACKAGE = new URL('../../../package.json', import.meta.url);
