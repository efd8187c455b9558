import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { ok, fail } from '../../../shared/outcome.ts'
import { Dialogs } from '../commands/dialogs.tsx'
import { renderInspector, type Rendered } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'

afterEach(cleanup)

type Requests = Parameters<SimulatedLog['request']>[1]

async function renderWith(count = 1, over: Requests = {}): Promise<Rendered> {
  const log = new SimulatedLog()
  for (let number = 1; number <= count; number += 1) {
    log.request(`e${number}`, { url: `http://a.test/${number}`, ...over })
    log.finish(`e${number}`)
  }
  const rendered = await renderInspector(log, <Dialogs />)
  rendered.frame()
  return rendered
}

const press = (key: string, init: KeyboardEventInit = {}): boolean =>
  fireEvent.keyDown(document.body, { key, ...init })

const calls = ({ client }: Rendered, name: string): readonly unknown[] =>
  client.calls.flatMap(([called, input]) => (called === name ? [input] : []))

const answerResend = ({ client }: Rendered): void => {
  Object.assign(client, {
    resend: async (input: unknown) => {
      client.calls.push(['resend', input])
      return ok({ exchangeIds: ['e1'] })
    },
  })
}

describe('replay', () => {
  it('[I187] sends the selected ones again, and selects what was sent', async () => {
    const rendered = await renderWith(3)
    answerResend(rendered)
    rendered.model.selection.set(['e2', 'e3'])
    press('r')
    await expect.poll(() => calls(rendered, 'resend')).toEqual([{ kind: 'again', exchangeIds: ['e2', 'e3'] }])
    await expect.poll(() => rendered.model.selection.shown()).toEqual(['e1'])
    expect(rendered.model.toasts.getState().toast?.text).toBe('Sent again')
  })

  it('[I187] asks before more than twenty', async () => {
    const rendered = await renderWith(21)
    answerResend(rendered)
    rendered.model.selection.all()
    press('r')
    const dialog = await screen.findByRole('dialog', { name: 'Replay 21 requests?' })
    expect(calls(rendered, 'resend')).toEqual([])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Replay' }))
    await expect.poll(() => calls(rendered, 'resend').length).toBe(1)
  })

  it('[I187] says why nothing was sent', async () => {
    const rendered = await renderWith()
    Object.assign(rendered.client, { resend: async () => fail('NOT_ALLOWED', 'There is no app to send it.') })
    rendered.model.selection.set(['e1'])
    press('r')
    await expect
      .poll(() => rendered.model.notices.getState().notices[0]?.text)
      .toContain('There is no app to send it.')
  })
})

async function edit(over: Requests = {}): Promise<Rendered> {
  const rendered = await renderWith(1, { api: 'request', progress: 'none', ...over })
  answerResend(rendered)
  rendered.model.selection.set(['e1'])
  press('e')
  await screen.findByRole('dialog', { name: 'Edit and Resend' })
  return rendered
}

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name })
const write = (name: string, value: string): boolean => fireEvent.change(field(name), { target: { value } })
const send = (): boolean => fireEvent.keyDown(field('URL'), { key: 'Enter', ctrlKey: true })

describe('edit and resend', () => {
  it('[I185] begins with what was sent, and sends what is written', async () => {
    const rendered = await edit({ headers: [['X-A', '1']], url: 'http://a.test/1?x=1' })
    write('Method', 'PUT')
    write('Parameter 1, value', 'a b')
    fireEvent.click(screen.getByRole('button', { name: 'Add header' }))
    write('Header 2, name', 'X-B')
    write('Header 2, value', '2')
    fireEvent.click(screen.getByRole('button', { name: 'Move up header 2' }))
    send()
    await expect
      .poll(() => calls(rendered, 'resend'))
      .toMatchObject([
        {
          kind: 'edited',
          request: {
            method: 'PUT',
            url: 'http://a.test/1?x=a%20b',
            headers: [
              ['X-B', '2'],
              ['X-A', '1'],
            ],
            resendOf: 'e1',
          },
        },
      ])
    await expect.poll(() => rendered.model.dialogs.getState().open).toBeUndefined()
  })

  it('[I186] says what is wrong at its field, and sends nothing', async () => {
    const rendered = await edit()
    write('URL', 'nowhere')
    expect(field('URL').getAttribute('aria-invalid')).toBeNull()
    send()
    const problem = await screen.findByText('The URL has to begin with http:// or https://.')
    expect(field('URL').getAttribute('aria-describedby')).toBe(problem.id)
    expect(calls(rendered, 'resend')).toEqual([])
    write('URL', 'http://a.test/2')
    expect(field('URL').getAttribute('aria-invalid')).toBeNull()
  })

  it('[I186] Enter in a field does not send', async () => {
    const rendered = await edit()
    fireEvent.keyDown(field('URL'), { key: 'Enter' })
    expect(calls(rendered, 'resend')).toEqual([])
  })

  it('[I185] says why the simulator refused, and stays as it is written', async () => {
    const rendered = await edit()
    Object.assign(rendered.client, { resend: async () => fail('NOT_ALLOWED', 'There is no app to send it.') })
    write('Method', 'PATCH')
    send()
    expect((await screen.findByRole('alert')).textContent).toContain('There is no app to send it.')
    expect(field('Method')).toHaveProperty('value', 'PATCH')
  })
})

describe('a note', () => {
  it('[I188] is written for the selected ones, and begins with the one that they have', async () => {
    const rendered = await renderWith(2)
    rendered.model.selection.set(['e1', 'e2'])
    press('m')
    const note = await screen.findByRole('textbox', { name: 'Note' })
    fireEvent.change(note, { target: { value: ' look here ' } })
    fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true })
    expect(calls(rendered, 'annotate')).toEqual([{ exchangeIds: ['e1', 'e2'], note: 'look here' }])
  })

  it('[I188] marks go by the digits', async () => {
    const rendered = await renderWith(2)
    rendered.model.selection.set(['e2'])
    press('1')
    press('6')
    press('0')
    expect(calls(rendered, 'annotate')).toEqual([
      { exchangeIds: ['e2'], mark: 'red' },
      { exchangeIds: ['e2'], mark: 'purple' },
    ])
  })
})

describe('copies', () => {
  it('[I175] hold the body that was sent, and say that they are made', async () => {
    const rendered = await renderWith(1, { method: 'POST', bodySizeBytes: 3, headers: [['A', 'b']] })
    Object.assign(rendered.client, {
      readBody: async () => ok({ bytes: new TextEncoder().encode('a=b'), keptBytes: 3, sizeBytes: 3 }),
    })
    rendered.model.selection.set(['e1'])
    press('B', { shiftKey: true })
    await expect.poll(() => calls(rendered, 'copy').length).toBe(1)
    expect(JSON.stringify(calls(rendered, 'copy'))).toContain("--data-raw 'a=b'")
    await expect.poll(() => rendered.model.toasts.getState().toast?.text).toBe('Copied as cURL (bash)')
  })

  it('[I180] say of a body that is not kept that it is not', async () => {
    const rendered = await renderWith(1, { method: 'POST', bodySizeBytes: 3 })
    rendered.model.selection.set(['e1'])
    press('L', { shiftKey: true })
    await expect.poll(() => calls(rendered, 'copy').length).toBe(1)
    expect(JSON.stringify(calls(rendered, 'copy'))).toContain('is not here, because it is not kept.')
  })

  it('[I180] of many are refused with what to do instead', async () => {
    const rendered = await renderWith(201)
    rendered.model.selection.all()
    press('B', { shiftKey: true })
    await expect
      .poll(() => rendered.model.notices.getState().notices[0]?.text)
      .toContain('Select at most 200, or export them as HAR.')
    expect(calls(rendered, 'copy')).toEqual([])
  })
})

const answerExport = ({ client }: Rendered): void => {
  Object.assign(client, {
    exportHar: async (input: unknown) => {
      client.calls.push(['exportHar', input])
      return ok(true)
    },
  })
}

describe('an archive', () => {
  it('[I189] has all requests and no secrets unless the person says otherwise', async () => {
    const rendered = await renderWith(3)
    answerExport(rendered)
    press('e', { ctrlKey: true })
    fireEvent.click(await screen.findByRole('button', { name: 'Export…' }))
    expect(calls(rendered, 'exportHar')).toEqual([{ includesSecrets: false }])
  })

  it('[I189] has the selected ones, with secrets, when asked so', async () => {
    const rendered = await renderWith(3)
    answerExport(rendered)
    rendered.model.selection.set(['e1', 'e3'])
    press('e', { ctrlKey: true })
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Include cookies/ }))
    expect(screen.getByRole('radio', { name: 'The 2 selected' })).toHaveProperty('checked', true)
    fireEvent.click(screen.getByRole('button', { name: 'Export…' }))
    expect(calls(rendered, 'exportHar')).toEqual([{ exchangeIds: ['e1', 'e3'], includesSecrets: true }])
  })
})

describe('Lua from cURL', () => {
  it('[I182] shows the call, copies it, and lets it be sent', async () => {
    const rendered = await renderWith(0)
    press('V', { shiftKey: true })
    const command = await screen.findByRole('textbox', { name: /A command of curl/ })
    fireEvent.change(command, { target: { value: "curl -L 'http://a.test/x' -H 'A: b'" } })
    const lua = screen.getByRole('region', { name: 'Lua' })
    await expect.poll(() => lua.textContent).toContain('network.request("http://a.test/x", "GET"')
    fireEvent.click(screen.getByRole('button', { name: 'Copy Lua' }))
    await expect.poll(() => JSON.stringify(calls(rendered, 'copy'))).toContain('network.request')
    fireEvent.click(screen.getByRole('button', { name: 'Send…' }))
    await screen.findByRole('dialog', { name: 'Send a Request' })
    expect(screen.getByRole('textbox', { name: 'Header 1, value' })).toHaveProperty('value', 'b')
  })

  it('[I183] says what is wrong, and offers nothing', async () => {
    await renderWith(0)
    press('V', { shiftKey: true })
    const command = await screen.findByRole('textbox', { name: /A command of curl/ })
    fireEvent.change(command, { target: { value: 'wget http://a.test' } })
    expect(await screen.findByText('Paste a command that begins with curl.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Send…' })).toHaveProperty('disabled', true)
  })

  it('[I278] tells of a hostile command no more than a person reads', async () => {
    await renderWith(0)
    press('V', { shiftKey: true })
    const command = await screen.findByRole('textbox', { name: /A command of curl/ })
    const variables = Array.from({ length: 3000 }, (_, index) => `$v${index}`).join(' ')
    fireEvent.change(command, { target: { value: `curl http://a.test ${variables}` } })
    expect(await screen.findByText(/more parts are left out/)).toBeTruthy()
    expect(document.querySelectorAll('.curl-note')).toHaveLength(21)
  })
})
