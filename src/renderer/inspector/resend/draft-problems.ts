import {
  headerCharacters,
  maxFileNameCharacters,
  maxHeaderCharacters,
  maxUrlCharacters,
} from '../../../shared/request-limits.ts'
import type { FileReference } from '../../../shared/directory.ts'
import type { Draft } from './draft.ts'

/** What is wrong, in words, by the field that it stands at. */
export type DraftProblems = {
  readonly method?: string
  readonly url?: string
  /** By the header's index. */
  readonly headers: ReadonlyMap<number, string>
  readonly headerList?: string
  readonly body?: string
  readonly timeout?: string
  readonly target?: string
}

// RFC 9110, 5.6.2: tokens.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const mostHeaders = 256

export function problemsOf(draft: Draft): DraftProblems {
  const found = {
    method: methodProblem(draft.method.trim()),
    url: urlProblem(draft.url.trim()),
    headerList: headerListProblem(draft),
    body: draft.bodyKind === 'file' ? fileProblem(draft.bodyFile) : undefined,
    timeout: timeoutProblem(draft.timeoutSeconds),
    target: draft.savesResponse ? targetProblem(draft.target) : undefined,
  }
  const headers = new Map<number, string>()
  for (const [index, header] of draft.headers.entries()) {
    const problem = headerProblem(header)
    if (problem !== undefined) headers.set(index, problem)
  }
  const problems: { -readonly [Key in keyof DraftProblems]: DraftProblems[Key] } = { headers }
  for (const key of ['method', 'url', 'headerList', 'body', 'timeout', 'target'] as const) {
    const problem = found[key]
    if (problem !== undefined) problems[key] = problem
  }
  return problems
}

export const hasProblems = ({ headers, ...others }: DraftProblems): boolean =>
  headers.size > 0 || Object.keys(others).length > 0

function methodProblem(method: string): string | undefined {
  if (method === '') return 'Write a method, as GET or POST.'
  return token.test(method) && method.length <= 64 ? undefined : 'A method is one word, as GET or POST.'
}

function urlProblem(url: string): string | undefined {
  if (url === '') return 'Write the URL, with http:// or https://.'
  if (url.length > maxUrlCharacters) return `The URL is longer than ${maxUrlCharacters} characters.`
  if (!/^https?:\/\//i.test(url)) return 'The URL has to begin with http:// or https://.'
  return URL.canParse(url) ? undefined : 'This is not a URL: check the host and the port.'
}

function headerProblem([name, value]: readonly [string, string]): string | undefined {
  if (name.trim() === '') return 'Write a name, or remove the header.'
  if (!token.test(name.trim())) return 'A name has letters, digits and dashes, and no spaces.'
  if (name.length > 1024) return 'The name is longer than 1024 characters.'
  // oxlint-disable-next-line no-control-regex -- these would end the header and begin another
  return /[\0\r\n]/.test(value) ? 'A value has no line breaks.' : undefined
}

function headerListProblem({ headers }: Draft): string | undefined {
  if (headers.length > mostHeaders) return `At most ${mostHeaders} headers can be sent.`
  return headerCharacters(headers) > maxHeaderCharacters
    ? `All headers together are longer than ${maxHeaderCharacters} characters.`
    : undefined
}

function fileProblem({ name }: FileReference): string | undefined {
  if (name.trim() === '') return "Write the file's name, as it is in this directory."
  if (name.length > maxFileNameCharacters)
    return `The name is longer than ${maxFileNameCharacters} characters.`
  return /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)
    ? 'The name has to stay in the directory: no / at its beginning, no ..'
    : undefined
}

const targetProblem = (target: FileReference): string | undefined =>
  target.directory === 'ResourceDirectory'
    ? 'The project folder is not written to. Choose another directory.'
    : fileProblem(target)

function timeoutProblem(seconds: string): string | undefined {
  const value = Number(seconds)
  return seconds.trim() !== '' && Number.isFinite(value) && value >= 0.001 && value <= 86_400
    ? undefined
    : 'Write seconds, from 0.001 to 86400.'
}
