import type { Dispatch, Interceptor } from './wire.ts'

/** Puts interceptors around a transport. The first is outermost: it sees a request first and its events last. */
export const compose = (transport: Dispatch, ...interceptors: readonly Interceptor[]): Dispatch =>
  interceptors.reduceRight((next, interceptor) => interceptor(next), transport)
