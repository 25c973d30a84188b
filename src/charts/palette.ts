/** Colours of Okabe and Ito, distinct for every kind of colour vision (jfly.uni-koeln.de/color, 2008). */
export const BLUE = '#0072B2';
export const ORANGE = '#D55E00';
export const GREEN = '#009E73';
/** Reddish purple. */
export const PURPLE = '#CC79A7';
export const GREY = '#8A8F98';
/** Colours of the review marks 🟡 and ❌. They differ from green and blue in brightness, too. */
export const YELLOW = '#F2C12E';
export const RED = '#B3202C';

/** Grid lines. */
export const GRID = '#E3E6EB';

/** The bundled font, with Japanese and Latin letters. */
export const FONT = 'BIZ UDPGothic';

/** Font of a size in pixels. Charts are 1200 pixels wide; Slack shows them at about a third of that. */
export function font(size: number, weight: 'normal' | 'bold' = 'normal') {
  return { family: FONT, size, weight };
}

/** Options of a chart's title. @param below pixels below it */
export function title(text: string, below = 24) {
  return { display: true, text, font: font(34, 'bold'), color: '#1F2430', padding: { bottom: below } };
}

/** Options of a chart's subtitle, which explains its signs. @param below pixels below it */
export function subtitle(text: string, below = 24) {
  return { display: true, text, font: font(22), color: '#1F2430', padding: { bottom: below } };
}

/** Options of a legend with space between entries, so that colours and labels pair clearly. */
export function legend(labels: Record<string, unknown> = {}) {
  return { display: true, labels: { font: font(24), color: '#1F2430', padding: 28, ...labels } };
}

/** Options of an axis with a title. */
export function axis(text: string, options: Record<string, unknown> = {}) {
  return {
    title: { display: text !== '', text, font: font(24), color: '#1F2430' },
    ticks: { font: font(22), color: '#1F2430' },
    grid: { color: GRID },
    ...options,
  };
}

/** Diverging colour of a value from -1 to 1: blue, white, orange. */
export function diverging(value: number): string {
  const share = Math.min(1, Math.abs(value));
  const [r, g, b] = value < 0 ? [0, 114, 178] : [213, 94, 0];
  const mix = (channel: number) => Math.round(255 + (channel - 255) * share);
  return `rgb(${mix(r ?? 0)}, ${mix(g ?? 0)}, ${mix(b ?? 0)})`;
}
