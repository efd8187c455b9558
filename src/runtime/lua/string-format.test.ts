import { expect, it } from 'vitest'
import { startMachine } from '../../../test/support/lua-machine.ts'

it('[Q1] string.format keeps every byte of a long format beside a number of 64 bits', async () => {
  const machine = await startMachine()
  const [isSame] = machine.run(`
    local bytes = {}
    for byte = 1, 255 do
      if byte ~= 37 then bytes[#bytes + 1] = string.char(byte) end
    end
    local long = table.concat(bytes):rep(1000)
    return string.format(long .. "%d" .. long, 2 ^ 40) == long .. "1099511627776" .. long`)
  expect(isSame).toBe(true)
})
