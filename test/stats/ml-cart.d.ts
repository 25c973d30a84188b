/** What the tests use of a package without types. */
declare module 'ml-cart' {
  export class DecisionTreeRegression {
    constructor(options: { minNumSamples: number; gainThreshold: number });
    train(rows: number[][], target: number[]): void;
    predict(rows: number[][]): number[];
  }
}
