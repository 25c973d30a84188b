/** A file that a person has shared, or uploaded in a form. */
export interface SharedFile {
  name: string;
  bytes: number;
  userId: string;
  /** Conversations in which it's shared; empty for a file of a form. */
  sharedIn: readonly string[];
  /** Where its bytes are. Only `Files.read` knows what to do with it. */
  address: string;
}

/** Reads files of the chat platform that people want the app to read. */
export interface Files {
  /** Whether the app may read files at all: it's an optional permission, which an administrator may give or take at any time. */
  mayRead(): Promise<boolean>;
  /** @throws AppError own_data_gone, own_data_scope; own_data_unreachable, which is worth another try */
  find(teamId: string, fileId: string): Promise<SharedFile>;
  /**
   * Reads a file, up to a limit: its size is what arrives, whatever it says it is.
   * @returns its bytes in order, in parts
   * @throws AppError own_data_too_large (values: limit), and as `find` does
   */
  read(file: SharedFile, limitMb: number, signal?: AbortSignal): Promise<Uint8Array[]>;
}
