import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { runApp, simulateApp } from '../support/simulated-app.ts'

const listening: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios']
const deaf = profileNames.filter((name) => !listening.includes(name))

describe('network.setStatusListener', () => {
  it.each(profileNames)('[M39] %s: whether the app can ask first', async (profile) => {
    const app = await runApp('print(network.canDetectNetworkStatusChanges)', { profile })
    expect(app.lines()).toEqual([listening.includes(profile) ? 'true' : 'nil'])
  })

  it.each(listening)('[M39] %s: the first event comes after five seconds', async (profile) => {
    const clock = createManualClock()
    const app = await simulateApp(
      `network.setStatusListener("www.example.com", function(event)
        print(event.name, event.address, event.isReachable, event.isConnectionRequired, event.isConnectionOnDemand,
          event.isInteractionRequired, event.isReachableViaCellular, event.isReachableViaWiFi)
      end)`,
      { profile, clock },
    )
    app.advance(4999)
    expect(app.lines()).toEqual([])
    app.advance(1)
    expect(app.lines()).toEqual(['networkStatus\twww.example.com\ttrue\tfalse\tfalse\tfalse\tfalse\ttrue'])
    app.advance(60_000)
    expect(app.lines()).toHaveLength(1)
  })

  it.each(listening)('[M39] %s: one listener a host, replaced and removed', async (profile) => {
    const clock = createManualClock()
    const app = await simulateApp(
      `local function tell(name) return function(event) print(name, event.address) end end
      network.setStatusListener("a.example.com", tell("first"))
      network.setStatusListener("a.example.com", tell("second"))
      network.setStatusListener("b.example.com", tell("gone"))
      network.setStatusListener("b.example.com", nil)
      local object = {}
      function object:networkStatus(event) print("table", event.address, self == object) end
      network.setStatusListener("c.example.com", object)`,
      { profile, clock },
    )
    app.advance(5000)
    expect(app.lines().toSorted()).toEqual(['second\ta.example.com', 'table\tc.example.com\ttrue'])
  })

  it.each(listening)('[M39] %s: what it takes', async (profile) => {
    const app = await runApp(
      `network.setStatusListener(5, function() end)
      network.setStatusListener("a.example.com", "listener")
      network.setStatusListener("a.example.com", {})`,
      { profile },
    )
    expect(app.messages()).toEqual([
      expect.stringContaining('First argument to network.setStatusListener() should be a host name string'),
      expect.stringContaining(
        'Second argument to network.setStatusListener(), if provided, must be a listener or nil',
      ),
      expect.stringContaining(
        'Second argument to network.setStatusListener(), if provided, must be a listener or nil',
      ),
    ])
  })

  it.each(deaf)('[M39] %s: is not there', async (profile) => {
    const clock = createManualClock()
    const app = await simulateApp('network.setStatusListener("www.example.com", show)', { profile, clock })
    app.advance(10_000)
    expect(app.lines()).toEqual([])
    expect(app.events()).toEqual([])
    expect(app.messages()).toEqual([
      expect.stringContaining('WARNING: network.setStatusListener() is not supported on this platform'),
    ])
  })
})

describe('network.getConnectionStatus', () => {
  const ask = 'local s = network.getConnectionStatus() print(s.isConnected, s.isMobile)'
  const connections = {
    online: { isConnected: true, isMobile: false },
    offline: { isConnected: false, isMobile: false },
    mobile: { isConnected: true, isMobile: true },
  }
  const constant = ['true\tfalse', 'true\tfalse', 'true\tfalse']
  const full = ['true\tfalse', 'false\tfalse', 'true\ttrue']
  const answers: Readonly<Record<ProfileName, readonly string[]>> = {
    reference: full,
    'mac-simulator': ['true\tfalse', 'false\tfalse', 'true\tfalse'],
    'windows-simulator': full,
    android: full,
    ios: full,
    linux: constant,
    html5: constant,
  }

  it.each(profileNames)('[M40] %s: online, offline, mobile', async (profile) => {
    const lines: string[] = []
    for (const connection of [connections.online, connections.offline, connections.mobile]) {
      const app = await runApp(ask, { profile, launch: { connection } })
      lines.push(...app.lines())
    }
    expect(lines).toEqual(answers[profile])
  })

  it('[M40] android: without its permission it raises', async () => {
    const app = await runApp('print(pcall(network.getConnectionStatus))', {
      profile: 'android',
      files: {
        'build.settings': 'settings = { android = { usesPermissions = { "android.permission.INTERNET" } } }',
      },
    })
    expect(app.lines()).toEqual([expect.stringMatching(/^false\t.*ACCESS_NETWORK_STATE/)])
  })
})
