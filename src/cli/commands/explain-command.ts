import type { Command } from 'commander'
import { printable } from '../../core/printable.ts'
import {
  explain,
  explanations,
  kindTitles,
  nearestCodes,
  type Explanation,
} from '../../shared/explain/explain.ts'
import { profileOf } from '../../shared/profile/profiles.ts'
import { exitCodes } from '../../shared/run/exit-codes.ts'
import { describeHeard } from '../app/heard-failure.ts'
import { wrapText } from '../terminal/wrap-text.ts'

/** `coronagraph explain [code]` */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('what a code means, what each platform gives the listener, and the usual fix in the game')
    .argument('[code]', 'such as ENOTFOUND, TIMED_OUT, plain-http or 3; without it all codes are listed')
    .action((code: string | undefined) => {
      if (code === undefined) {
        process.stdout.write(listAll())
        return
      }
      const found = explain(code)
      if (found.length === 0) {
        process.stderr.write(`${printable(unknown(code))}\n`)
        process.exitCode = exitCodes.usage
        return
      }
      process.stdout.write(found.map(describe).join('\n\n'))
    })
}

function describe(explanation: Explanation): string {
  const { code, kind, meaning, fix, failure, platforms } = explanation
  const parts = [`${code}: ${kindTitles[kind]}`, wrapText(meaning)]
  if (failure !== undefined && failure !== code) parts.push(`To a game it is ${failure}.`)
  if (platforms !== undefined) {
    parts.push(wrapText(`Platforms: ${platforms.map((name) => profileOf(name).title).join(', ')}.`))
  }
  if (failure !== undefined) parts.push(`What the listener gets:\n\n${describeHeard(failure)}`)
  parts.push(wrapText(`Usual fix: ${fix}`))
  return `${parts.join('\n\n')}\n`
}

function listAll(): string {
  const kinds = [...new Set(explanations.map(({ kind }) => kind))]
  const sections = kinds.map((kind) => {
    const codes = explanations.filter((explanation) => explanation.kind === kind).map(({ code }) => code)
    return `${kindTitles[kind]}:\n${wrapText(codes.join(', '), '  ')}`
  })
  return `${sections.join('\n\n')}\n\nEach by itself: coronagraph explain <code>. HTTP statuses are known too.\n`
}

function unknown(code: string): string {
  const near = nearestCodes(code)
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
  return `There is no code ${JSON.stringify(code.slice(0, 80))}.${hint} All of them: coronagraph explain`
}
