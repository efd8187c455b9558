import type { ProfileName } from './profile/profile.ts'

/** What the developer of the app should know: a portability difference, a leak, a misuse. Listed in `docs/findings.md`. */
export const findingKinds = [
  'params-without-listener',
  'progress-is-boolean',
  'body-without-content-type',
  'body-dropped',
  'method-ignored',
  'base-directory-differs',
  'redirects-not-followed',
  'status-is-error-elsewhere',
  'request-id-as-key',
  'internet-permission-missing',
  'request-while-suspended',
  'plain-http',
  'url-needs-encoding',
  'handle-never-ended',
  'no-listener',
  'cookie-set',
  'image-status-not-checked',
  'cancel-leaves-file',
  'folder-must-exist',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One finding at one place of the app's code. The same kind at the same place is told once. */
export type Finding = {
  readonly kind: FindingKind
  /** `main.lua:12`, when known. */
  readonly source?: string
  /** The exchange that showed it, if one did. */
  readonly exchangeId?: string
  /** Where it goes differently, or wrong. */
  readonly platforms: readonly ProfileName[]
  /** What goes differently there. */
  readonly message: string
  /** What to change in the app. */
  readonly fix: string
}

/** As whoever sees it reports it: the catalogue knows the rest. */
export type FindingReport = {
  readonly kind: FindingKind
  readonly source?: string
  readonly exchangeId?: string
  /** What was seen here: a URL, a method, a status. Stands at the end of the message. */
  readonly detail?: string
}
