/** Runs each line by itself and prints what it raised, or `fine`. */
export const attempts = (lines: readonly string[]): string =>
  lines
    .map((line) => `do local ok, message = pcall(function() ${line} end) print(ok and "fine" or message) end`)
    .join('\n')
