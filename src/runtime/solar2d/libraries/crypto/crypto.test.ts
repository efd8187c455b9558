import { createHash, createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'
import { md4 } from './md4.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

// RFC 1320, appendix A.5.
test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
])('[Y19] MD4 of %s', (text, digest) => {
  expect(hex(md4(new TextEncoder().encode(text)))).toBe(digest)
})

test.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])(
  '[Y19] %s of any bytes, as digits and as bytes',
  async (name) => {
    const data = randomBytes(1000)
    const key = randomBytes(200)
    const printed = await evaluateLua(
      `local crypto = require "crypto"
      local function read(name)
        local file = io.open(system.pathForFile(name, system.DocumentsDirectory), "rb")
        return file:read("*a")
      end
      local data, key = read("data"), read("key")
      print(crypto.digest(crypto.${name}, data), crypto.hmac(crypto.${name}, data, key))
      local raw = crypto.digest(crypto.${name}, data, true)
      print((raw:gsub(".", function(c) return ("%02x"):format(c:byte()) end)))
      print(#crypto.hmac(crypto.${name}, data, key, true) == #raw)`,
      { 'DocumentsDirectory/data': data, 'DocumentsDirectory/key': key },
    )
    const digest = createHash(name).update(data).digest('hex')
    const code = createHmac(name, key).update(data).digest('hex')
    expect(printed).toBe(`${digest}\t${code}\n${digest}\ntrue`)
  },
)

test('[Y19] HMAC of the RFCs, and with MD4', async () => {
  // RFC 4231, test case 2, and a value of OpenSSL.
  expect(
    await evaluateLua(`local crypto = require "crypto"
      print(crypto.hmac(crypto.sha256, "what do ya want for nothing?", "Jefe"))
      print(crypto.hmac(crypto.md4, "", ("k"):rep(100)) == crypto.hmac(crypto.md4, "", crypto.digest(crypto.md4, ("k"):rep(100), true)))`),
  ).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\ntrue')
})

test('[Y20] an algorithm is a constant', async () => {
  expect(
    await evaluateLua(`local crypto = require "crypto"
      print(type(crypto.md5), tostring(crypto.md5))
      print(pcall(function() crypto.digest("md5", "x") end))
      print(pcall(function() crypto.hmac(crypto.md5, {}, "x") end))
      print(pcall(function() crypto.hmac(crypto.md5, 5) end))`),
  ).toBe(
    'userdata\tcrypto.md5\n' +
      "false\tmain.lua:3: bad argument #1 to 'digest' (an algorithm expected, such as crypto.sha256, got string)\n" +
      "false\tmain.lua:4: bad argument #2 to 'hmac' (string expected, got table)\n" +
      "false\tmain.lua:5: bad argument #3 to 'hmac' (string expected, got nil)",
  )
})
