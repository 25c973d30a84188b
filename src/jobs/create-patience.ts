/** Lets calls take so long each. */
export type Patience = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * Gives calls up that are not answered in time. While one that was given up is still unanswered, further ones are refused at
 * once: whoever makes three in a row waits for one.
 * @throws Error from the calls, when they are given up or refused
 */
export function createPatience(patienceMs: number): Patience {
  let unanswered = 0;
  return <T>(call: () => Promise<T>) => {
    if (unanswered > 0) return Promise.reject(new Error('it has not answered an earlier call yet'));
    return new Promise<T>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        // A process that was busy itself has perhaps not read yet what is there: once round the loop.
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
