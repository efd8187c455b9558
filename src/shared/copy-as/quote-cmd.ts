/** What means something to cmd.exe outside quotes. */
const special = /[()%!^"<>&|]/g

/** What no argument of cmd.exe can hold, or not in every code page. */
const impossible = /[^\x20-\x7e]/

/** Longer lines are cut by cmd.exe at 8191 characters. */
const mostCharacters = 4000

/** Whether an argument arrives as it is written. */
export const fitsCmd = (text: string): boolean => !impossible.test(text) && text.length <= mostCharacters

/**
 * One argument for a program that is started from cmd.exe. Two readers have to be satisfied: the C runtime of the program,
 * for which quotes and the backslashes before them are doubled or escaped, then cmd.exe, which never gets to see a plain
 * quote and so reads every special character after a caret. For the prompt; a batch file would need `%%`.
 */
export function quoteCmd(text: string): string {
  const forProgram = text
    .replace(/[^\x20-\x7e]/gu, ' ')
    .replace(/(\\*)"/g, String.raw`$1$1\"`)
    .replace(/(\\+)$/, '$1$1')
  return `"${forProgram}"`.replace(special, '^$&')
}
