/** Tasks that need something that is not there yet. They run in their order. */
export type WaitingLine<T> = {
  readonly add: (task: (value: T) => void) => void
  /** From now on tasks run at once. */
  readonly open: (value: T) => void
}

export function createWaitingLine<T>(): WaitingLine<T> {
  const waiting: ((value: T) => void)[] = []
  let run = (task: (value: T) => void): void => void waiting.push(task)
  return {
    add: (task) => run(task),
    open: (value) => {
      // A task may add another: the loop sees it.
      for (const task of waiting) task(value)
      waiting.length = 0
      run = (task) => task(value)
    },
  }
}
