import { moneyUnit } from '../../charts/money-unit.ts';
import { AppError } from '../../errors.ts';
import { inOneLine } from '../in-one-line.ts';
import { rowWords } from '../row-words.ts';
import type { StepInput } from '../step.ts';
import type { BusinessFindings, BusinessParameters } from './business-findings.ts';
import { paybackDay, valuePerDay } from './payback.ts';

/** The course's three scenarios after machine learning. */
const BUILT_IN = [
  { people: 2, hours: 7.5 },
  { people: 10, hours: 7.5 },
  { people: 10, hours: 2 },
] as const;

/**
 * Applies the value formula to the course's scenarios and to the team's own, if given, and records the Business Goal.
 * Source: COURSE "1 Business Understanding"
 * @throws AppError scenario_incomplete (people without hours, or hours without people)
 */
export function runBusinessUnderstanding(
  { unit, row, locale, t }: Pick<StepInput, 'unit' | 'row' | 'locale' | 't'>,
  parameters: BusinessParameters,
  progress: (share: number, stage: string) => void,
): BusinessFindings {
  progress(0.2, 'formula');
  const { peopleBefore, hoursBefore, pay, developmentCost, operationPerDay } = parameters;
  const numbers = { peopleBefore, hoursBefore, pay, developmentCost, operationPerDay };
  const scenarios = [...BUILT_IN, ...ownScenario(parameters)].map(({ people, hours }) => {
    const value = valuePerDay(numbers, { people, hours });
    return { people, hours, name: `${people} people x ${hours} h`, value, payback: paybackDay(numbers, value) };
  });
  const money = moneyUnit(unit);
  progress(0.9, 'writing');
  return {
    scenarios: scenarios.map(({ name, value, payback }) => ({ name, valuePerDay: value, paybackDay: payback })),
    goal: {
      sentence: inOneLine(parameters.sentence ?? '') || rowWords(row, locale, t).goal(),
      targetR2: parameters.targetR2,
    },
    numbers,
    charts: {
      ...(money === undefined ? {} : { unit: money }),
      scenarios: scenarios.map(({ name, people, hours, value }) => ({
        name,
        people,
        hours,
        netPerDay: value - operationPerDay,
      })),
    },
  };
}

function ownScenario({ peopleAfter, hoursAfter }: BusinessParameters): { people: number; hours: number }[] {
  if (peopleAfter === undefined && hoursAfter === undefined) return [];
  if (peopleAfter === undefined || hoursAfter === undefined) throw new AppError('scenario_incomplete');
  return [{ people: peopleAfter, hours: hoursAfter }];
}
