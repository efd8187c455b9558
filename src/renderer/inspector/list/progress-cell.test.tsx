import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Row } from '../rows/row.ts'
import { applyToRow } from '../rows/row.ts'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { ProgressCell } from './progress-cell.tsx'

afterEach(cleanup)

it('[I249] a cancelled row tells at which byte the cancel landed', () => {
  const log = new SimulatedLog()
  log.request('a')
  log.wire('a', responseHead(200, 12_000))
  log.add({ kind: 'cancel', exchangeId: 'a', by: 'app', receivedBytes: 3000 })
  const row = log.entries.reduce<Row | undefined>(
    (current, entry) => applyToRow(current, entry, 1),
    undefined,
  )
  if (row === undefined) throw new Error('no row')
  render(<ProgressCell exchange={row} />)
  expect(screen.getByText('Cancelled by the app').title).toBe(
    'Cancelled by the app, at 3,000 bytes of 12,000 bytes (25 %)',
  )
})
