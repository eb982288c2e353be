/** Whole numbers below a bound, the same again for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // Mulberry32: small, and good enough to choose moments.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** PURSER_FAULT_SEED repeats a run's choices, though not the machine's timing. */
export function faultSeed(): number {
  return Number(process.env["PURSER_FAULT_SEED"] ?? Date.now() % 1_000_000);
}
