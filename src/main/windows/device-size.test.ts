import { expect, test } from 'vitest'
import { deviceOf } from '../../shared/device.ts'
import {
  boundedZoom,
  fittingZoom,
  heldSize,
  movedInside,
  sizeAt,
  steppedZoom,
  turned,
} from './device-size.ts'

const phone = deviceOf('ios')

test('[A3] the window has the size of the device, as it is held, times the zoom', () => {
  expect(sizeAt(heldSize(phone, 'portrait'), 0.5)).toEqual({ width: 585, height: 1266 })
  expect(sizeAt(heldSize(phone, 'landscapeLeft'), 0.5)).toEqual({ width: 1266, height: 585 })
  expect(heldSize(phone, 'portraitUpsideDown')).toEqual({ width: 1170, height: 2532 })
})

test('[A4] four turns to one side go round, and a turn back undoes one', () => {
  expect(turned('portrait', 'left')).toBe('landscapeRight')
  expect(turned('portrait', 'right')).toBe('landscapeLeft')
  expect(turned(turned('portrait', 'left'), 'right')).toBe('portrait')
  const round = ['left', 'left', 'left', 'left'] as const
  expect(round.reduce(turned, 'portrait')).toBe('portrait')
})

test('[A5] a zoom step goes to the next of the ladder, from wherever it stands', () => {
  expect(steppedZoom(0.5, 'in')).toBe(0.6667)
  expect(steppedZoom(0.5, 'out')).toBe(0.3333)
  expect(steppedZoom(0.79, 'in')).toBe(1)
  expect(steppedZoom(0.79, 'out')).toBe(0.75)
  expect(steppedZoom(4, 'in')).toBe(4)
  expect(steppedZoom(0.1, 'out')).toBe(0.1)
})

test('[A5] no zoom makes the window larger than the screen, nor too small to be found', () => {
  const size = heldSize(phone, 'portrait')
  const room = { width: 1900, height: 1000 }
  expect(boundedZoom(1, size, room)).toBe(fittingZoom(size, room))
  expect(sizeAt(size, boundedZoom(1, size, room)).height).toBe(1000)
  expect(boundedZoom(0.25, size, room)).toBe(0.25)
  expect(sizeAt(size, boundedZoom(0.01, size, room)).width).toBe(120)
})

test('[A6] a window that grows is moved so that all of it is seen', () => {
  const area = { x: 0, y: 30, width: 1600, height: 970 }
  const size = { width: 600, height: 900 }
  expect(movedInside({ x: 1200, y: 400, ...size }, area)).toEqual({ x: 1000, y: 100, ...size })
  expect(movedInside({ x: -50, y: 0, ...size }, area)).toEqual({ x: 0, y: 30, ...size })
  expect(movedInside({ x: 10, y: 50, ...size }, area)).toEqual({ x: 10, y: 50, ...size })
})
