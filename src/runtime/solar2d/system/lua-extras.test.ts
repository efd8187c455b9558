import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

async function shown(source: string): Promise<string> {
  const { printed, app } = await startApp(source)
  expect(app.errorCount()).toBe(0)
  return printed()
}

test('[Q4] math.round goes up from a half on, also below 0', async () => {
  expect(
    await shown('for _, n in ipairs{ 0.1, 0.5, 8.9, -0.5, -8.9, "2.5" } do print(math.round(n)) end'),
  ).toBe('0\n1\n9\n0\n-9\n3\n')
  expect(await shown('print(math.inf == 1 / 0)')).toBe('true\n')
})

test('[Q4] string.starts and string.ends, as functions and as methods', async () => {
  const source = `
    print(string.starts("Test123", "Test"), string.starts("Test123", "est"), string.starts("12", "0123"))
    print(string.ends("Test123", "123"), string.ends("Test123", "12"), string.ends("12", "0123"))
    print(("a.b"):starts("a."), ("a.b"):ends(""), ("a.b"):starts(""), string.ends(12, 2))`
  expect(await shown(source)).toBe('true\tfalse\tfalse\ntrue\tfalse\tfalse\ntrue\ttrue\ttrue\ttrue\n')
})

test('[Q4] table.indexOf gives the place of an element, else nil', async () => {
  const source = `
    local list = { 1, 3, "a", 3 }
    print(table.indexOf(list, 3), table.indexOf(list, "a"), table.indexOf(list, 9), table.indexOf(nil, 1))`
  expect(await shown(source)).toBe('2\t3\tnil\tnil\n')
})

test('[Q4] table.copy joins arrays, each up to its first hole', async () => {
  const source = `
    local first, second = { 1, 2 }, { 3, 4, nil, 6 }
    local copy = table.copy(first, nil, second, { 7 })
    print(table.concat(copy, " "), copy == first, #table.copy())`
  expect(await shown(source)).toBe('1 2 3 4 7\tfalse\t0\n')
})

test('[Q4] wrong arguments raise at the line of the caller', async () => {
  const source = `
    print(select(2, pcall(function() local n = math.round({}) return n end)))
    print(select(2, pcall(function() local s = string.ends("x") return s end)))`
  expect(await shown(source)).toBe(
    "main.lua:2: bad argument #1 to 'round' (number expected, got table)\n" +
      "main.lua:3: bad argument #2 to 'ends' (string expected, got nil)\n",
  )
})
