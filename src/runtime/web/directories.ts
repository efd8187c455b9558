import { directoryNames, type DirectoryName } from '../../shared/directory.ts'

/**
 * One of the `network.*Directory` constants. An object and not a string, because `network.upload` tells a directory
 * from a content type by its kind.
 */
export class WebDirectory {
  readonly #name: DirectoryName
  constructor(name: DirectoryName) {
    this.#name = name
    Object.freeze(this)
  }
  /** As `system.DocumentsDirectory` is written in Lua. */
  toString(): string {
    return `system.${this.#name}`
  }
  toJSON(): string {
    return this.toString()
  }
  static nameOf(value: unknown): DirectoryName | undefined {
    return typeof value === 'object' && value !== null && #name in value ? value.#name : undefined
  }
}

const constants = directoryNames.map((name) => [name, new WebDirectory(name)] as const)

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of these very names
export const directoryConstants = Object.fromEntries(constants) as Readonly<
  Record<DirectoryName, WebDirectory>
>

export const directoryOf = (value: unknown): DirectoryName | undefined => WebDirectory.nameOf(value)
