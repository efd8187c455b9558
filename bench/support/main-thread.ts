import type { Page } from '@playwright/test'

const settleMs = 1000

/**
 * Milliseconds that the page's main thread had a processor while something ran, less what it has in as long a time by
 * itself. What other programs take does not count.
 */
export async function mainThreadMs(page: Page, run: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const taskMs = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
    }
    const spent = async (
      during: () => Promise<unknown>,
    ): Promise<{ readonly ms: number; readonly inMs: number }> => {
      const [atMs, before] = [performance.now(), await taskMs()]
      await during()
      return { ms: (await taskMs()) - before, inMs: performance.now() - atMs }
    }
    const wait = (ms: number): Promise<void> => page.waitForTimeout(ms)
    await wait(settleMs)
    const idle = await spent(() => wait(settleMs * 3))
    const busy = await spent(async () => {
      await run()
      await wait(settleMs)
    })
    return busy.ms - (idle.ms / idle.inMs) * busy.inMs
  } finally {
    await session.detach()
  }
}

/** What the page's JavaScript holds, after its garbage was collected. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  } finally {
    await session.detach()
  }
}
