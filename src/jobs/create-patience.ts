/** Makes a call with a time limit. */
export type Patience = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * Rejects calls that are not answered in time. While such a call is still unanswered, further calls are rejected at once: a caller that
 * makes three calls in a row waits for one.
 * @throws Error as the call does, or when the call is late or rejected
 */
export function createPatience(patienceMs: number): Patience {
  let unanswered = 0;
  return <T>(call: () => Promise<T>) => {
    if (unanswered > 0) return Promise.reject(new Error('it has not answered an earlier call yet'));
    return new Promise<T>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        // If this process was busy, the answer may have arrived unread: lets the event loop read it first.
        setImmediate(() => {
          if (isSettled) return;
          isLate = true;
          unanswered += 1;
          reject(new Error(`no answer within ${patienceMs} ms`));
        });
      }, patienceMs);
      let isSettled = false;
      const settle = () => {
        isSettled = true;
        clearTimeout(timer);
        if (isLate) unanswered -= 1;
      };
      call().then(
        (answer) => {
          settle();
          resolve(answer);
        },
        (error: unknown) => {
          settle();
          reject(error);
        },
      );
    });
  };
}
