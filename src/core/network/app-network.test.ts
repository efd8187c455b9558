import { describeAppNetwork } from '../../../test/support/app-network-suite.ts'
import { connectInProcess } from '../../../test/support/in-process-app-network.ts'
import { openRequestRig } from '../../../test/support/request-rig.ts'

describeAppNetwork('in process', async () => {
  const rig = openRequestRig({ acknowledges: false })
  const { client, deliver } = connectInProcess(rig.manager)
  rig.onMessage(deliver)
  return { client, documentsPath: rig.documents, close: () => rig.manager.close('close') }
})
