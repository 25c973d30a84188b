import type { ChartConfiguration } from 'chart.js';

/** A chart as data: a Chart.js configuration and its alt text. */
export interface Chart {
  /** Kebab-case, unique within a step: `missing-values`. Also the PNG's file name. */
  id: string;
  /** At most 150 characters. */
  title: string;
  /** Description with key figures, in one or two sentences; at most 2,000 characters (Slack's limit). */
  altText: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Plain JSON without functions, so that it can go to a worker thread or a QuickChart server. */
  // biome-ignore lint/suspicious/noExplicitAny: Chart.js types its configuration per chart type; a list mixes types.
  config: ChartConfiguration<any, any, any>;
}
