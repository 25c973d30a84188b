/** Steps that people count in, from 1 to 10. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A linear axis from one round figure to another, with round figures between. Chart.js puts its ticks at round figures
 * too, but an end that is given stays where it is, and stands there as 365 beside 300.
 * @param from,to what has to be on the axis, finite
 * @param about how many steps there should be at most
 */
export function roundTicks(from: number, to: number, about = 8): { min: number; max: number; stepSize: number } {
  const rough = (to - from || Math.abs(to) || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stepSize = (STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
  return { min: Math.floor(from / stepSize) * stepSize, max: Math.ceil(to / stepSize) * stepSize, stepSize };
}
