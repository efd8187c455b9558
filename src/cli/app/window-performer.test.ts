import { describe, expect, it } from 'vitest'
import type { AppHostCommand } from '../../shared/contract/app-host.ts'
import { createWindowPerformer } from './window-performer.ts'

function makePerformer() {
  const sent: AppHostCommand[] = []
  const controls: unknown[] = []
  const performer = createWindowPerformer({
    send: (command) => sent.push(command),
    control: (control) => controls.push(control),
  })
  return { sent, controls, ...performer }
}

describe('a script and a web app', () => {
  it('[R64] what is done to the page gets its own answer, whatever the order', async () => {
    const { perform, hear, sent } = makePerformer()
    const tapped = perform({ kind: 'tap', target: { text: 'Send' }, times: 1 }, 1000)
    const seen = perform({ kind: 'see', target: { name: 'title' } }, 2000)
    expect(sent).toEqual([
      {
        kind: 'perform',
        call: 1,
        action: { kind: 'tap', target: { text: 'Send' }, times: 1 },
        withinMs: 1000,
      },
      { kind: 'perform', call: 2, action: { kind: 'see', target: { name: 'title' } }, withinMs: 2000 },
    ])
    hear({ kind: 'performed', call: 2, outcome: { ok: true, value: undefined } })
    const missing = { ok: false, error: { code: 'NOT_FOUND', message: 'nothing' } } as const
    hear({ kind: 'performed', call: 1, outcome: missing })
    expect(await seen).toEqual({ ok: true, value: undefined })
    expect(await tapped).toEqual(missing)
  })

  it('[R64] what is done to the device reaches the page as in a window', async () => {
    const { perform, controls } = makePerformer()
    await perform({ kind: 'suspend' }, 1000)
    await perform({ kind: 'resume' }, 1000)
    await perform({ kind: 'open', url: 'myapp://a' }, 1000)
    await perform({ kind: 'connection', isConnected: false, isMobile: false }, 1000)
    expect(controls).toEqual([
      { command: 'suspend' },
      { command: 'resume' },
      { command: 'open', url: 'myapp://a' },
      { command: 'connection', isConnected: false, isMobile: false },
    ])
  })

  it('[R64] a step that a page has nothing for is refused', async () => {
    const { perform, sent } = makePerformer()
    const outcome = await perform({ kind: 'answer', button: 'OK' }, 1000)
    expect(outcome).toMatchObject({ ok: false, error: { message: expect.stringContaining('"answer"') } })
    expect(sent).toEqual([])
  })

  it('[R64] what is under way when the app ends fails', async () => {
    const { perform, end } = makePerformer()
    const tapped = perform({ kind: 'tap', target: { x: 1, y: 2 }, times: 1 }, 1000)
    end()
    expect(await tapped).toMatchObject({ ok: false, error: { message: 'the app has ended' } })
    expect(await perform({ kind: 'suspend' }, 1000)).toMatchObject({ ok: false })
  })
})
