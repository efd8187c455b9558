// Writes down what the native Lua 5.1 prints for the programs of test/lua51, for machines that do not have it.
import { writeFileSync } from 'node:fs'
import { readSnippets, recordedPath, runNative } from './support/lua-snippets.mjs'

/** @type {Map<string, Record<string, string>>} */
const recorded = new Map()
for (const snippet of readSnippets()) {
  const output = runNative(snippet)
  if (output === undefined) {
    console.error('lua5.1 is not installed: nothing was recorded. Install it and run this again.')
    process.exit(1)
  }
  const outputs = recorded.get(snippet.library) ?? {}
  if (snippet.name in outputs) {
    console.error(`test/lua51/snippets/${snippet.library}.lua: two snippets are named '${snippet.name}'.`)
    process.exit(1)
  }
  recorded.set(snippet.library, { ...outputs, [snippet.name]: output })
}
for (const [library, outputs] of recorded) {
  writeFileSync(recordedPath(library), `${JSON.stringify(outputs, undefined, 2)}\n`)
}
