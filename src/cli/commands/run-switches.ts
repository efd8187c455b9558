import { InvalidArgumentError } from 'commander'
import type { RunOptions } from '../../shared/run/run-options.ts'

const longestSeconds = 86_400

/** The value of `--timeout`. */
export function parseSeconds(value: string): number {
  const seconds = value.trim() === '' ? Number.NaN : Number(value)
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > longestSeconds) {
    throw new InvalidArgumentError(`give a number of seconds above 0 and up to ${longestSeconds}.`)
  }
  return seconds
}

/** The value of `--until`. */
export function parseUntil(value: string): NonNullable<RunOptions['until']> {
  if (value === 'idle' || value === 'exit') return value
  try {
    return parseSeconds(value)
  } catch {
    throw new InvalidArgumentError(
      `give idle, exit, or a number of seconds above 0 and up to ${longestSeconds}.`,
    )
  }
}

/** Each value of `--host`: `name=address:port`. What host and address may be is checked with the project's own. */
export function collectHost(
  value: string,
  hosts: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, address] = /^([^=]+)=(.+)$/.exec(value) ?? []
  if (name === undefined || address === undefined) {
    throw new InvalidArgumentError('write name=address:port, such as api.example.com=127.0.0.1:8080.')
  }
  if (Object.hasOwn(hosts, name)) throw new InvalidArgumentError(`the host ${name} is there twice.`)
  return { ...hosts, [name]: address }
}
