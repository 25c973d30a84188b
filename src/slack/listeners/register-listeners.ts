import type { App } from '@slack/bolt';
import { dropUnstorable } from '../app/drop-unstorable.ts';
import type { Edge } from '../app/edge.ts';
import { nameInstalledTeam } from '../app/name-installed-team.ts';
import { refuseForeignDeliveries } from '../app/refuse-foreign-deliveries.ts';
import { registerActions } from './register-actions.ts';
import { registerCommands } from './register-commands.ts';
import { registerHome } from './register-home.ts';
import { registerMembers } from './register-members.ts';
import { registerMessages } from './register-messages.ts';
import { registerModals } from './register-modals.ts';
import { registerShortcuts } from './register-shortcuts.ts';

/**
 * Registers every listener of the app.
 * @param teamId the only workspace whose deliveries are taken; undefined: those of any workspace are
 */
export function registerListeners(app: App, edge: Edge, teamId: string | undefined): void {
  app.use(dropUnstorable);
  app.use(nameInstalledTeam);
  app.use(refuseForeignDeliveries(edge, teamId));
  registerCommands(app, edge);
  registerActions(app, edge);
  registerModals(app, edge);
  registerMessages(app, edge);
  registerMembers(app, edge);
  registerHome(app, edge);
  registerShortcuts(app, edge);
}
