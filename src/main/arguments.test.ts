import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseArguments } from './arguments.ts'

test('[A1] the project follows the folder of the unpacked application, switches anywhere', () => {
  expect(parseArguments(['electron', '--no-sandbox', '.', '--', 'game'], false)).toEqual({
    smoke: false,
    strict: false,
    projectPath: resolve('game'),
  })
  expect(parseArguments(['electron', '.'], false)).toEqual({ smoke: false, strict: false })
})

test('[A1] the packed application has no folder of its own among its arguments', () => {
  expect(parseArguments(['coronagraph', '--no-sandbox', 'game'], true).projectPath).toBe(resolve('game'))
  expect(parseArguments(['coronagraph', '--smoke'], true)).toEqual({ smoke: true, strict: false })
})

test('[A9] --strict stands anywhere', () => {
  expect(parseArguments(['coronagraph', '--strict', 'game'], true)).toEqual({
    smoke: false,
    strict: true,
    projectPath: resolve('game'),
  })
})
