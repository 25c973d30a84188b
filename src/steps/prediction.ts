/** A question about one cell of a row to predict. */
export interface Question {
  column: string;
  type: 'numeric' | 'categorical';
  /** Median or most frequent value of the training rows. */
  default: string;
  /** Known categories; empty for numbers. */
  categories: string[];
  /** Least and greatest value in the training rows; absent in models of earlier releases. */
  range?: { least: number; greatest: number };
}

/** Questions of a model and, once answered, its predictions in the target's unit. */
export interface Prediction {
  target: string;
  /** Unit of the target, when known. */
  unit?: string;
  /** What a row is, when known. */
  row?: string;
  questions: Question[];
  predicted?: { elasticNet: number; forest: number };
}
