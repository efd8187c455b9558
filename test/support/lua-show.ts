/** An event as the app's listener saw it. Strings are bytes: one character each, 0 to 255. */
export type SeenEvent = {
  readonly label?: string
  readonly name: string
  readonly phase: string
  readonly isError: boolean
  readonly status: number
  readonly url: string
  readonly bytesTransferred: number
  readonly bytesEstimated: number
  readonly requestId?: string | number
  readonly response?:
    string | { readonly filename: string; readonly baseDirectory: string; readonly fullPath: string }
  readonly responseType?: string
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly debug?: Readonly<Record<string, string>>
  /** Of `display.loadRemoteImage`. */
  readonly target?: unknown
}

type SeenValue = string | number | boolean | { readonly [key: string]: SeenValue }

/**
 * The module that scripts of the conformance tests print events with, one line each: `show(event)`, or
 * `as("name")` for a listener that marks its lines with `label`.
 */
export const showModule = `
local directories = {}
for _, name in ipairs{ "Resource", "Documents", "Temporary", "Caches", "ApplicationSupport" } do
  directories[system[name .. "Directory"]] = name .. "Directory"
end
local function escape(text)
  return (text:gsub("[^%w%-_.:]", function(char) return ("%%%02X"):format(char:byte()) end))
end
local function add(parts, path, value)
  local kind = type(value)
  if kind == "table" then
    parts[#parts + 1] = path .. "=t"
    for key, inner in pairs(value) do add(parts, path .. "/" .. escape(tostring(key)), inner) end
  elseif kind == "userdata" then
    parts[#parts + 1] = path .. "=s" .. (directories[value] or "userdata")
  else
    parts[#parts + 1] = path .. "=" .. kind:sub(1, 1) .. escape(tostring(value))
  end
end
local function write(label, event)
  local parts = {}
  if label then add(parts, "label", label) end
  for key, value in pairs(event) do add(parts, escape(tostring(key)), value) end
  print("event|" .. table.concat(parts, "|"))
end
local function show(event) write(nil, event) end
local function as(label) return function(event) write(label, event) end end
return function() return show, as end
`

/** Stands before a script, on its first line, so that positions are those of the script. */
export const showPrelude = 'local show, as = require("show")() '

const marker = 'event|'

/** The event of a printed line; undefined when the line is something else. */
export function readShown(line: string): SeenEvent | undefined {
  if (!line.startsWith(marker)) return undefined
  const root: Record<string, SeenValue> = {}
  for (const part of line.slice(marker.length).split('|')) {
    const [path = '', typed = ''] = part.split('=')
    const keys = path.split('/').map(unescapeText)
    const holder = keys.slice(0, -1).reduce((table, key) => tableAt(table, key), root)
    const last = keys.at(-1) ?? ''
    if (typed === 't') tableAt(holder, last)
    else holder[last] = valueOf(typed)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests assert what is in it
  return root as unknown as SeenEvent
}

function tableAt(table: Record<string, SeenValue>, key: string): Record<string, SeenValue> {
  const present = table[key]
  if (typeof present === 'object') return present
  const made: Record<string, SeenValue> = {}
  table[key] = made
  return made
}

function valueOf(typed: string): SeenValue {
  const text = unescapeText(typed.slice(1))
  if (typed.startsWith('n')) return Number(text)
  return typed.startsWith('b') ? text === 'true' : text
}

const unescapeText = (text: string): string =>
  text.replaceAll(/%([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
