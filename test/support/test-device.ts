import type { Device } from '../../src/shared/device.ts'

/** One pixel is one content unit unless `config.lua` says otherwise. */
export const testDevice: Device = {
  title: 'Test device',
  widthPx: 320,
  heightPx: 480,
  safeInsetsPx: { top: 0, right: 0, bottom: 0, left: 0 },
  statusBarHeightPx: 0,
  dpi: 160,
}
