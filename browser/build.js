/** Build static/js/vendor/ from node_modules; with --check, only compare it with what is there. */

import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const TARGET = new URL("../static/js/vendor/rich_text.js", import.meta.url);

const { outputFiles } = await build({
  absWorkingDir: new URL("..", import.meta.url).pathname,
  entryPoints: ["browser/rich_text.js"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  banner: {
    js: "// Built by browser/build.js from ProseMirror and markdown-it (MIT licence, see THIRD-PARTY.md). Do not edit.",
  },
  write: false,
});
const [{ text }] = outputFiles;

if (!process.argv.includes("--check")) await writeFile(TARGET, text);
else if (text !== (await readFile(TARGET, "utf8").catch(() => ""))) {
  console.error("static/js/vendor/ is not what package-lock.json builds: run make bundle.");
  process.exitCode = 1;
}
