/** The directories that an app can name, as Solar2D's `system.*Directory` constants. */
export const directoryNames = [
  'ResourceDirectory',
  'DocumentsDirectory',
  'TemporaryDirectory',
  'CachesDirectory',
  'ApplicationSupportDirectory',
] as const

export type DirectoryName = (typeof directoryNames)[number]

/** How an app names a file: never a path. `name` may hold `/` between sub-folders. */
export type FileReference = { readonly directory: DirectoryName; readonly name: string }
