import { appFilesNames, appNetworkNames, appSessionNames } from '../shared/contract/names.ts'
import { expose, exposeSync } from './expose.ts'

expose(appNetworkNames, 'appNetwork')
exposeSync(appFilesNames, 'appFiles')
expose(appSessionNames, 'appSession')
