// Asks the engine, a module of WebAssembly, the questions of a file and prints its answers: node play.mjs ENGINE QUESTIONS.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
const [, , path, questions] = process.argv;
const bytes = readFileSync(path);
const never = (_, name) => () => { throw new Error(`the engine called ${String(name)}`); };
const imports = new Proxy({}, { get: () => new Proxy({}, { get: never }) });
const { instance } = await WebAssembly.instantiate(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes, imports);
const engine = instance.exports;
for (const question of JSON.parse(readFileSync(questions, "utf8"))) {
  const text = new TextEncoder().encode(JSON.stringify(question));
  const place = engine.nobat_alloc(text.length);
  new Uint8Array(engine.memory.buffer, place, text.length).set(text);
  const answer = engine.nobat_run(place, text.length);
  const length = new DataView(engine.memory.buffer).getUint32(answer, true);
  process.stdout.write(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, answer + 4, length)) + "\n");
  engine.nobat_free(answer, length);
}
