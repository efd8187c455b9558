import type { RunningApp } from '../../src/runtime/app.ts'

/** One finger of the user. */
export const finger = (app: RunningApp, id = 1) => ({
  down: (x: number, y: number) => app.pointer({ phase: 'began', id, x, y }),
  move: (x: number, y: number) => app.pointer({ phase: 'moved', id, x, y }),
  up: (x: number, y: number) => app.pointer({ phase: 'ended', id, x, y }),
})

/** `hear(object, name, event, handles)` prints who heard of what. */
export const hearing = `
  function hear(object, name, event, handles)
    object:addEventListener(event, function(e) print(name, e.phase or e.type or e.name, e.x, e.y) return handles end)
    return object
  end
  function square(parent, x, size) return display.newRect(parent, x, 50, size, size) end
`
