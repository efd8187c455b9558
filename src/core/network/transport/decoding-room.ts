/**
 * Room for decoders: each holds a window of memory as long as its body comes, Brotli the largest, and a server chooses
 * how long that is. Who finds no room waits for its turn; a body that waits is not read.
 */
export type DecodingRoom = {
  /** Resolves with the function that gives the room back, to be called once. */
  readonly enter: (encodings: readonly string[]) => Promise<() => void>
}

const mebibytes = { br: 17, other: 1 } as const
const roomMebibytes = 512

export function createDecodingRoom(room: number = roomMebibytes): DecodingRoom {
  let free = room
  const waiting: { readonly need: number; readonly start: () => void }[] = []
  const admit = (): void => {
    for (let next = waiting[0]; next !== undefined && next.need <= free; next = waiting[0]) {
      waiting.shift()
      free -= next.need
      next.start()
    }
  }
  return {
    enter: (encodings) => {
      const need = encodings.reduce((sum, name) => sum + (name === 'br' ? mebibytes.br : mebibytes.other), 0)
      return new Promise((resolve) => {
        const leave = (): void => {
          free += need
          admit()
        }
        waiting.push({ need, start: () => resolve(leave) })
        admit()
      })
    },
  }
}
