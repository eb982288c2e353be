import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Where a module of ours lies that another one imports; undefined where Node has to look itself.
 *
 * @param {string} root the repository
 * @param {Readonly<Record<string, string>>} imports those of package.json: `"#storage/*": "./src/storage/*.ts"`
 * @returns {(specifier: string, parent: string | undefined) => string | undefined}
 */
export function shortcutsOf(root, imports) {
  const base = pathToFileURL(join(root, sep)).href;
  const foreign = `${base}node_modules/`;
  const folders = new Map(
    Object.entries(imports).flatMap(([name, target]) =>
      name.endsWith("/*") && target.endsWith("/*.ts")
        ? [[name.slice(0, -1), new URL(target.slice(0, -"*.ts".length), base).href]]
        : [],
    ),
  );
  return (specifier, parent) => {
    if (parent === undefined || !parent.startsWith(base) || parent.startsWith(foreign)) return undefined;
    if (specifier.startsWith("#")) {
      const cut = specifier.indexOf("/") + 1;
      const folder = folders.get(specifier.slice(0, cut));
      return folder === undefined ? undefined : `${folder}${specifier.slice(cut)}.ts`;
    }
    return /^\.\.?\/.*\.ts$/.test(specifier) ? new URL(specifier, parent).href : undefined;
  };
}
