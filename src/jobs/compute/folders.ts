/** The data sets that ship with the app. */
export const DATA = new URL('../../../data/', import.meta.url);
/** What this app is called and which version it has. */
export const PACKAGE = new URL('../../../package.json', import.meta.url);
