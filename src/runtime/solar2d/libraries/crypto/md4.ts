const blockBytes = 64
/** The three rounds of RFC 1320: which words they take, how far they turn, and the constant that they add. */
const rounds = [
  {
    words: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    turns: [3, 7, 11, 19],
    add: 0,
    mix: (x: number, y: number, z: number): number => (x & y) | (~x & z),
  },
  {
    words: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    turns: [3, 5, 9, 13],
    add: 0x5a827999,
    mix: (x: number, y: number, z: number): number => (x & y) | (x & z) | (y & z),
  },
  {
    words: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    turns: [3, 9, 11, 15],
    add: 0x6ed9eba1,
    mix: (x: number, y: number, z: number): number => x ^ y ^ z,
  },
] as const

/** MD4, for old protocols that still ask for it; it protects nothing. Source: RFC 1320. */
export function md4(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  const wholeBytes = bytes.length - (bytes.length % blockBytes)
  for (let at = 0; at < wholeBytes; at += blockBytes) digestBlock(state, bytes.subarray(at, at + blockBytes))
  const last = lastBlocks(bytes.subarray(wholeBytes), bytes.length)
  for (let at = 0; at < last.length; at += blockBytes) digestBlock(state, last.subarray(at, at + blockBytes))
  const digest = new Uint8Array(16)
  const view = new DataView(digest.buffer)
  for (const [index, word] of state.entries()) view.setInt32(index * 4, word, true)
  return digest
}

/** What is left over, a bit, zeros, and the length in bits. */
function lastBlocks(rest: Uint8Array, sizeBytes: number): Uint8Array {
  const last = new Uint8Array(rest.length < 56 ? blockBytes : 2 * blockBytes)
  last.set(rest)
  last[rest.length] = 0x80
  const view = new DataView(last.buffer)
  view.setUint32(last.length - 8, (sizeBytes * 8) >>> 0, true)
  view.setUint32(last.length - 4, Math.floor(sizeBytes / 2 ** 29), true)
  return last
}

function digestBlock(state: Int32Array, block: Uint8Array): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (const { words, turns, add, mix } of rounds) {
    for (let step = 0; step < 16; step += 1) {
      const sum = (a + mix(b, c, d) + view.getInt32((words[step] ?? 0) * 4, true) + add) | 0
      const turn = turns[step & 3] ?? 0
      ;[a, d, c, b] = [d, c, b, (sum << turn) | (sum >>> (32 - turn))]
    }
  }
  state[0] = ((state[0] ?? 0) + a) | 0
  state[1] = ((state[1] ?? 0) + b) | 0
  state[2] = ((state[2] ?? 0) + c) | 0
  state[3] = ((state[3] ?? 0) + d) | 0
}
