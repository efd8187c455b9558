import { profileOf } from '../../shared/profile/profiles.ts'
import type { RunningApp } from '../app.ts'
import type { RuntimeHost } from '../host.ts'
import { createLuaMachine } from '../lua/create-machine.ts'
import { createAppTime } from './time/app-time.ts'
import { createFramePace } from './time/frame-pace.ts'
import { boundedFiles } from './files/bounded-files.ts'
import { appCallSite, appTraceback } from './call-site.ts'
import { createLocator } from './display/locate.ts'
import { createDisplayFunctions } from './display/display-functions.ts'
import { createEventFunctions } from './events/event-functions.ts'
import { createInputSender } from './events/input-sender.ts'
import { createFindOnce } from './find-once.ts'
import { createInertFunctions } from './inert/inert-functions.ts'
import { loadLuaChunks } from './lua-chunks.ts'
import { createLibraryFunctions } from './libraries/library-functions.ts'
import { createLuaEntry } from './lua-entry.ts'
import { createFontFunctions } from './native/fonts.ts'
import { createNativeFunctions } from './native/native-functions.ts'
import { createNativeInput } from './native/native-input.ts'
import { NativeStore } from './native/native-store.ts'
import { createNetworkFunctions } from './network/network-functions.ts'
import { createNetworkRequests } from './network/network-requests.ts'
import { createAppFileParts } from './files/files.ts'
import { createModuleFinder } from './files/project-modules.ts'
import { createReporter } from './reporter.ts'
import { findRequestIdKeys } from './network/scan-source.ts'
import { createAppScreen } from './screen/app-screen.ts'
import { SceneStore } from './display/scene-store.ts'
import { createSystemFunctions } from './system/system-functions.ts'
import { createUnhandledErrors } from './system/unhandled-errors.ts'

const memoryLimitBytes = 256 * 1024 * 1024
/** Shorter than the host waits for the page to answer, so that Lua's own watchdog is the first to act. */
const timeLimitMs = 5000

/** A Solar2D project, ready to start. Rejects when the Lua machine itself cannot be made. */
export async function createSolar2dApp(
  outside: RuntimeHost,
  isFrameDue = createFramePace(),
): Promise<RunningApp> {
  const host = { ...outside, files: boundedFiles(outside.files) }
  const profile = profileOf(host.launch.profile)
  const reporter = createReporter(host.console)
  const find = createFindOnce(host.find)
  const time = createAppTime(host.clock.nowMs)
  const scene = new SceneStore()
  const native = new NativeStore(scene)
  const screen = createAppScreen(host)
  let isSuspended = false
  let hasStarted = false

  const scan = (fileName: string, source: Uint8Array): void => {
    for (const { line, text } of findRequestIdKeys(source)) {
      find({ kind: 'request-id-as-key', source: `${fileName}:${line}`, detail: text })
    }
  }
  const machine = await createLuaMachine({
    wasm: host.launch.luaWasm,
    memoryLimitBytes,
    timeLimitMs,
    nowMs: host.clock.nowMs,
    wallClockMs: host.clock.wallClockMs,
    onOutput: (bytes) => host.console.print(bytes),
    findModule: createModuleFinder(host.files, scan),
  })
  const callSite = (): string => appCallSite(machine)
  const appFiles = createAppFileParts({
    files: host.files,
    print: host.console.print,
    newProxy: machine.newProxy,
    warn: (text) => reporter.warnOnce(text, lua.isClosed() ? '' : callSite()),
  })
  const system = { ...host, console: { ...host.console, print: appFiles.print } }

  const lua = createLuaEntry({
    machine,
    onAppError: createUnhandledErrors({
      offer: (message, traceback) =>
        lua.call(kernel.unhandledError, message, appTraceback(traceback))?.[0] === true,
      report: reporter.appError,
    }),
    onDeath: (reason) => {
      reporter.appError(`The app was stopped: ${reason}`, '')
      requests.cancelAll()
      appFiles.finish()
    },
    onLeave: () => requests.deliverWaiting(),
  })
  const requests = createNetworkRequests({
    network: host.network,
    profile,
    onRefusal: (message, site) =>
      reporter.message('error', `ERROR: network: ${site === '' ? '' : `${site}: `}${message}`, site),
    canDeliver: () => !isSuspended && !lua.isInside(),
    deliver: (number, event) => lua.call(kernel.deliver, number, event)?.[0] !== false,
  })
  const kernel = loadLuaChunks(machine, {
    ...createInertFunctions({ reporter, callSite, isStrict: host.launch.isStrict }),
    ...appFiles.functions,
    ...createSystemFunctions({ host: system, reporter, callSite, nowMs: time.nowMs, onAppError: lua.fail }),
    ...createDisplayFunctions({
      scene,
      files: host.files,
      measureText: host.measureText,
      suffixed: screen.suffixed,
      warn: (text) => warnAt(callSite(), text),
    }),
    ...createEventFunctions(scene),
    ...createNativeFunctions(native, scene),
    ...createFontFunctions(),
    ...screen.functions,
    ...createLibraryFunctions({ host, machine }),
    ...createNetworkFunctions({ rules: profile.calls, requests, host, reporter, callSite, find }),
  })

  const warnAt = (site: string, text: string): void =>
    reporter.message('warning', site === '' ? text : `${site}: ${text}`, site)
  const dispatchSystem = (type: string, url?: string): void => void lua.call(kernel.system, type, url)
  const count = (fn: typeof kernel.timerCount): number => Number(lua.call(fn)?.[0] ?? 0)

  return {
    start: () => {
      if (hasStarted) return
      hasStarted = true
      const main = host.files.read({ directory: 'ResourceDirectory', name: 'main.lua' })
      if (!main.ok) {
        reporter.appError(`main.lua cannot be run: ${main.error.message}`, '')
        return
      }
      lua.call(kernel.readScreen)
      lua.call(kernel.setOrientation, screen.geometry().orientation)
      scan('main.lua', main.value)
      lua.run(() => {
        const chunk = machine.load(main.value, '@main.lua')
        machine.call(chunk)
        chunk.release()
      })
      dispatchSystem('applicationStart')
    },
    frame: () => {
      const nowMs = time.nowMs()
      if (isSuspended || !isFrameDue(nowMs, screen.framesPerSecond())) return
      const { runFrameTasks, runTimers, runTransitions, runStatusListeners, enterFrame } = kernel
      for (const fn of [runFrameTasks, runTimers, runTransitions, runStatusListeners, enterFrame]) {
        lua.call(fn, nowMs)
      }
    },
    suspend: () => {
      if (isSuspended || lua.isClosed()) return
      dispatchSystem('applicationSuspend')
      isSuspended = true
      time.suspend()
    },
    resume: () => {
      if (!isSuspended || lua.isClosed()) return
      time.resume()
      dispatchSystem('applicationResume')
      isSuspended = false
      requests.deliverWaiting()
    },
    ...createInputSender({
      lua,
      kernel,
      nowMs: time.nowMs,
      isSuspended: () => isSuspended,
      isCovered: () => native.isModal,
    }),
    rotate: (orientation) => {
      const turned = screen.rotate(orientation)
      if (turned === undefined) return
      lua.call(kernel.setOrientation, orientation)
      lua.call(kernel.rotate, orientation, turned.deltaDegrees, turned.hasResized)
    },
    setConnection: ({ isConnected, isMobile }) => void lua.call(kernel.setConnection, isConnected, isMobile),
    ...createNativeInput({ store: native, lua, kernel, isSuspended: () => isSuspended }),
    open: (url) => {
      if (!lua.isClosed()) dispatchSystem('applicationOpen', url)
    },
    exit: () => {
      if (lua.isClosed()) return
      requests.cancelAll()
      dispatchSystem('applicationExit')
      appFiles.finish()
      lua.close()
    },
    ...createLocator({ scene, native, screen: screen.geometry, lua, kernel }),
    scene,
    screen: screen.geometry,
    native,
    isIdle: () => {
      if (lua.isClosed()) return true
      const { timerCount, transitionCount, frameTaskCount, statusListenerCount } = kernel
      return (
        requests.pendingCount() === 0 &&
        [timerCount, transitionCount, frameTaskCount, statusListenerCount].every((fn) => count(fn) === 0)
      )
    },
    errorCount: reporter.errorCount,
  }
}
