import { startApp, type TestApp } from './solar2d-app.ts'

/** An app with `widget` and `tell(name)`, a listener that prints what it hears. */
export const startWidgets = (source: string): Promise<TestApp> =>
  startApp(`widget = require "widget"
    function tell(name) return function(e) print(name, e.phase, e.target.id, e.value) end end
    ${source}`)

const pointer =
  (phase: 'began' | 'moved' | 'ended') =>
  ({ app }: TestApp, x: number, y: number): void =>
    app.pointer({ phase, id: 1, x, y })

export const press = pointer('began')
export const move = pointer('moved')
export const lift = pointer('ended')

export const tap = (fake: TestApp, x: number, y: number): void => {
  press(fake, x, y)
  lift(fake, x, y)
}

/** What was printed, without what is nil. */
export const lines = ({ printed }: TestApp): readonly string[] => {
  const text = printed().trim().replaceAll('\tnil', '').replaceAll('\t', ' ')
  return text === '' ? [] : text.split('\n')
}
