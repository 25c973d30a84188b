/**
 * Decides by counts, not by time, whether an event loop hangs. A machine that sleeps, and a process that is stopped and continued, also
 * stop the checks, so the loop is not blamed for that time.
 * @param limit how many checks in a row may find that the loop hasn't moved
 * @returns takes the loop's counter at each check, and tells whether the loop hangs
 */
export function createHangCounter(limit: number): (beats: number) => boolean {
  let seen = -1;
  let still = 0;
  return (beats) => {
    still = beats === seen ? still + 1 : 0;
    seen = beats;
    return still >= limit;
  };
}
