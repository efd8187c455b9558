import { describe, expect, test } from 'vitest'
import { startApp } from '../../../test/support/solar2d-app.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { AppAction } from '../../shared/run/app-action.ts'
import { createPerformer } from './perform-action.ts'

/** An app whose time goes on by itself until the action is done. */
async function play(source: string) {
  const started = await startApp(source)
  const performer = createPerformer(started.app, () => started.clock.nowMs)
  return {
    ...started,
    perform: async (action: AppAction, withinMs = 1000): Promise<string> => {
      const outcomes: Outcome<void>[] = []
      const done = performer.perform(action, withinMs).then((outcome) => outcomes.push(outcome))
      for (let frame = 0; frame < 200 && outcomes.length === 0; frame += 1) {
        await Promise.resolve()
        started.advance(16)
        performer.frame()
      }
      await done
      const [outcome] = outcomes
      return outcome?.ok === false ? outcome.error.message : 'done'
    },
  }
}

const hears = `
  function hear(object, name)
    object:addEventListener(name, function(event) print(name, event.phase or event.numTaps, event.x, event.y) return true end)
    return object
  end`

describe('[E43] a target', () => {
  test('is tapped, as often as wanted', async () => {
    const { perform, printed } = await play(`${hears}
      hear(display.newText("Send", 100, 200), "tap")`)
    expect(await perform({ kind: 'tap', target: { text: 'Send' }, times: 2 })).toBe('done')
    expect(printed()).toBe('tap\t1\t100\t200\ntap\t2\t100\t200\n')
  })

  test('is waited for', async () => {
    const { perform, printed } = await play(`${hears}
      timer.performWithDelay(500, function() hear(display.newText("Send", 100, 200), "tap") end)`)
    expect(await perform({ kind: 'tap', target: { text: 'Send' }, times: 1 })).toBe('done')
    expect(printed()).toBe('tap\t1\t100\t200\n')
  })

  test('that does not come is told, with what is there instead', async () => {
    const { perform } = await play('display.newText("Send", 100, 200) display.newText("Cancel", 100, 300)')
    expect(await perform({ kind: 'tap', target: { text: 'Sent' }, times: 1 })).toBe(
      'nothing shows the text "Sent". On the screen: "Cancel", "Send".',
    )
    expect(await perform({ kind: 'see', target: { name: 'send' } }, 0)).toContain('nothing is called "send"')
  })

  test('is a point, too; a finger is drawn from one to the other, frame by frame', async () => {
    const { perform, printed } = await play(`${hears}
      hear(display.newRect(160, 240, 320, 480), "touch")`)
    const touch: AppAction = { kind: 'touch', from: { x: 10, y: 20 }, to: { x: 110, y: 20 }, durationMs: 40 }
    expect(await perform(touch)).toBe('done')
    const lines = printed().trim().split('\n')
    expect(lines[0]).toBe('touch\tbegan\t10\t20')
    expect(lines.at(-1)).toBe('touch\tended\t110\t20')
    const places = lines.filter((line) => line.includes('moved')).map((line) => Number(line.split('\t')[2]))
    expect(places.length).toBeGreaterThan(1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})

describe('[E44] what cannot be touched', () => {
  test('lies under an alert or the activity indicator, until that is gone', async () => {
    const { perform, printed } = await play(`${hears}
      hear(display.newText("Send", 100, 200), "tap")
      native.showAlert("Really?", "", { "Yes" }, print)`)
    const tap: AppAction = { kind: 'tap', target: { text: 'Send' }, times: 1 }
    expect(await perform(tap, 0)).toBe('the alert "Really?" lies over the app')
    expect(await perform({ kind: 'answer', button: 'Yes' })).toBe('done')
    expect(await perform(tap)).toBe('done')
    expect(printed()).toContain('tap\t1')
  })

  test('belongs to an app in the background', async () => {
    const { perform } = await play('display.newText("Send", 100, 200)')
    await perform({ kind: 'suspend' })
    expect(await perform({ kind: 'tap', target: { text: 'Send' }, times: 1 })).toBe('the app is suspended')
    await perform({ kind: 'resume' })
    expect(await perform({ kind: 'tap', target: { text: 'Send' }, times: 1 })).toBe('done')
  })
})

describe('[E45] typing', () => {
  const field = `
    local field = native.newTextField(100, 50, 160, 30)
    field.name, field.placeholder = "who", "Your name"
    field:addEventListener("userInput", function(event)
      print(event.phase, event.text, event.newCharacters, event.startPosition)
    end)`

  test('goes character by character to the end of a field, which gets the keyboard', async () => {
    const { perform, printed } = await play(field)
    expect(await perform({ kind: 'type', text: 'Ün', into: { name: 'who' }, isSubmitted: true })).toBe('done')
    expect(printed()).toBe(
      'began\tnil\tnil\tnil\nediting\tÜ\tÜ\t1\nediting\tÜn\tn\t2\nsubmitted\tnil\tnil\tnil\n',
    )
    expect(await perform({ kind: 'type', text: '!', isSubmitted: false })).toBe('done')
    expect(printed()).toContain('editing\tÜn!\t!\t3\n')
  })

  test('is kept to what the field takes', async () => {
    const { perform, printed } = await play(`${field} field.inputType = "number"`)
    const into = { name: 'who' }
    expect(await perform({ kind: 'type', text: '1x', into, isSubmitted: false }, 0)).toBe(
      'the field is for number and takes no "x"',
    )
    expect(printed()).not.toContain('editing')
  })

  test('needs a field', async () => {
    const { perform } = await play(`${field} display.newText("Title", 100, 200)`)
    expect(await perform({ kind: 'type', text: 'a', isSubmitted: false }, 0)).toBe(
      'no text field has the keyboard',
    )
    const title: AppAction = { kind: 'type', text: 'a', into: { text: 'Title' }, isSubmitted: false }
    expect(await perform(title, 0)).toBe('there is no text field')
    expect(await perform({ kind: 'tap', target: { text: 'Your name' }, times: 1 })).toBe('done')
    expect(await perform({ kind: 'type', text: 'a', isSubmitted: false }, 0)).toBe('done')
  })
})

describe('[E46] an alert', () => {
  const alert = `native.showAlert("Sure?", "", { "No", "Yes" }, function(event) print(event.action, event.index) end)`

  test.each([
    ['Yes', 'clicked\t2\n'],
    [1, 'clicked\t1\n'],
    [null, 'cancelled\t0\n'],
  ])('is answered with %j', async (button, heard) => {
    const { perform, printed } = await play(alert)
    expect(await perform({ kind: 'answer', button })).toBe('done')
    expect(printed()).toBe(heard)
  })

  test('that has no such button, or is not there, is told', async () => {
    const { perform } = await play(alert)
    expect(await perform({ kind: 'answer', button: 'Maybe' }, 0)).toBe(
      'the alert "Sure?" has no button "Maybe". Its buttons: "No", "Yes".',
    )
    expect(await perform({ kind: 'answer', button: 3 }, 0)).toContain('no button 3')
    await perform({ kind: 'answer', button: 'No' })
    expect(await perform({ kind: 'answer', button: 'No' }, 0)).toContain('no alert is shown')
  })
})

test('[E49] keys, the way it is held, its connection and a URL reach the app', async () => {
  const { perform, printed } = await play(`
    Runtime:addEventListener("key", function(event) print(event.keyName, event.phase) end)
    Runtime:addEventListener("orientation", function(event) print(event.type) end)
    Runtime:addEventListener("system", function(event) if event.url then print(event.type, event.url) end end)
    timer.performWithDelay(300, function() print(network.getConnectionStatus().isConnected) end)`)
  await perform({ kind: 'key', keyName: 'back' })
  await perform({ kind: 'rotate', orientation: 'landscapeLeft' })
  await perform({ kind: 'open', url: 'game://level/2' })
  await perform({ kind: 'connection', isConnected: false, isMobile: false })
  await perform({ kind: 'see', target: { text: 'never' } }, 500)
  expect(printed()).toBe('back\tdown\nback\tup\nlandscapeLeft\napplicationOpen\tgame://level/2\nfalse\n')
})
