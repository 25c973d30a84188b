import type { PageState } from '../page-api.ts';

/** The app's tokens, and the commands and shortcuts of its manifest. */
export interface AppInfo {
  botToken: string;
  appToken: string;
  commands: (PageState['commands'][number] & { shouldEscape?: boolean })[];
  shortcuts: PageState['shortcuts'];
}
