import { afterEach, describe, expect, it } from 'vitest'
import type { InspectorModel } from '../state/model.ts'
import { bindKeys } from './bind-keys.ts'
import type { Command } from './command.ts'
import { closeDialog, createDialogsStore, openDialog } from './dialogs-store.ts'

const ran: string[] = []
let unavailable: readonly string[] = []

const commandWith = (...keys: readonly string[]): Command => ({
  id: keys.join(' '),
  title: keys.join(' '),
  group: 'Help',
  keys,
  isAvailable: () => !unavailable.includes(keys.join(' ')),
  run: () => void ran.push(keys.join(' ')),
})

const dialogs = createDialogsStore()
const model: InspectorModel = Object.assign(Object.create(null), { dialogs })
let unbind = (): void => {}

function bind(...keys: readonly string[]): void {
  unbind = bindKeys(
    window,
    keys.map((key) => commandWith(key)),
    model,
  )
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

const put = (html: string): Element => {
  document.body.innerHTML = html
  return document.querySelector('.here') ?? document.body
}

afterEach(() => {
  unbind()
  ran.length = 0
  unavailable = []
  closeDialog(dialogs)
  document.body.innerHTML = ''
})

describe('the keys', () => {
  it('[I172] run their command from anywhere, and keep the page from doing more', () => {
    bind('x', 'Shift+X', '$mod+k')
    expect(press('x').defaultPrevented).toBe(true)
    press('X', { shiftKey: true })
    press('k', { ctrlKey: true })
    expect(ran).toEqual(['x', 'Shift+X', '$mod+k'])
    expect(press('q').defaultPrevented).toBe(false)
    expect(press('x', { altKey: true }).defaultPrevented).toBe(false)
  })

  it.each([
    '<input class="here">',
    '<textarea class="here"></textarea>',
    '<select class="here"></select>',
    '<div contenteditable="true"><b class="here"></b></div>',
    '<div class="cm-editor"><div class="here"></div></div>',
    '<button role="combobox" class="here"></button>',
  ])('[I172] do nothing alone while somebody types in %s, but chords do', (html) => {
    const target = put(html)
    bind('x', '/', 'Escape', '$mod+k', 'F6')
    for (const key of ['x', '/', 'Escape']) press(key, {}, target)
    expect(ran).toEqual([])
    press('k', { ctrlKey: true }, target)
    press('F6', {}, target)
    expect(ran).toEqual(['$mod+k', 'F6'])
  })

  it.each([
    '<div role="dialog"><button class="here"></button></div>',
    '<div role="dialog"><input class="here"></div>',
    '<div role="alertdialog"><button class="here"></button></div>',
    '<div role="menu"><div role="menuitem" class="here"></div></div>',
    '<div class="choice-popup"><div role="option" class="here"></div></div>',
  ])('[I172] leave all to what stands over the window: %s', (html) => {
    const target = put(html)
    bind('x', '$mod+k')
    press('x', {}, target)
    press('k', { ctrlKey: true }, target)
    expect(ran).toEqual([])
  })

  it("[I172] are a dialog's from when it opens on", () => {
    bind('x', '$mod+k')
    openDialog(dialogs, { kind: 'palette' })
    press('x')
    press('k', { ctrlKey: true })
    expect(ran).toEqual([])
  })

  it('[I172] work on a box that is ticked', () => {
    bind('x')
    press('x', {}, put('<input type="checkbox" class="here">'))
    expect(ran).toEqual(['x'])
  })

  it('[I172] leave alone what a list took for itself, what is composed, and what is not available', () => {
    const target = put('<div class="here"></div>')
    target.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
    bind('x')
    press('x', {}, target)
    press('x', { isComposing: true })
    unavailable = ['x']
    expect(press('x').defaultPrevented).toBe(false)
    expect(ran).toEqual([])
  })

  it('[I173] go by the character where layouts differ', () => {
    bind('/', '?', '1', 'x')
    press('/', { shiftKey: true, code: 'Digit7' })
    press('?', { shiftKey: true, code: 'Minus' })
    press('&', { code: 'Digit1' })
    press('1', { shiftKey: true, code: 'Digit1' })
    press('ч', { code: 'KeyX' })
    press('X', { code: 'KeyX', modifierCapsLock: true })
    expect(ran).toEqual(['/', '?', '1', '1', 'x', 'x'])
  })

  it('[I173] a shifted digit of another layout is the sign that it types', () => {
    bind('1', 'x')
    press('!', { shiftKey: true, code: 'Digit1' })
    press('q', { code: 'KeyX' })
    expect(ran).toEqual([])
  })
})
