/** Chance that is the same again for the same seed. */
export interface SeededRandom {
  /** A whole number from 0 up to, and without, a bound. */
  below(bound: number): number;
  /** From `least` to `most`, both in it. */
  between(least: number, most: number): number;
  /** True so many times of a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  // Mulberry32: small, and even enough for books that are made up.
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    pick(from) {
      const one = from[below(from.length)];
      if (one === undefined) throw new RangeError("there is nothing to pick from");
      return one;
    },
  };
}
