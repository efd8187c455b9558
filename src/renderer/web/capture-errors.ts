import type { ConsoleLine } from '../../shared/contract/app-session.ts'
import { appCallSite, appPlace } from './app-stack.ts'
import { errorText, formatValue } from './format-value.ts'
import { violationText } from './violation-text.ts'

const lineOf = (text: string, source: string | undefined): ConsoleLine => ({
  level: 'error',
  text,
  ...(source === undefined || source === '' ? {} : { source }),
})

/** What goes wrong in the app and what it may not do, each as one line of the console, with the app's line. */
export function captureErrors(add: (line: ConsoleLine) => void): void {
  const say = (text: string, source: string | undefined): void => add(lineOf(text, source))
  /** Nobody caught it: the app is broken, not only refused something. */
  const sayUncaught = (text: string, source: string | undefined): void =>
    add({ ...lineOf(text, source), isUncaught: true })

  const onError = (event: ErrorEvent): void => {
    const { error }: { readonly error: unknown } = event
    const place = appPlace(event.filename, event.lineno)
    if (error instanceof Error) {
      sayUncaught(`Uncaught ${errorText(error)}`, appCallSite(error.stack) || place)
    } else {
      sayUncaught(event.message || `Uncaught ${formatValue(error)}`, place)
    }
  }
  const onMissingFile = (target: EventTarget | null): void => {
    if (!(target instanceof Element)) return
    const address: unknown = Reflect.get(target, 'src') ?? Reflect.get(target, 'href')
    // What comes from elsewhere is a violation of the policy and told as such.
    const place = typeof address === 'string' ? appPlace(address, '') : undefined
    if (place === undefined) return
    // Without one of its scripts an app is not itself.
    const tell = target instanceof HTMLScriptElement ? sayUncaught : say
    tell(
      `<${target.localName}>: ${place.slice(0, -1)} could not be loaded: there is no such file to serve, or it is broken.`,
      '',
    )
  }
  // Capturing, because a file that cannot be loaded is told to its element alone.
  window.addEventListener(
    'error',
    (event: Event) => {
      if (event instanceof ErrorEvent) onError(event)
      else onMissingFile(event.target)
    },
    true,
  )
  window.addEventListener('unhandledrejection', ({ reason }: { readonly reason: unknown }) => {
    const text = reason instanceof Error ? errorText(reason) : formatValue(reason)
    sayUncaught(`Uncaught (in promise) ${text}`, reason instanceof Error ? appCallSite(reason.stack) : '')
  })
  document.addEventListener('securitypolicyviolation', (event) => {
    say(violationText(event), appPlace(event.sourceFile, event.lineNumber))
  })
}
