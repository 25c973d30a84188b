/** A column that a model learns from or predicts: numbers only, none missing. Its name is for errors and importances. */
export interface Feature {
  name: string;
  values: Float64Array;
}
