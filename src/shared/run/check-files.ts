import { matchesText } from '../matches-text.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import { isInRange, listSome, rangeWords, shorten } from './expectation-words.ts'
import type { FileExpectation } from './expectations.ts'
import type { RunFile } from './run-record.ts'

/** Files of the app's own directories that are there, or are not, when the run is over. */
export function checkFiles(
  expected: readonly FileExpectation[],
  files: readonly RunFile[],
): readonly ExpectationResult[] {
  return expected.map((expectation) => {
    const { directory, name, exists = true } = expectation
    const place = shorten(`${directory}/${name}`)
    const meant = files.filter((file) => file.directory === directory && matchesText(name, file.name))
    return exists
      ? resultOf(`file ${place}${detailWords(expectation)}`, presentProblem(expectation, meant, files))
      : resultOf(`no file ${place}`, absentProblem(meant))
  })
}

function detailWords({ sizeBytes, sha256 }: FileExpectation): string {
  const size = sizeBytes === undefined ? '' : `, ${rangeWords(sizeBytes)} bytes`
  return sha256 === undefined ? size : `${size}, SHA-256 ${sha256.slice(0, 8).toLowerCase()}…`
}

function presentProblem(
  { directory, sizeBytes, sha256 }: FileExpectation,
  meant: readonly RunFile[],
  files: readonly RunFile[],
): string | undefined {
  if (meant.length === 0) {
    const others = files.filter((file) => file.directory === directory).map(({ name }) => name)
    return others.length === 0
      ? `It is not there: ${directory} is empty.`
      : `It is not there. ${directory} has ${listSome(others)}.`
  }
  const wrong = meant.flatMap((file) => {
    if (sizeBytes !== undefined && !isInRange(file.sizeBytes, sizeBytes)) {
      return [`${file.name} has ${file.sizeBytes} bytes instead of ${rangeWords(sizeBytes)}`]
    }
    if (sha256 !== undefined && file.sha256 !== sha256.toLowerCase()) {
      return [`${file.name} (${file.sizeBytes} bytes) has the SHA-256 ${file.sha256}`]
    }
    return []
  })
  return wrong.length === 0 ? undefined : `${listSome(wrong)}.`
}

function absentProblem(meant: readonly RunFile[]): string | undefined {
  if (meant.length === 0) return undefined
  return `It is there: ${listSome(meant.map(({ name, sizeBytes }) => `${name} (${sizeBytes} bytes)`))}.`
}
