import { describeAppNetwork } from '../../../test/support/app-network-suite.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { openWorkerChannel } from '../../../test/support/worker-channel.ts'
import { systemClock } from '../../core/clock.ts'
import { openProject } from '../../core/project/project.ts'
import { createEventLog } from '../../core/record/event-log.ts'
import { openSandbox } from '../../core/sandbox/sandbox.ts'
import { serve } from '../../core/serve.ts'
import { openSession } from '../../core/session.ts'
import { appNetwork } from '../../shared/contract/app-network.ts'
import { appNetworkNames } from '../../shared/contract/names.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { profileOf } from '../../shared/profile/profiles.ts'
import { createPortClient, createPortPublish, servePort } from '../../shared/contract/port.ts'

describeAppNetwork('[K3] over threads', async () => {
  const project = valueOf(await openProject(makeScratchFolder({ 'main.lua': '' })))
  const sandbox = valueOf(openSandbox({ projectPath: project.path, sandboxesPath: temporaryDirectory() }))
  const channel = openWorkerChannel()
  const publish = createPortPublish<typeof appNetwork>(appNetworkNames, channel.host)
  const session = await openSession({
    id: 'session',
    project,
    profile: profileOf('reference'),
    sandbox,
    log: createEventLog({ nowMs: systemClock.nowMs }),
    clock: systemClock,
    deliver: (message) => publish('event', message),
  })
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, channel.host, (name, input) => call(name, input, undefined))
  return {
    client: createPortClient<typeof appNetwork>(appNetworkNames, channel.app),
    documentsPath: sandbox.directoryPath('DocumentsDirectory'),
    close: async () => {
      await session.close('close')
      await channel.close()
    },
  }
})

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
