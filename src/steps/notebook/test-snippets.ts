import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import { findingsOf, type History } from '../history.ts';
import { publicFindings } from '../public-findings.ts';
import type { Score, TestFindings, TestParameters } from '../test/test-findings.ts';
import type { TrainFindings, TrainParameters } from '../train/train-findings.ts';
import { paybackSnippet } from './business-understanding-snippets.ts';
import { figuresSnippet } from './figures-snippet.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonNumber } from './python-number.ts';
import { comment, NUMPY, type Snippet } from './snippet.ts';
import { modelSnippets } from './train-snippets.ts';

/** Python of Test: both models on the held-out rows and the verdict on the Business Goal. */
export function testSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as TestFindings;
  const { tolerancePercent } = input.parameters as TestParameters;
  const business = findingsOf<BusinessFindings>(input.history, 'business-understanding');
  const figures = publicFindings(findings) as TestFindings;
  const model = findings.models.at(-1);
  return [
    ...modelSnippets(input, ...trainedBy(input.history)),
    scoreSnippet(input, findings),
    paybackSnippet(input, business),
    valueSnippet(input, findings, tolerancePercent, model?.label ?? ''),
    figuresSnippet(FIGURES, { ...figures, models: figures.models.slice(-1) }),
  ];
}

function trainedBy(history: History): [TrainFindings, TrainParameters] {
  return [findingsOf<TrainFindings>(history, 'train'), history.train?.parameters as TrainParameters];
}

function scoreSnippet(input: NotebookInput, { elasticNet, forest }: TestFindings): Snippet {
  const line = (name: string, { rmse, r2 }: Score) =>
    `${name}: RMSE ${pythonNumber(rmse, 2)}, R2 ${pythonNumber(r2, 4)}`;
  return {
    id: 'score',
    imports: ['from sklearn.metrics import mean_squared_error, r2_score'],
    source: `held_out = pd.DataFrame(encoder.transform(test), columns=names)


def in_its_unit(scores):
    ${comment(input, 'unit')}
    return scaler.inverse_transform(scores.reshape(-1, 1)).ravel()


predicted = {
    "elasticNet": in_its_unit(elastic_net.predict(held_out[inputs])),
    "forest": in_its_unit(forest.predict(held_out[inputs])),
}
scores = {
    name: {
        "rmse": float(mean_squared_error(test[TARGET], values) ** 0.5),
        "r2": float(r2_score(test[TARGET], values)),
    }
    for name, values in predicted.items()
}
for name, score in scores.items():
    print(f"{name}: RMSE {score['rmse']:,.2f}, R2 {score['r2']:.4f}")`,
    output: [line('elasticNet', elasticNet), line('forest', forest)],
  };
}

function valueSnippet(
  input: NotebookInput,
  { value, businessGoal }: TestFindings,
  tolerancePercent: number,
  label: string,
): Snippet {
  return {
    id: 'value',
    imports: [NUMPY],
    settings: { TOLERANCE_PERCENT: tolerancePercent, MODEL: label },
    source: `best = "forest" if scores["forest"]["r2"] >= scores["elasticNet"]["r2"] else "elasticNet"
met = scores[best]["r2"] >= TARGET_R2
${comment(input, 'off')}
allowed = test[TARGET].abs() * TOLERANCE_PERCENT / 100 + 1e-9 * scaler.scale_[0]
off = np.abs(predicted[best] - test[TARGET]) > allowed
off_share = float(off.mean())
people = PEOPLE_BEFORE * off_share
value = value_per_day(people, HOURS_BEFORE)
print(f"best: {best}, met: {met}")
print(f"off by more than {TOLERANCE_PERCENT} %: {off_share:.4f}, people: {people:.2f}")
print(f"value / day: {value:,.0f}, payback: {payback_day(value)}")`,
    output: [
      `best: ${value.best}, met: ${businessGoal.met ? 'True' : 'False'}`,
      `off by more than ${tolerancePercent} %: ${pythonNumber(value.offShare, 4)}, people: ${pythonNumber(value.people, 2)}`,
      `value / day: ${pythonNumber(value.valuePerDay)}, payback: ${value.paybackDay ?? 'None'}`,
    ],
  };
}

const FIGURES = `figures = {
    "rows": len(test),
    **scores,
    "businessGoal": {
        "met": bool(met),
        "why": f"{best}: R2 {scores[best]['r2']:.4f} {'>=' if met else '<'} {TARGET_R2}, RMSE {scores[best]['rmse']:,.0f}",
    },
    "models": [{"label": MODEL, **scores}],
    "value": {
        "best": best,
        "offShare": off_share,
        "tolerancePercent": TOLERANCE_PERCENT,
        "people": people,
        "valuePerDay": value,
        "paybackDay": payback_day(value),
    },
}`;
