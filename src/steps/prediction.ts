/** What a person is asked about one row, to see its prediction. */
export interface Question {
  column: string;
  type: 'numeric' | 'categorical';
  /** Median or most frequent value of the training rows. */
  default: string;
  /** Known ones; none for numbers. */
  categories: string[];
  /** Least and greatest number of the training rows; absent in models of earlier releases. */
  range?: { least: number; greatest: number };
}

/** What a model asks and, once that is answered, predicts in the target's unit. */
export interface Prediction {
  target: string;
  /** Unit of the target, where it is known. */
  unit?: string;
  questions: Question[];
  predicted?: { elasticNet: number; forest: number };
}
