// Bundles our pages' css, js, pictures and icons into target/classes/static/assets, each named by its content.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();

// node_modules follows the lock file, and is left alone while that has not changed.
const stamp = "node_modules/.lock-hash";
const lock = hash(readFileSync("package-lock.json"));
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  execFileSync("npm", ["ci"], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(stamp, lock);
}

const { build } = await import("esbuild");
const web = "src/main/web";
const out = "target/classes/static/assets";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const pictures = readdirSync(`${web}/img`).map((name) => `${web}/img/${name}`);
const { metafile } = await build({
  entryPoints: [...["resident.css", "desk.css", "resident.js", "desk.js"].map((name) => `${web}/${name}`), ...pictures],
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".svg": "copy" },
  bundle: true,
  minify: true,
  format: "esm",
  sourcemap: process.argv.includes("--dev"),
  target: ["es2020", "chrome87"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});

// A line of icons.txt is a name among the outline icons, or name:filled, which pages call name-filled.
const symbol = (line) => {
  const [name, style = "outline"] = line.split(":");
  const svg = readFileSync(`node_modules/@tabler/icons/icons/${style}/${name}.svg`, "utf8");
  const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  const lines = body.replace(/<path stroke="none"[^>]*>/, "").replace(/\s*\n\s*/g, "");
  return style === "filled"
    ? `<symbol id="${name}-filled" viewBox="0 0 24 24" fill="currentColor" stroke="none">${lines}</symbol>`
    : `<symbol id="${name}" viewBox="0 0 24 24">${lines}</symbol>`;
};
const names = readFileSync(`${web}/icons.txt`, "utf8").trim().split(/\s+/);
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join("")}</svg>`;
const icons = `icons-${hash(sprite)}.svg`;
writeFileSync(`${out}/${icons}`, sprite);

const last = (path) => path.split("/").pop();
const urls = Object.entries(metafile.outputs)
  .filter(([, output]) => output.entryPoint)
  .map(([path, output]) => `${last(output.entryPoint)}=/assets/${last(path)}`);
writeFileSync("target/classes/assets.properties", [...urls, `icons.svg=/assets/${icons}`].sort().join("\n") + "\n");
