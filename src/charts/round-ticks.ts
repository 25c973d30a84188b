/** Round step sizes from 1 to 10. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Range and step of a linear axis with round ends and round ticks. Chart.js rounds ticks but keeps given ends, so it
 * would show 365 beside 300.
 * @param from,to finite range that the axis must include
 * @param about most steps
 */
export function roundTicks(from: number, to: number, about = 8): { min: number; max: number; stepSize: number } {
  const rough = (to - from || Math.abs(to) || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stepSize = (STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
  return { min: Math.floor(from / stepSize) * stepSize, max: Math.ceil(to / stepSize) * stepSize, stepSize };
}
