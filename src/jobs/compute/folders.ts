/** Folder of the data sets that ship with the app. */
export const DATA = new URL('../../../data/', import.meta.url);
/** Name and version of the app. */
export const PACKAGE = new URL('../../../package.json', import.meta.url);
