// node bin/complete-lockfile.mjs: adds to package-lock.json the parts of other platforms that npm left out.
//
// npm writes only those parts that the registry it was run against holds, and a mirror may hold no others than its own
// platform's. `npm ci` then refuses the lockfile, here and everywhere. The versions are exact in the packages that
// want them; only their integrity cannot be known.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./bootstrap.mjs";

const SYSTEMS = ["darwin", "linux", "win32", "freebsd", "openbsd", "netbsd", "android", "openharmony", "sunos", "aix"];
const PROCESSORS = ["arm64", "x64", "ia32", "arm", "ppc64", "riscv64", "s390x", "loong64", "wasm32"];

/**
 * The lockfile with an entry for every optional part that a package in it names.
 *
 * @param {{ packages: Record<string, any> }} lock
 * @returns {{ lock: { packages: Record<string, any> }, added: string[] }}
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isFound(packages, path, name)) continue;
      packages[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) };
      added.push(name);
    }
  }
  const sorted = Object.keys(packages).toSorted((a, b) => a.localeCompare(b, "en"));
  return { lock: { ...lock, packages: Object.fromEntries(sorted.map((path) => [path, packages[path]])) }, added };
}

/** Looks where Node would: beside the package, then in each folder above. */
function isFound(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (packages[`${base === "" ? "" : `${base}/`}node_modules/${name}`] !== undefined) return true;
    if (base === "") return false;
  }
}

function platformOf(name) {
  const words = name.split(/[-/@_]/);
  const pick = (known) => words.filter((word) => known.includes(word)).slice(-1);
  const [os, cpu] = [pick(SYSTEMS), pick(PROCESSORS)];
  const libc = /musl/.test(name) ? ["musl"] : os[0] === "linux" && name.endsWith("-gnu") ? ["glibc"] : [];
  const given = Object.entries({ cpu, libc, os }).filter(([, values]) => values.length > 0);
  return Object.fromEntries(given);
}

if (process.argv[1] === import.meta.filename) {
  const file = join(ROOT, "package-lock.json");
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, "utf8")));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  process.stdout.write(`${added.length} parts added to package-lock.json.\n`);
}
