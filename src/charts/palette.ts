import { widthOf } from './short-name.ts';

/** Colours of Okabe and Ito, distinct for every kind of colour vision (jfly.uni-koeln.de/color, 2008). */
export const BLUE = '#0072B2';
export const ORANGE = '#D55E00';
export const GREEN = '#009E73';
/** Reddish purple. */
export const PURPLE = '#CC79A7';
export const GREY = '#8A8F98';

/** Grid lines. */
export const GRID = '#E3E6EB';
/** Texts. */
export const INK = '#1F2430';

/** Pixels of a chart's width. */
export const WIDTH = 1200;
/** Size of texts. On a phone Slack shows a chart at about 340 pixels, where this is 9 pixels. */
const TEXT = 32;
/** Pixels of a line of text. */
export const LINE = 38;

/** The bundled font, with Japanese and Latin letters. */
export const FONT = 'BIZ UDPGothic';

/** Font of a size in pixels. */
export function font(size = TEXT, weight: 'normal' | 'bold' = 'normal') {
  return { family: FONT, size, weight };
}

/** Width of a title's line in Latin letters. */
const TITLE = 52;

/** Options of a chart's title. One that is too long for a line takes two. */
export function title(text: string) {
  return { display: true, text: inLines(text), font: font(38, 'bold'), color: INK, padding: { bottom: 24 } };
}

/** Options of the line below a title; two lines where it's too long for one. */
export function subtitle(text: string) {
  return { display: true, text: inLines(text), font: font(), color: INK, padding: { bottom: 24 } };
}

/** Breaks a text after a space, or where Japanese has none. */
function inLines(text: string): string | string[] {
  if (widthOf(text) <= TITLE) return text;
  const fits = [...text].findLastIndex((_, at, letters) => widthOf(letters.slice(0, at + 1).join('')) <= TITLE) + 1;
  const space = text.lastIndexOf(' ', fits);
  const end = space > 0 ? space : [...text].slice(0, fits).join('').length;
  return [text.slice(0, end), text.slice(end).trimStart()];
}

/** Options of a legend with space between entries, so that colours and labels pair clearly. */
export function legend(labels: Record<string, unknown> = {}) {
  return { display: true, labels: { font: font(), color: INK, padding: 24, ...labels } };
}

/** Options of an axis with a title. */
export function axis(text: string, { ticks, ...options }: Record<string, unknown> & { ticks?: object } = {}) {
  return {
    title: { display: text !== '', text, font: font(), color: INK },
    ticks: { font: font(), color: INK, ...ticks },
    grid: { color: GRID },
    ...options,
  };
}

/** Options of the axis along bars that carry their values: figures at the axis would say them again. */
export function valueAxis(text: string, options: Record<string, unknown> = {}) {
  return axis(text, { ticks: { display: false }, ...options });
}
