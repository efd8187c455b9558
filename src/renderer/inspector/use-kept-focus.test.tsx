import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useKeptFocus } from './use-kept-focus.ts'

afterEach(cleanup)

/** A button that goes when it is pressed, above a list. */
function Window() {
  const [isThere, setThere] = useState(true)
  useKeptFocus()
  return (
    <>
      {isThere && <button onClick={() => setThere(false)}>Go</button>}
      <div id="exchanges" tabIndex={0} aria-label="list" />
    </>
  )
}

it('[I292] what goes while it has the keyboard leaves it to the list', async () => {
  render(<Window />)
  const button = screen.getByRole('button', { name: 'Go' })
  button.focus()
  fireEvent.click(button)
  expect(document.activeElement).toBe(document.body)
  await waitFor(() => expect(document.activeElement?.id).toBe('exchanges'))
})
