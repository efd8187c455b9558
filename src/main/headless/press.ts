import type { WebContents } from 'electron'

/**
 * Presses and types in a page that nobody sees, through the protocol of the developer tools: each call is over when the
 * page has handled it, and works where there is no screen. Electron's own input events come whenever the page gets to
 * them, and now and then end a page that is not on a screen.
 */
export type Presser = {
  readonly click: (point: { readonly x: number; readonly y: number }, times: number) => Promise<void>
  readonly insert: (text: string) => Promise<void>
  readonly enter: () => Promise<void>
}

export function createPresser({ debugger: tools }: WebContents): Presser {
  const send = async (method: string, parameters: object): Promise<void> => {
    if (!tools.isAttached()) tools.attach('1.3')
    await tools.sendCommand(method, parameters)
  }
  return {
    click: async ({ x, y }, times) => {
      for (let clickCount = 1; clickCount <= times; clickCount += 1) {
        for (const type of ['mousePressed', 'mouseReleased']) {
          await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount })
        }
      }
    },
    insert: (text) => send('Input.insertText', { text }),
    enter: async () => {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: '\r' })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    },
  }
}
