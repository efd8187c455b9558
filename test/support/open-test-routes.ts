import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { HostRoute } from '../../src/core/project/project.ts'
import { openRoutes, type Routes } from '../../src/core/routes/routes.ts'
import { createManualClock } from './manual-clock.ts'
import { makeScratchFolder } from './scratch-folder.ts'

/** Routes of the running test, closed when it is over; their time stands still unless the test moves it. */
export async function openTestRoutes(
  hosts: Readonly<Record<string, HostRoute>>,
  clock = createManualClock(),
): Promise<Routes> {
  const routes = await openRoutes({ hosts: new Map(Object.entries(hosts)) }, clock)
  onTestFinished(() => routes.close())
  return routes
}

/** The servers' ports, as the connections of the agents show them. */
export async function portOf(agent: Routes['agents']['http'], host: string): Promise<number> {
  const socket = agent.createConnection({ host, port: 1 })
  if (!(socket && 'remotePort' in socket)) throw new Error('The agent gave no socket.')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const port = Number(socket.remotePort)
  socket.destroy()
  return port
}

/** A folder with one file. */
export const hello = () => ({ serve: makeScratchFolder({ 'hello.txt': 'hello' }) })
