import type { SessionState, SimulatorState } from '../shared/contract/inspector.ts'
import { unreachable, type Outcome } from '../shared/outcome.ts'

/** The simulator's state, and those who want to hear of it. */
export type StateCell = {
  readonly get: () => SimulatorState
  readonly set: (next: SimulatorState) => void
  /** The session's state, and why it is so if that is a problem; an older problem is over. */
  readonly setSession: (session: SessionState, problem?: string) => void
  /** What runs goes on; the inspector says why the command did nothing. */
  readonly refused: (outcome: Outcome<never>) => Outcome<never>
  readonly onState: (listener: (state: SimulatorState) => void) => void
}

export function createStateCell(first: SimulatorState): StateCell {
  let state = first
  const listeners: ((state: SimulatorState) => void)[] = []
  const set = (next: SimulatorState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }
  return {
    get: () => state,
    set,
    setSession: (session, problem) => {
      const { problem: _old, ...rest } = state
      set(problem === undefined ? { ...rest, session } : { ...rest, session, problem })
    },
    refused: (outcome) => {
      if (outcome.ok) return unreachable(outcome.value)
      set({ ...state, problem: outcome.error.message })
      return outcome
    },
    onState: (listener) => {
      listeners.push(listener)
    },
  }
}
