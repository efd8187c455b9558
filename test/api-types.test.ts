import { expectTypeOf, it } from 'vitest'
import type * as Ours from '../src/cli/api.ts'
import type * as Told from '../types/index.d.ts'

// The compiler checks these with the tests; each would be an error of `tsc -b`.
it('[R50] the types of the package are those of what it exports', () => {
  expectTypeOf<Told.RunSettings>().toExtend<Ours.RunSettings>()
  expectTypeOf<keyof Ours.RunSettings>().toEqualTypeOf<keyof Told.RunSettings>()
  expectTypeOf<Ours.RunResult>().toExtend<Told.RunResult>()
  expectTypeOf<keyof Ours.RunResult>().toEqualTypeOf<keyof Told.RunResult>()
  expectTypeOf<keyof Ours.RunResultFile>().toEqualTypeOf<keyof Told.RunResultFile>()
  expectTypeOf<keyof typeof Ours>().toEqualTypeOf<keyof typeof Told>()
})
