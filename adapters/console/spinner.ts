const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;

/** Turns while something is under way. `frame` is what stands there now; null where nothing does. */
export interface Spinner {
  readonly frame: string | null;
  turn(on: boolean): void;
  /** Takes the frame away until the next one comes. */
  hide(): void;
}

export function createSpinner(draw: (frame: string | null) => void): Spinner {
  let timer: NodeJS.Timeout | null = null;
  let step = 0;
  let frame: string | null = null;
  const show = (next: string | null): void => {
    frame = next;
    draw(next);
  };
  return {
    get frame() {
      return frame;
    },
    turn(on) {
      if (on === (timer !== null)) return;
      if (timer === null) {
        timer = setInterval(() => show(FRAMES[step++ % FRAMES.length] ?? null), FRAME_MS).unref();
        return;
      }
      clearInterval(timer);
      timer = null;
      if (frame !== null) show(null);
    },
    hide() {
      if (frame !== null) show(null);
    },
  };
}
