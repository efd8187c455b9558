import buildSettings from './build-settings.lua?raw'
import networkHeaders from './network-headers.lua?raw'
import networkParams from './network-params.lua?raw'
import network from './network.lua?raw'
import networkStatus from './network-status.lua?raw'
import remoteImage from './remote-image.lua?raw'
import { directoryConstants } from '../system/directories.ts'
import type { LuaChunk } from '../lua-chunk.ts'

export const networkChunks: readonly LuaChunk[] = [
  { name: 'build-settings', source: buildSettings },
  { name: 'network-headers', source: networkHeaders },
  { name: 'network-params', source: networkParams, extra: directoryConstants },
  { name: 'network', source: network, extra: directoryConstants },
  { name: 'network-status', source: networkStatus },
  { name: 'remote-image', source: remoteImage, extra: directoryConstants },
]
