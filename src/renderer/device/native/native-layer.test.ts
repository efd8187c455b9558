import { afterEach, describe, expect, it } from 'vitest'
import type { FieldInput, NativeField, NativeView } from '../../../runtime/native-view.ts'
import type { Viewport } from '../viewport.ts'
import { createNativeLayer } from './native-layer.ts'

const viewport: Viewport = {
  left: 10,
  top: 20,
  width: 640,
  height: 960,
  matrix: { a: 2, b: 0, c: 0, d: 2, e: 10, f: 20 },
}

const name: NativeField = {
  id: 7,
  kind: 'field',
  x: 160,
  y: 100,
  width: 200,
  height: 30,
  alpha: 1,
  isVisible: true,
  text: 'Ada',
  placeholder: 'Name',
  isSecure: false,
  isEditable: true,
  inputType: 'default',
  align: 'left',
  fontFamily: '',
  fontSize: 16,
  colour: [0, 0, 0, 1],
  hasBackground: true,
  hasFocus: false,
  revision: 1,
}

function openLayer() {
  const root = document.createElement('div')
  root.className = 'native'
  document.body.append(root)
  const edits: FieldInput[] = []
  const answers: (readonly [id: number, index: number | undefined])[] = []
  let native: NativeView = { version: 0, alerts: [], fields: [], isBusy: false }
  const layer = createNativeLayer({
    root,
    app: {
      get native() {
        return native
      },
      editField: (_id, input) => edits.push(input),
      answerAlert: (...answer) => answers.push(answer),
    },
  })
  const show = (change: Partial<NativeView>): void => {
    native = { ...native, ...change, version: native.version + 1 }
    layer.update(viewport)
  }
  const control = (): HTMLInputElement => {
    const found = root.querySelector('input')
    if (found === null) throw new Error('there is no field')
    return found
  }
  const type = (text: string, cursor = text.length): void => {
    control().value = text
    control().setSelectionRange(cursor, cursor)
    control().dispatchEvent(new Event('input', { bubbles: true }))
  }
  const buttons = () => [...root.querySelectorAll('dialog button')].map(({ textContent }) => textContent)
  return { ...layer, root, edits, answers, show, control, type, buttons }
}

afterEach(() => document.body.replaceChildren())

describe('a text field', () => {
  it('[V18] stands where the app put it, in content units', () => {
    const { show, control, root } = openLayer()
    show({ fields: [name] })
    const { left, top, width, height } = control().style
    expect({ left, top, width, height }).toEqual({
      left: '60px',
      top: '85px',
      width: '200px',
      height: '30px',
    })
    expect(root.querySelector<HTMLElement>('.native-sheet')?.style.transform).toBe('matrix(2,0,0,2,0,0)')
    expect(control().value).toBe('Ada')
  })

  it('[V18] tells when it is entered, edited, submitted and left', () => {
    const { show, control, type, edits } = openLayer()
    show({ fields: [name] })
    control().focus()
    type('Adam')
    control().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
    control().blur()
    expect(edits).toEqual([
      { phase: 'began' },
      { phase: 'editing', text: 'Adam', newCharacters: 'm', startPosition: 4, numDeleted: 0 },
      { phase: 'submitted' },
      { phase: 'ended' },
    ])
  })

  it('[V18] is still edited while another window has the keyboard', () => {
    const { show, control, edits } = openLayer()
    show({ fields: [name] })
    control().focus()
    // The window's own loss: the field is the active element before and after.
    control().dispatchEvent(new FocusEvent('blur'))
    control().dispatchEvent(new FocusEvent('focus'))
    expect(edits).toEqual([{ phase: 'began' }])
  })

  it("[V19] takes over the app's text only when the app has set it", () => {
    const { show, control, type, edits } = openLayer()
    show({ fields: [name] })
    type('Grace')
    show({ fields: [{ ...name, x: 200 }] })
    expect(control().value).toBe('Grace')
    show({ fields: [{ ...name, text: 'Alan', revision: 2, selection: { start: 1, end: 3 } }] })
    expect(control().value).toBe('Alan')
    expect([control().selectionStart, control().selectionEnd]).toEqual([1, 3])
    expect(edits.length).toBe(1)
  })

  it('[V19] is entered and left as the app wants', () => {
    const { show, control, edits } = openLayer()
    show({ fields: [name] })
    show({ fields: [{ ...name, hasFocus: true }] })
    expect(document.activeElement).toBe(control())
    show({ fields: [name] })
    expect(document.activeElement).not.toBe(control())
    expect(edits).toEqual([{ phase: 'began' }, { phase: 'ended' }])
  })

  it('[V19] that the app takes away says nothing more', () => {
    const { show, control, edits, root } = openLayer()
    show({ fields: [name] })
    control().focus()
    show({ fields: [] })
    expect(root.querySelector('input')).toBeNull()
    expect(edits).toEqual([{ phase: 'began' }])
  })

  it.each([
    { inputType: 'number', refused: '.', taken: '7' },
    { inputType: 'decimal', refused: 'x', taken: '.' },
    { inputType: 'no-emoji', refused: '😀', taken: 'é' },
  ] as const)('[V20] for $inputType takes "$taken" and not "$refused"', ({ inputType, refused, taken }) => {
    const { show, control } = openLayer()
    show({ fields: [{ ...name, inputType, text: '' }] })
    const isTaken = (data: string) =>
      control().dispatchEvent(new InputEvent('beforeinput', { data, cancelable: true }))
    expect(isTaken(taken)).toBe(true)
    expect(isTaken(refused)).toBe(false)
  })

  it('[V20] for decimals takes one point', () => {
    const { show, control } = openLayer()
    show({ fields: [{ ...name, inputType: 'decimal', text: '1.5' }] })
    expect(control().dispatchEvent(new InputEvent('beforeinput', { data: '.', cancelable: true }))).toBe(
      false,
    )
  })

  it('[V18] that is secure hides what is typed; a box has lines', () => {
    const { show, control, root } = openLayer()
    show({ fields: [{ ...name, isSecure: true }] })
    expect(control().type).toBe('password')
    show({ fields: [{ ...name, id: 8, kind: 'box', text: 'one\ntwo' }] })
    expect(root.querySelector('textarea')?.value).toBe('one\ntwo')
  })
})

const alert = { id: 1, title: 'Save?', message: 'It is not saved.', buttons: ['Save', 'Not'] }

describe('an alert', () => {
  it('[V21] is answered once, with the number of its button', () => {
    const { show, root, answers, buttons } = openLayer()
    show({ alerts: [alert] })
    expect(root.querySelector('dialog')?.open).toBe(true)
    expect(buttons()).toEqual(['Save', 'Not'])
    const second = root.querySelectorAll<HTMLElement>('dialog button')[1]
    second?.click()
    second?.click()
    expect(answers).toEqual([[1, 2]])
    expect(root.querySelector('dialog')).toBeNull()
  })

  it('[V21] that is newer lies over the older one, which comes back', () => {
    const { show, buttons } = openLayer()
    show({ alerts: [alert, { ...alert, id: 2, buttons: ['New'] }] })
    expect(buttons()).toEqual(['New'])
    show({ alerts: [alert] })
    expect(buttons()).toEqual(['Save', 'Not'])
    show({ alerts: [] })
    expect(buttons()).toEqual([])
  })

  it('[V21] is dismissed by Escape, unless it has no button', () => {
    const { show, root, answers } = openLayer()
    const escape = () =>
      root.querySelector('dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    show({ alerts: [alert] })
    escape()
    show({ alerts: [{ ...alert, id: 2, buttons: [] }] })
    escape()
    expect(answers).toEqual([[1, undefined]])
    expect(root.querySelector('dialog')?.open).toBe(true)
  })

  it('[V23] shows what the app says as text', () => {
    const { show, root } = openLayer()
    show({ alerts: [{ ...alert, title: '<b>x</b>', message: '<img src=x>', buttons: ['<i>'] }] })
    expect(root.querySelector('b, img, i')).toBeNull()
    expect(root.querySelector('h2')?.textContent).toBe('<b>x</b>')
  })
})

it('[V22] the activity indicator lies over the screen and its fields, which take no input', () => {
  const { show, root, isBlocking } = openLayer()
  show({ fields: [name] })
  expect(isBlocking()).toBe(false)
  show({ isBusy: true })
  expect(root.querySelector<HTMLElement>('[role=progressbar]')?.hidden).toBe(false)
  expect(root.querySelector<HTMLElement>('.native-sheet')?.inert).toBe(true)
  expect(isBlocking()).toBe(true)
})
