/** The words of one command, and what was seen beside them, in words for the person. */
export type ShellWords = {
  readonly words: readonly string[]
  readonly notes: readonly string[]
}
