import type { IncomingMessage } from 'node:http'
import type { HostAnswer } from '../../shared/host-answer.ts'
import { matchesText } from '../../shared/matches-text.ts'

/** Finds the answer to a request, if one of the list is meant, and counts it as used. */
export type ChooseAnswer = (
  answers: readonly HostAnswer[],
  request: IncomingMessage,
) => HostAnswer | undefined

/** One for a session: an answer with `times` is used up in all of it, over http and https. */
export function createChooseAnswer(): ChooseAnswer {
  const uses = new Map<HostAnswer, number>()
  return (answers, request) => {
    const asked = readAsked(request)
    const answer = answers.find(
      (candidate) =>
        (uses.get(candidate) ?? 0) < (candidate.times ?? Infinity) && isMeant(candidate.when, asked),
    )
    if (answer?.times !== undefined) uses.set(answer, (uses.get(answer) ?? 0) + 1)
    return answer
  }
}

type Asked = {
  readonly method: string
  /** As the URL writes it, and decoded where that is possible. */
  readonly paths: readonly string[]
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
}

function readAsked({ method = 'GET', url = '/', headers }: IncomingMessage): Asked {
  const [path = '', query = ''] = (/^([^?#]*)\??([^#]*)/s.exec(url) ?? []).slice(1)
  return { method, paths: [path, decode(path)], query: new URLSearchParams(query), headers }
}

function isMeant(when: HostAnswer['when'], asked: Asked): boolean {
  const { method, path, query = {}, headers = {} } = when ?? {}
  return (
    (method === undefined || isMethod(method.toUpperCase(), asked.method)) &&
    (path === undefined || asked.paths.some((text) => matchesText(path, text))) &&
    Object.entries(query).every(([name, text]) =>
      asked.query.getAll(name).some((value) => matchesText(text, value)),
    ) &&
    Object.entries(headers).every(([name, text]) => {
      const key = name.toLowerCase()
      const value = Object.hasOwn(asked.headers, key) ? asked.headers[key] : undefined
      return value !== undefined && [value].flat().some((line) => matchesText(text, line))
    })
  )
}

/** HEAD asks for the head that GET would get. */
function isMethod(wanted: string, method: string): boolean {
  return wanted === method || (wanted === 'GET' && method === 'HEAD')
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
