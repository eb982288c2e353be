import { readdirSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { fontFamilies } from "./font-families.ts";

/** The fonts of a setting: what is read, and in which order a text looks for its letters. */
export interface Fonts {
  /** Folders and files, for the compiler. */
  readonly paths: readonly string[];
  readonly families: readonly string[];
  /** The same for the same files: what was compiled with other fonts is of no use any more. */
  readonly key: string;
}

interface Packaged {
  readonly family: string;
  /** Where its package is; throws where it is not installed. */
  readonly find: () => string;
  readonly weights: readonly string[];
}

/** One weight of Chinese: the file is mapped, and ten megabytes are read by the first text that needs it. */
const PACKAGED: readonly Packaged[] = [
  {
    family: "Noto Sans",
    find: () => import.meta.resolve("@expo-google-fonts/noto-sans/package.json"),
    weights: ["400Regular", "600SemiBold", "700Bold"],
  },
  {
    family: "Noto Sans Arabic",
    find: () => import.meta.resolve("@expo-google-fonts/noto-sans-arabic/package.json"),
    weights: ["400Regular", "700Bold"],
  },
  {
    family: "Noto Sans Hebrew",
    find: () => import.meta.resolve("@expo-google-fonts/noto-sans-hebrew/package.json"),
    weights: ["400Regular", "700Bold"],
  },
  {
    family: "Noto Sans SC",
    find: () => import.meta.resolve("@expo-google-fonts/noto-sans-sc/package.json"),
    weights: ["400Regular"],
  },
];

/** Inside the compiler: arrows, ticks, bullets and other signs that ours lack. */
const FOR_SIGNS = ["DejaVu Sans Mono", "New Computer Modern Math", "New Computer Modern", "Libertinus Serif"];

const FONT_FILES = new Set([".ttf", ".otf"]);

/**
 * Our own fonts as far as they are installed, then those that somebody laid into `folder`. Looked up anew each time, so
 * that a font is found without a restart. Those of the machine count for nothing: a document must not look otherwise, or
 * lose its letters, where somebody else's machine renders it.
 *
 * @param folder need not exist
 */
export function findFonts(folder: string | undefined): Fonts {
  const packaged = PACKAGED.flatMap((font) => {
    const root = packageFolder(font);
    return root === null ? [] : [{ family: font.family, paths: font.weights.map((weight) => join(root, weight)) }];
  });
  const own = folder === undefined ? [] : fontFiles(folder);
  return {
    paths: [...packaged.flatMap(({ paths }) => paths), ...own.map(({ path }) => path)],
    families: [
      ...packaged.map(({ family }) => family),
      ...new Set(own.flatMap(({ path }) => fontFamilies(path))),
      ...FOR_SIGNS,
    ],
    key: JSON.stringify([packaged.map(({ family }) => family), own]),
  };
}

const FOLDERS = new Map<Packaged, string | null>();

function packageFolder(font: Packaged): string | null {
  const known = FOLDERS.get(font);
  if (known !== undefined) return known;
  const found = findPackage(font);
  FOLDERS.set(font, found);
  return found;
}

function findPackage({ find }: Packaged): string | null {
  try {
    const path = fileURLToPath(find());
    statSync(path);
    return dirname(path);
  } catch {
    return null;
  }
}

function fontFiles(folder: string): { readonly path: string; readonly size: number; readonly mtimeMs: number }[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => FONT_FILES.has(extname(name).toLowerCase()))
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    });
}
