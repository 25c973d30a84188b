/** Something that a person did in Slack and that changes state, as Slack delivered it. */
export interface Deed {
  teamId: string;
  /** Slack's id of the delivery: the same for a second delivery of the same deed. */
  key: string;
  /** The person, if there is one. */
  userId?: string;
  /** The delivery as JSON. It holds texts and a secret address: it's never logged. */
  body: string;
  receivedAt: Date;
}

/** Names a deed. */
export type DeedRef = Pick<Deed, 'teamId' | 'key'>;

/** Deeds from before Slack gets its acknowledgement until they are done. The database's clock decides leases. */
export interface InboxStore {
  /**
   * Stores deeds with a lease, in one statement.
   * @returns for each deed in order, whether it's new; false for a second delivery, also of a deed that is done
   */
  keep(deeds: readonly Deed[], forMs: number): Promise<boolean[]>;
  /** Deletes what deeds hold, and keeps their keys until `forgetDone`. */
  done(deeds: readonly DeedRef[]): Promise<void>;
  /** Extends or ends the leases of deeds that are not done. */
  lease(deeds: readonly DeedRef[], forMs: number): Promise<void>;
  /** Takes the oldest deed whose lease has run out, and counts the attempt. `attempts` includes the first one. */
  take(forMs: number): Promise<(Deed & { attempts: number }) | undefined>;
  /** Deletes the keys of deeds that were done this long ago: Slack delivers them no more. */
  forgetDone(agoMs: number): Promise<void>;
  /** Deletes a person's deeds. */
  erase(teamId: string, userId: string): Promise<void>;
}
