import { expect, test } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import { createInputGate } from './input-gate.ts'

const open = () => {
  const clock = createManualClock()
  clock.advance(60_000)
  return { clock, gate: createInputGate(clock) }
}

test('[W16] without input nothing passes; a pointer that moves or scrolls is none', () => {
  const { gate } = open()
  expect(gate.pass()).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  for (const type of ['mouseMove', 'mouseEnter', 'mouseLeave', 'mouseWheel', 'gestureScrollBegin'])
    gate.hear(type)
  expect(gate.pass().ok).toBe(false)
})

test('[W16] a click counts for two seconds', () => {
  const { clock, gate } = open()
  gate.hear('mouseDown')
  clock.advance(2001)
  expect(gate.pass().ok).toBe(false)
  gate.hear('mouseUp')
  clock.advance(2000)
  expect(gate.pass().ok).toBe(true)
})

test('[W16] it passes once, however much input comes', () => {
  const { gate } = open()
  gate.hear('keyDown')
  expect(gate.pass().ok).toBe(true)
  gate.hear('keyDown')
  expect(gate.pass()).toMatchObject({ ok: false, error: { message: 'The app is relaunched already.' } })
})
