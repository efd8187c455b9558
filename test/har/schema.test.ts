import { expect, it } from 'vitest'
import { harProblems } from '../support/check-har.ts'
import { openHarRig } from '../support/har-rig.ts'
import { getRequest } from '../support/request-rig.ts'
import { wireServer } from '../support/wire-server.ts'

it('[P40] what other validators let pass is refused', async () => {
  const rig = await openHarRig()
  const server = await wireServer()
  await rig.run(getRequest(`${server.url}/a?b=c`))
  const whole = JSON.stringify(await rig.har())
  expect(harProblems(JSON.parse(whole))).toEqual([])
  const spoilt: readonly (readonly [RegExp, string])[] = [
    [/"send":[\d.]+/, '"send":-5'],
    [/"time":[\d.]+/, '"time":-1'],
    [/"time":[\d.]+/, '"time":99999'],
    [/"version":"1.2"/, '"version":"1.3"'],
    [/"cache":{}/, '"cache":{},"pageref":"page_1"'],
    [/"startedDateTime":"[^"]*Z"/, '"startedDateTime":"2026-01-01T00:00:00.000"'],
    [/"url":"http:\/\/[^"]*\/a\?b=c","httpVersion"/, '"url":"/a b","httpVersion"'],
    [/"serverIPAddress":"[^"]*"/, '"serverIPAddress":"localhost"'],
    [/"statusText":"OK",/, ''],
    [/"bodySize":0/, '"bodySize":0.5'],
    [/"sequence":3/, '"sequence":2'],
    [/"hop":1/, '"hop":2'],
    [/"ssl":-1/, '"ssl":50000'],
    [/"content":{"size":\d+/, '"content":{"size":9999'],
    [/"_corona":{"exchangeId"/, '"_corona":{"exchange"'],
    [/"headers":\[{"name"/, '"headers":[{"nome"'],
  ]
  const passed = spoilt.filter(([from, to]) => {
    const broken = whole.replace(from, to)
    return broken === whole || harProblems(JSON.parse(broken)).length === 0
  })
  expect(passed).toEqual([])
})

it('[P40] the foreign validator is at work', async () => {
  const rig = await openHarRig()
  const har = await rig.har()
  const { creator: _creator, ...log } = har.log
  expect(harProblems({ log: { ...log, creator: { ...har.log.creator, comment: 5 } } })).not.toEqual([])
})
