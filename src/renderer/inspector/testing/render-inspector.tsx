import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Keys } from '../commands/keys.tsx'
import { ModelContext } from '../context.ts'
import type { InspectorModel } from '../state/model.ts'
import { createInspectorModel } from '../state/model.ts'
import { createManualSchedule } from './manual-schedule.ts'
import { createMemoryStorage } from './memory-storage.ts'
import type { SimulatedClient } from './simulated-client.ts'
import { clientsOf, createSimulatedClient } from './simulated-client.ts'
import type { SimulatedLog } from './simulated-log.ts'

export type Rendered = {
  readonly client: SimulatedClient
  readonly model: InspectorModel
  readonly frame: () => void
}

/** Renders a part of the inspector over a log, already read. */
export async function renderInspector(log: SimulatedLog, content: ReactNode): Promise<Rendered> {
  const client = createSimulatedClient(log)
  const { schedule, frame } = createManualSchedule()
  const model = createInspectorModel({
    clients: clientsOf(client),
    storage: createMemoryStorage(),
    schedule,
    nowMs: () => performance.now(),
  })
  await model.feed.start()
  render(
    <ModelContext value={model}>
      <Keys />
      {content}
    </ModelContext>,
  )
  return { client, model, frame }
}

/** happy-dom lays nothing out: gives every element this height, so that a virtual list draws its rows. */
export function pretendHeight(heightPx: number): () => void {
  const names = ['offsetHeight', 'clientHeight', 'offsetWidth'] as const
  const saved = names.map((name) => Object.getOwnPropertyDescriptor(HTMLElement.prototype, name))
  for (const name of names) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => heightPx })
  }
  return () => {
    for (const [index, name] of names.entries()) {
      const before = saved[index]
      if (before === undefined) Reflect.deleteProperty(HTMLElement.prototype, name)
      else Object.defineProperty(HTMLElement.prototype, name, before)
    }
  }
}
