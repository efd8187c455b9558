import { describe, expect, it } from 'vitest'
import { startMachine } from '../../../test/support/lua-machine.ts'
import { fromEpochSeconds } from './broken-down-time.ts'
import { strftime } from './strftime.ts'

/** Tue Feb 29 2000, 13:05:09 UTC. */
const leapDay = 951_829_509

describe('os.time and os.date', () => {
  it('read the wall clock of the host', async () => {
    const machine = await startMachine({ wallClockMs: () => leapDay * 1000 + 999 })
    expect(machine.show('os.time(), os.date("!%Y-%m-%d %H:%M:%S")')).toBe(`${leapDay} 2000-02-29 13:05:09`)
  })

  it('take a date apart', async () => {
    const machine = await startMachine()
    expect(
      machine.show(
        `(function() local d = os.date("!*t", ${leapDay})
           return d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst end)()`,
      ),
    ).toBe('2000 2 29 13 5 9 3 60 false')
  })

  it.each([0, leapDay, 1_720_000_000, 4_102_444_800, -86_400])(
    'put local date %d together again',
    async (seconds) => {
      const machine = await startMachine()
      expect(machine.show(`os.time(os.date("*t", ${seconds}))`)).toBe(String(seconds))
    },
  )

  it('roll fields out of range over', async () => {
    const machine = await startMachine()
    expect(
      machine.show('os.date("%Y-%m-%d", os.time({ year = 2023, month = 14, day = -1, hour = 12 }))'),
    ).toBe('2024-01-30')
  })

  it('want day, month and year', async () => {
    const machine = await startMachine()
    expect(machine.show('pcall(os.time, { year = 2000, month = 1 })')).toBe(
      "false field 'day' missing in date table",
    )
  })

  it('format local time as the host sees it', async () => {
    const machine = await startMachine()
    const date = new Date(leapDay * 1000)
    expect(machine.show(`os.date("%H:%M", ${leapDay})`)).toBe(
      `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`,
    )
  })
})

describe('strftime', () => {
  it.each([
    ['%a %A %b %B', 'Tue Tuesday Feb February'],
    ['%c', 'Tue Feb 29 13:05:09 2000'],
    ['%x %X %p %I', '02/29/00 13:05:09 PM 01'],
    ['%d %m %y %Y %j', '29 02 00 2000 060'],
    ['%H:%M:%S %w %U %W', '13:05:09 2 09 09'],
    ['%% %F %T %e %u', '% 2000-02-29 13:05:09 29 2'],
    ['%Q', '%Q'],
  ])('%s', (format, shown) => {
    expect(strftime(format, fromEpochSeconds(leapDay, 'utc'))).toBe(shown)
  })

  it('knows midnight and noon on a clock of twelve hours', () => {
    expect(strftime('%I %p', fromEpochSeconds(0, 'utc'))).toBe('12 AM')
    expect(strftime('%I %p', fromEpochSeconds(43_200, 'utc'))).toBe('12 PM')
  })
})
