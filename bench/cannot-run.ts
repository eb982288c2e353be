/** Thrown where something that a benchmark needs is not on this machine. */
export class CannotRun extends Error {}
