import type { Outcome } from '../../../shared/outcome.ts'
import { button, element } from '../element.ts'
import type { AppError, ErrorList } from './error-list.ts'

/** A dialog over the app with the errors that nobody caught. */
export function createErrorOverlay(options: {
  readonly root: HTMLElement
  readonly errors: ErrorList
  readonly relaunch: () => Promise<Outcome<void>>
}): { readonly update: () => void } {
  const { errors } = options
  let shownVersion = errors.version()
  let index = 0

  const count = element('span', 'errors-count')
  const previous = button('errors-step', '‹', () => step(-1))
  previous.setAttribute('aria-label', 'Previous error')
  const next = button('errors-step', '›', () => step(1))
  next.setAttribute('aria-label', 'Next error')
  const steps = element('div', 'errors-steps', previous, count, next)
  const title = element('h2', 'errors-title', 'Runtime error')
  title.id = 'errors-title'
  const message = element('p', 'errors-message')
  message.id = 'errors-message'
  const times = element('p', 'errors-times')
  const traceback = element('pre', 'errors-traceback')
  traceback.tabIndex = 0
  traceback.setAttribute('role', 'region')
  traceback.setAttribute('aria-label', 'Lua traceback')
  const problem = element('p', 'errors-problem')
  problem.setAttribute('role', 'status')
  const relaunch = button('errors-button errors-button-primary', 'Relaunch', () => void onRelaunch())
  const dismiss = button('errors-button', 'Dismiss', () => dialog.close())
  const dialog = element(
    'dialog',
    'errors',
    element('header', 'errors-header', title, steps),
    element('div', 'errors-body', message, times, traceback),
    problem,
    element('footer', 'errors-footer', dismiss, relaunch),
  )
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', message.id)
  // Escape closes it as well.
  dialog.addEventListener('close', () => {
    errors.dismiss()
    index = 0
    problem.textContent = ''
  })
  options.root.append(dialog)

  const onRelaunch = async (): Promise<void> => {
    relaunch.disabled = true
    const outcome = await options.relaunch()
    relaunch.disabled = false
    // After a relaunch this page ends, and there is nothing more to say.
    problem.textContent = outcome.ok ? '' : outcome.error.message
  }

  const step = (by: number): void => {
    index = Math.max(0, Math.min(errors.all().length - 1, index + by))
    show()
  }

  const show = (): void => {
    const all = errors.all()
    const error = all[index]
    if (error === undefined) return
    setText(message, placed(error))
    setText(times, error.times > 1 ? `Happened ${error.times} times.` : '')
    setText(traceback, error.traceback)
    traceback.hidden = error.traceback === ''
    setText(count, `${index + 1} of ${all.length}`)
    steps.hidden = all.length < 2
    previous.disabled = index === 0
    next.disabled = index === all.length - 1
  }

  return {
    update: () => {
      if (errors.version() === shownVersion) return
      shownVersion = errors.version()
      if (errors.all().length === 0) return
      show()
      if (dialog.open) return
      dialog.showModal()
      dismiss.focus()
    },
  }
}

/** The place stands in front of the message, once. */
function placed({ source, message }: AppError): string {
  return source === undefined || message.startsWith(source) ? message : `${source}: ${message}`
}

/** Text that stays the same stays selected. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
