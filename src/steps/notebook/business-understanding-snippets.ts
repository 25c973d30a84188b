import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import { publicFindings } from '../public-findings.ts';
import { figuresSnippet } from './figures-snippet.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonGeneral } from './python-number.ts';
import { comment, MATH, type Snippet } from './snippet.ts';

/** Python of Business Understanding: the value formula and its payback for every scenario. */
export function businessUnderstandingSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as BusinessFindings;
  return [
    paybackSnippet(input, findings),
    {
      id: 'scenarios',
      settings: { SCENARIOS: findings.charts.scenarios.map(({ name, people, hours }) => ({ name, people, hours })) },
      source: `scenarios = []
for scenario in SCENARIOS:
    value = value_per_day(scenario["people"], scenario["hours"])
    payback = payback_day(value)
    scenarios.append({"name": scenario["name"], "valuePerDay": value, "paybackDay": payback})
    print(f"{scenario['name']}: value / day {value:,.10g}, payback: {payback}")`,
      output: findings.scenarios.map(
        ({ name, valuePerDay, paybackDay }) =>
          `${name}: value / day ${pythonGeneral(valuePerDay, 10)}, payback: ${paybackDay ?? 'None'}`,
      ),
    },
    figuresSnippet(
      `figures = {
    "scenarios": scenarios,
    "goal": {"sentence": GOAL, "targetR2": TARGET_R2},
    "numbers": {
        "peopleBefore": PEOPLE_BEFORE,
        "hoursBefore": HOURS_BEFORE,
        "pay": PAY,
        "developmentCost": DEVELOPMENT_COST,
        "operationPerDay": OPERATION_PER_DAY,
    },
}`,
      publicFindings(findings),
    ),
  ];
}

/** Python of the value formula with the team's numbers. Test uses it, too. */
export function paybackSnippet(input: NotebookInput, { numbers, goal }: BusinessFindings): Snippet {
  return {
    id: 'formula',
    imports: [MATH],
    settings: {
      PEOPLE_BEFORE: numbers.peopleBefore,
      HOURS_BEFORE: numbers.hoursBefore,
      PAY: numbers.pay,
      DEVELOPMENT_COST: numbers.developmentCost,
      OPERATION_PER_DAY: numbers.operationPerDay,
      GOAL: goal.sentence,
      TARGET_R2: goal.targetR2,
    },
    source: `def value_per_day(people, hours):
    return round((PEOPLE_BEFORE * HOURS_BEFORE - people * hours) * PAY, 6)


def payback_day(value):
    ${comment(input, 'payback')}
    net = round(value - OPERATION_PER_DAY, 6)
    return max(1, math.ceil(round(DEVELOPMENT_COST / net, 9))) if net > 0 else None`,
    output: [],
  };
}
