import type { Edge } from '../app/edge.ts';
import { refuseForeignDeliveries } from '../app/refuse-foreign-deliveries.ts';
import { registerCloses } from '../modals/ask/keep-written.ts';
import { registerEvents } from './events.ts';
import { registerMembership } from './membership.ts';
import { registerActions } from './register-actions.ts';
import { registerCommands } from './register-commands.ts';
import { registerSubmissions } from './register-modals.ts';
import { registerReturns } from './returns.ts';
import { registerThreadReplies } from './thread-replies.ts';

/** Everything the app listens to. */
export function registerListeners(edge: Edge): void {
  edge.app.use(refuseForeignDeliveries(edge));
  registerCommands(edge);
  registerActions(edge);
  registerSubmissions(edge);
  registerCloses(edge);
  registerEvents(edge);
  registerReturns(edge);
  registerThreadReplies(edge);
  registerMembership(edge);
}
