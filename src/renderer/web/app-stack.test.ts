import { describe, expect, it, test } from 'vitest'
import { appCallSite, appPlace, appStack } from './app-stack.ts'

const origin = `${location.protocol}//${location.host}/`

describe('the line of the app', () => {
  it('[B25] is the innermost one that is not ours', () => {
    const stack = [
      'Error',
      `    at say (${origin}coronagraph/network.js:1:400)`,
      `    at console.log (${origin}coronagraph/network.js:1:900)`,
      `    at go (${origin}js/app%20one.js?v=1:12:5)`,
      `    at ${origin}index.html:3:1`,
    ].join('\n')
    expect(appCallSite(stack)).toBe('js/app one.js:12')
  })

  test.each([
    [`Error\n    at ${origin}app.js:7:1`, 'app.js:7'],
    [`Error\n    at async ${origin}app.js:8:1`, 'app.js:8'],
    [`Error\n    at new Thing (${origin}app.js:9:1)`, 'app.js:9'],
    [`Error\n    at ${origin}:4:1`, 'index.html:4'],
    ['Error\n    at <anonymous>:1:1', ''],
    ['Error\n    at https://elsewhere.example/app.js:1:1', ''],
    [undefined, ''],
  ])('[B25] %j', (stack, place) => {
    expect(appCallSite(stack)).toBe(place)
  })

  it('[B25] has at most as many characters as the contract takes', () => {
    expect(appPlace(`${origin}${'x'.repeat(2000)}.js`, 5)).toHaveLength(512)
    expect(appPlace(`${origin}%zz.js`, 5)).toBe('%zz.js:5')
  })

  it('[B25] a stack is shown without our own frames and with the names of files', () => {
    const stack = `TypeError: no\n    at f (${origin}app.js:3:5)\n    at call (${origin}coronagraph/network.js:1:1)`
    expect(appStack(stack)).toBe('TypeError: no\n    at f (app.js:3:5)')
  })
})
