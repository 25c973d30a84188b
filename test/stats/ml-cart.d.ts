/** The parts of ml-cart, which has no types, that the tests use. */
declare module 'ml-cart' {
  export class DecisionTreeRegression {
    constructor(options: { minNumSamples: number; gainThreshold: number });
    train(rows: number[][], target: number[]): void;
    predict(rows: number[][]): number[];
  }
}
