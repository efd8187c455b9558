import { expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'

it('[D28] a delay longer than Node can count does not run at once', async () => {
  const run = vi.fn<() => void>()
  const cancel = systemClock.setTimer(2 ** 40, run)
  await new Promise<void>((resolve) => systemClock.setTimer(5, resolve))
  cancel()
  expect(run).not.toHaveBeenCalled()
})
