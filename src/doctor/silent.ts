/** A logger for Slack's client that writes nothing: the doctor explains errors itself. */
export const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'error' as never,
};
