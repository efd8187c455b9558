/** The package brings types that its own exports do not lead to. */
declare module 'har-validator-compiled' {
  /** Throws an error with `errors` when it is none. */
  export const validateHar: (har: unknown) => boolean
}
