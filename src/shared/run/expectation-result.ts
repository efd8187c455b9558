/** What became of one expectation. `name` is a short sentence; no two of a run need to differ. */
export type ExpectationResult =
  | { readonly name: string; readonly isMet: true }
  | {
      readonly name: string
      readonly isMet: false
      /** What was expected, what was there instead, and where. */
      readonly problem: string
    }

/** Met when there is no problem. */
export const resultOf = (name: string, problem: string | undefined): ExpectationResult =>
  problem === undefined ? { name, isMet: true } : { name, isMet: false, problem }
