/**
 * A column that a model learns from or predicts: numbers without missing values. Errors and importances use the name.
 */
export interface Feature {
  name: string;
  values: Float64Array;
}
