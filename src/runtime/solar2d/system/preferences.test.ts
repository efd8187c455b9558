import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

test('[Q31] what an app sets it gets, in the type it asks for', async () => {
  const { printed, messages } = await startApp(`
    print(system.setPreferences("app", { flag = true, n = 123.5, s = "hello", digits = "7" }))
    local get = system.getPreference
    print(get("app", "flag", "boolean"), get("app", "n", "number"), get("app", "s", "string"), get("app", "s"))
    print(get("app", "flag"), get("app", "n"), get("app", "digits", "number"), get("app", "n", "boolean"), get("app", "none"))
    print(system.deletePreferences("app", { "n", "never there" }), get("app", "n", "number"))`)
  expect(printed()).toBe('true\ntrue\t123.5\thello\thello\ntrue\t123.5\t7\ttrue\tnil\ntrue\tnil\n')
  expect(messages).toEqual([])
})

test('[Q31] locale and ui can be read, not written', async () => {
  const { printed, messages } = await startApp(
    `print(system.getPreference("locale", "country"), system.getPreference("locale", "identifier"),
       system.getPreference("locale", "language"), system.getPreference("ui", "language"), system.getPreference("ui", "x"))
     print(system.setPreferences("locale", { country = "DE" }), system.deletePreferences("ui", { "language" }))`,
    {},
    { profile: 'ios' },
  )
  expect(printed()).toBe('US\ten_US\ten\ten-US\tnil\nfalse\tfalse\n')
  expect(messages.map(({ level, text }) => `${level}: ${text}`)).toEqual([
    'error: ERROR: system.setPreferences() - category "locale" is read-only',
    'error: ERROR: system.deletePreferences() - category "ui" is read-only',
  ])
})

test.each([
  ['getPreference()', 'nil', 'category name argument must be set to a non-empty string'],
  ['getPreference("app", "")', 'nil', 'key name argument must be set to a non-empty string'],
  ['getPreference("app", "s", 5)', 'nil', 'argument 3 must be set to a string'],
  ['getPreference("app", "s", "table")', 'nil', "unknown/unsupported value type name 'table'"],
  ['getPreference("app", "s", "number")', 'nil', 'the value of "s" cannot be read as a number'],
  ['getPreference("other", "s")', 'nil', "there is no category 'other'"],
  ['setPreferences("other", {})', 'false', "there is no category 'other'"],
  ['setPreferences("app", 5)', 'false', 'argument 2 must be set to a preference table'],
  ['setPreferences("app", {})', 'false', 'was given no preference'],
  ['setPreferences("app", { f = print })', 'false', 'only booleans, numbers and strings can be kept'],
  ['deletePreferences("app", "s")', 'false', 'argument 2 must be set to an array'],
  ['deletePreferences("app", { 5 })', 'false', 'preference key[1] must be set to a non-empty string'],
])('[Q31] system.%s is told and does not raise', async (call, given, told) => {
  const { printed, messages, app } = await startApp(`
    system.setPreferences("app", { s = "word" })
    print(system.${call})`)
  expect(printed()).toBe(`${given}\n`)
  expect(messages[0]?.text).toContain(told)
  expect(app.errorCount()).toBe(0)
})
