/** How often something really happens, at least and at most, when it was seen so often in so many draws. */

export interface Bounds {
  /** Probabilities: the true one is under `lowest`, or over `highest`, in at most `doubt` of all experiments. */
  lowest: (hits: number) => number;
  highest: (hits: number) => number;
}

const HALVINGS = 60;
const NEGLIGIBLE = 1e-17;

/** Exact for every sample size: Clopper and Pearson, Biometrika 26 (1934). Each bound holds with 1 - `doubt`. */
export function makeBounds(draws: number, doubt: number): Bounds {
  const logFactorial = new Float64Array(draws + 1);
  for (let i = 1; i <= draws; i++) logFactorial[i] = (logFactorial[i - 1] ?? 0) + Math.log(i);

  const logWays = (hits: number) =>
    (logFactorial[draws] ?? 0) - (logFactorial[hits] ?? 0) - (logFactorial[draws - hits] ?? 0);

  /** How likely so many hits or more are; `chance` is that of one hit, under hits / draws. */
  const tail = (hits: number, chance: number) => {
    let term = Math.exp(logWays(hits) + hits * Math.log(chance) + (draws - hits) * Math.log1p(-chance));
    let sum = 0;
    for (let i = hits; i <= draws && term > sum * NEGLIGIBLE; i++) {
      sum += term;
      term *= ((draws - i) / (i + 1)) * (chance / (1 - chance));
    }
    return sum;
  };

  const lowest = (hits: number) => {
    let low = 0;
    let high = hits / draws;
    for (let i = 0; i < HALVINGS && hits > 0; i++) {
      const middle = (low + high) / 2;
      if (tail(hits, middle) < doubt) low = middle;
      else high = middle;
    }
    return low;
  };
  return { lowest, highest: (hits) => 1 - lowest(draws - hits) };
}
