import { defaultKeymap } from '@codemirror/commands'
import { foldGutter, foldKeymap } from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { editorTheme } from './editor-theme.ts'
import { loadLanguage, type TextLanguage } from './text-language.ts'

export type TextEditorOptions = {
  readonly text: string
  readonly label: string
  readonly language: TextLanguage | undefined
}

/** A read-only editor: selects, searches (Ctrl+F), folds, and can take texts of 16 MB. */
export type TextEditor = {
  readonly setWrapped: (isWrapped: boolean) => void
  /** Selects what stands at a place of the text and brings it into view. */
  readonly show: (offset: number, length: number) => void
  readonly destroy: () => void
}

/** Colouring is for reading. In larger texts and longer lines it costs more than it tells. */
const mostColouredCharacters = 4 * 1024 * 1024
const longestColouredLine = 20_000

/**
 * Makes an editor inside a shadow root: there its styles are constructed sheets, which the page's policy allows, while
 * in the document they would be style elements, which it forbids.
 */
export function createTextEditor(host: HTMLElement, options: TextEditorOptions): TextEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const wrapping = new Compartment()
  const colours = new Compartment()
  const state = EditorState.create({
    doc: options.text,
    extensions: [
      lineNumbers(),
      foldGutter(),
      // Control characters and those that turn the writing round are shown, not obeyed.
      highlightSpecialChars(),
      drawSelection(),
      highlightSelectionMatches(),
      search(),
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({
        'aria-label': options.label,
        'aria-readonly': 'true',
        // It can be typed into as far as the browser knows, and so be focused; this says it to all others.
        tabindex: '0',
      }),
      keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
      wrapping.of([]),
      colours.of([]),
      editorTheme,
    ],
  })
  const view = new EditorView({ state, root, parent: root })
  let isDestroyed = false

  host.addEventListener('keydown', keepKeys)

  const { language, text } = options
  if (language !== undefined && text.length <= mostColouredCharacters && !hasLongLine(state)) {
    void (async () => {
      const extension = await loadLanguage(language)
      if (!isDestroyed) view.dispatch({ effects: colours.reconfigure(extension) })
    })()
  }

  return {
    setWrapped: (isWrapped) =>
      view.dispatch({ effects: wrapping.reconfigure(isWrapped ? EditorView.lineWrapping : []) }),
    show: (offset, length) => {
      const at = Math.min(offset, view.state.doc.length)
      view.dispatch({
        selection: { anchor: at, head: Math.min(at + length, view.state.doc.length) },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      })
    },
    destroy: () => {
      isDestroyed = true
      host.removeEventListener('keydown', keepKeys)
      view.destroy()
    },
  }
}

/** From outside of the shadow root nobody sees that somebody types in here. */
function keepKeys(event: KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== 'Escape'
  if (isPlain || event.defaultPrevented) event.stopPropagation()
}

function hasLongLine({ doc }: EditorState): boolean {
  if (doc.length / doc.lines > longestColouredLine) return true
  for (const line of doc.iterLines()) if (line.length > longestColouredLine) return true
  return false
}
