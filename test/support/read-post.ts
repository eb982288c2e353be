import type { Post } from "./start-purser.ts";

/** The code of a post's button of that label: what a person types instead of tapping. */
export function codeOf(post: Post, label: string): string {
  const button = post.buttons.find((one) => one.label === label);
  if (button === undefined) throw new Error(`no button "${label}" under: ${post.text}`);
  return button.code;
}

/** A card's facts by their labels. */
export function fieldsOf({ card }: Post): Readonly<Record<string, string>> {
  return Object.fromEntries((card?.fields ?? []).map(({ label, value }) => [label, value]));
}
