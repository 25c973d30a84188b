import type { ChartConfiguration } from 'chart.js';

/** A chart is data first: a Chart.js configuration and the words that replace it for who cannot see it. */
export interface Chart {
  /** Kebab-case, unique within a step: `missing-values`. Also the PNG's file name. */
  id: string;
  /** At most 150 characters. */
  title: string;
  /** What the chart shows, with its key figures, in one or two sentences; at most 2,000 characters (Slack's limit). */
  altText: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Plain JSON (no functions), so that a worker thread and a QuickChart server can take it. */
  // biome-ignore lint/suspicious/noExplicitAny: Chart.js types its configuration per chart type; a list mixes types.
  config: ChartConfiguration<any, any, any>;
}
