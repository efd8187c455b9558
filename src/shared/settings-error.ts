import type { z } from 'zod'

/** The sentence for an object of settings: which names are unknown, or what to write in its place. */
export function settingsError(shapeHint: string): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code !== 'unrecognized_keys') return shapeHint
    const names = issue.keys.map((key) => JSON.stringify(key)).join(', ')
    return `Remove or correct ${names}: there is no such setting.`
  }
}
