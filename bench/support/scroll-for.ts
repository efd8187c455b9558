declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    /** Entries that arrived, for the one who measures. */
    benchEntries: number
  }
}

export type Scrolling = { readonly selector: string; readonly pixels: number; readonly forMs: number }

/** Runs in the page: scrolls so far in each frame, back and forth, and gives the times between frames in milliseconds. */
export function scrollFor({ selector, pixels, forMs }: Scrolling): Promise<number[]> {
  const element = document.querySelector(selector)
  if (element === null) throw new Error(`Nothing is ${selector}.`)
  return new Promise((resolve) => {
    const intervalsMs: number[] = []
    const startedAtMs = performance.now()
    let lastMs = startedAtMs
    let step = -pixels
    const frame = (nowMs: number): void => {
      if (nowMs > lastMs) intervalsMs.push(nowMs - lastMs)
      lastMs = Math.max(nowMs, lastMs)
      if (pixels !== 0) {
        element.scrollTop += step
        const isAtTop = element.scrollTop <= 0
        const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1
        if (isAtTop) step = pixels
        else if (isAtEnd) step = -pixels
      }
      if (nowMs - startedAtMs < forMs) requestAnimationFrame(frame)
      else resolve(intervalsMs)
    }
    requestAnimationFrame(frame)
  })
}
