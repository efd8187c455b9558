/** An error of the app that nobody caught, and how often it came. */
export type AppError = {
  /** `main.lua:12` when known. */
  readonly source?: string
  readonly message: string
  /** Empty when Lua had none. */
  readonly traceback: string
  times: number
}

/** An app that fails in each frame has its first errors kept, which are mostly the cause of the others. */
const mostKept = 50
const mostPlacesDismissed = 1000

export type ErrorList = {
  /** `text`: the message, then the traceback on the following lines. */
  readonly add: (error: { readonly text: string; readonly source?: string }) => void
  readonly all: () => readonly AppError[]
  /** Grows with every change. */
  readonly version: () => number
  /** Forgets all; what comes again from the same places is not kept any more. */
  readonly dismiss: () => void
}

export function createErrorList(): ErrorList {
  let errors: AppError[] = []
  let version = 0
  const dismissed = new Set<string>()

  const placeOf = ({ source, message }: Pick<AppError, 'source' | 'message'>): string => source ?? message

  return {
    add: ({ text, source }) => {
      const { message, traceback } = parted(text)
      const error = { message, traceback, times: 1, ...(source === undefined ? {} : { source }) }
      if (dismissed.has(placeOf(error))) return
      const known = errors.find((other) => other.source === source && other.message === message)
      if (known !== undefined) known.times += 1
      else if (errors.length < mostKept) errors.push(error)
      else return
      version += 1
    },
    all: () => errors,
    version: () => version,
    dismiss: () => {
      for (const error of errors) if (dismissed.size < mostPlacesDismissed) dismissed.add(placeOf(error))
      errors = []
      version += 1
    },
  }
}

function parted(text: string): Pick<AppError, 'message' | 'traceback'> {
  const at = text.indexOf('\nstack traceback:')
  if (at < 0) return { message: text, traceback: '' }
  return { message: text.slice(0, at), traceback: text.slice(at + 1) }
}
