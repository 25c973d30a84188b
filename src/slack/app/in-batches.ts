/**
 * Makes one call of many that come at once: while a call is under way, what comes in waits for the next one. A statement for 200 rows
 * takes about as long as one for a single row.
 * @param work answers for each item, in order; its error is the error of every item
 */
export function inBatches<Item, Answer>(
  work: (items: Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  type Waiting = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isBusy = false;
  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answers = await work(batch.map(({ item }) => item));
        for (const [nth, { resolve }] of batch.entries()) resolve(answers[nth] as Answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      // What has arrived in this turn of the loop goes into the first call.
      setImmediate(() => void run());
    });
}
