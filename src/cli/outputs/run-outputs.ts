import type { BodyReader } from '../../core/record/bodies.ts'
import type { RunOptions } from '../../shared/run/run-options.ts'
import type { Output } from './outputs.ts'

/** What the user wants to be written. What writes it is loaded when the run is over, so that no app waits for it. */
export function outputsOf(
  { har, junit, report, summary, withSensitive = false }: RunOptions,
  bodies: BodyReader,
): readonly Output[] {
  return [
    ...outputAt('--har', har, async (record) => {
      const { renderHar } = await import('./har-output.ts')
      return renderHar(record, bodies, withSensitive)
    }),
    ...outputAt('--junit', junit, async (record, verdict) => {
      const { renderJunit } = await import('./junit.ts')
      return renderJunit(record, verdict)
    }),
    ...outputAt('--summary', summary, async (record, verdict) => {
      const { summaryOf } = await import('../../shared/run/summary.ts')
      return `${JSON.stringify(summaryOf(record, verdict), null, 2)}\n`
    }),
    ...outputAt('--report', report, async (record, verdict) => {
      const { renderReport } = await import('../report/render-report.ts')
      const { collectBodies } = await import('../../core/har/collect-bodies.ts')
      return renderReport(await collectBodies(record, bodies), verdict, { withSensitive })
    }),
  ]
}

const outputAt = (option: string, path: string | undefined, render: Output['render']): readonly Output[] =>
  path === undefined ? [] : [{ option, path, render }]
