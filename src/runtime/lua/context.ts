import type { HostObjects } from './host-objects.ts'
import type { LuaApi, Pointer } from './lua-api.ts'
import type { LuaWasm } from './lua-wasm.ts'
import type { MachineStopped } from './machine.ts'
import type { Reference } from './reference.ts'
import type { LuaUserdata } from './values.ts'

/** A C function in JavaScript: takes its arguments from the stack of `state`, returns how many results it left there. */
export type RawFunction = (state: Pointer) => number

/** What an error handler of ours saw before Lua unwound the stack. */
export type CaughtError = {
  readonly message: string
  readonly traceback: string
  readonly value: Uint8Array | Reference | undefined
}

/** What the parts of one machine share. Only the parts below `create-machine.ts` know it. */
export type Context = {
  readonly api: LuaApi
  readonly heap: LuaWasm['heap']
  readonly mainState: Pointer
  /** The coroutine that runs now, or the main state: all work of the host happens on its stack. */
  current: Pointer
  /** How many host → Lua calls are under way. */
  depth: number
  stopped: MachineStopped | undefined
  /** The body that the next protected C function has to run. */
  body: RawFunction | undefined
  caught: CaughtError | undefined
  /** Registry references of fixed things; set while the machine is built. */
  readonly fixed: {
    globals: number
    protectedBody: number
    errorHandler: number
    functionMetatable: number
    handleMetatable: number
  }
  readonly trampoline: Pointer
  /** Four bytes for the lengths that C functions return by pointer. */
  readonly lengthOut: Pointer
  readonly functions: HostObjects<RawFunction>
  readonly handles: HostObjects<LuaUserdata>
  /** The value behind a `LuaError`, so that Lua gets back what it threw when the host passes the error on. */
  readonly errorValues: WeakMap<Error, Uint8Array | Reference>
  /** Starts the time of an outermost entry. */
  readonly startTimer: () => void
  /** Looks at that time now and then. Throws when it is over. */
  readonly watchCall: (state: Pointer) => void
  /** Collects the registry slots of references that the host dropped without releasing them. */
  readonly abandoned: FinalizationRegistry<number>
}
