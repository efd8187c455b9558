import { EditorState, type Extension } from '@codemirror/state'
import { defaultKeymap } from '@codemirror/commands'
import { goToNextChunk, goToPreviousChunk, MergeView } from '@codemirror/merge'
import { search, searchKeymap } from '@codemirror/search'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { editorTheme } from '../body/editor/editor-theme.ts'
import { loadLanguage } from '../body/editor/text-language.ts'

export type MergeOptions = {
  readonly left: string
  readonly right: string
  readonly labels: readonly [left: string, right: string]
  readonly isJson: boolean
  readonly onlyDifferences: boolean
}

export type TextComparison = {
  /** How many stretches differ. */
  readonly differences: number
  readonly goTo: (direction: 1 | -1) => void
  readonly destroy: () => void
}

/** Beyond this a line costs more to tell apart than its colours say. */
const longestLine = 20_000

const mergeTheme = EditorView.theme({
  '&': { height: 'auto' },
  '.cm-changedLine': {
    backgroundColor: 'color-mix(in oklab, var(--accent-fill) 12%, transparent) !important',
  },
  '.cm-changedText': {
    background: 'color-mix(in oklab, var(--accent-fill) 34%, transparent) !important',
    borderRadius: '2px',
  },
  '.cm-changeGutter': { width: '4px', paddingLeft: '0' },
  '.cm-changedLineGutter': { backgroundColor: 'var(--accent-fill) !important' },
  '.cm-collapsedLines': {
    padding: '3px 12px',
    background: 'var(--canvas)',
    color: 'var(--text-soft)',
    font: 'var(--size-small) / 1.5 var(--font)',
  },
})

/**
 * Two texts side by side. Inside a shadow root, where styles are constructed sheets: the page's policy forbids style
 * elements. The sides themselves are laid out by the page's own sheet, which cannot reach in here.
 */
export async function createMergeView(host: HTMLElement, options: MergeOptions): Promise<TextComparison> {
  const language = options.isJson ? [await loadLanguage('json')] : []
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const hasLongLine = [options.left, options.right].some((text) => isAnyLonger(text, longestLine))
  const sideOf = (doc: string, label: string): { doc: string; extensions: Extension } => ({
    doc,
    extensions: [
      lineNumbers(),
      highlightSpecialChars(),
      drawSelection(),
      search(),
      EditorState.readOnly.of(true),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
      keymap.of([...searchKeymap, ...defaultKeymap]),
      hasLongLine ? [] : language,
      editorTheme,
      mergeTheme,
    ],
  })
  const [leftLabel, rightLabel] = options.labels
  const view = new MergeView({
    a: sideOf(options.left, leftLabel),
    b: sideOf(options.right, rightLabel),
    root,
    parent: root,
    highlightChanges: !hasLongLine,
    gutter: true,
    // A hostile pair of texts may be made to take long to tell apart.
    diffConfig: { scanLimit: 500, timeout: 300 },
    ...(options.onlyDifferences ? { collapseUnchanged: { margin: 3, minSize: 6 } } : {}),
  })
  return {
    differences: view.chunks.length,
    goTo: (direction) => {
      const go = direction === 1 ? goToNextChunk : goToPreviousChunk
      go({ state: view.b.state, dispatch: (transaction) => view.b.dispatch(transaction) })
      view.b.focus()
    },
    destroy: () => view.destroy(),
  }
}

function isAnyLonger(text: string, limit: number): boolean {
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    if ((end < 0 ? text.length : end) - from > limit) return true
    if (end < 0) return false
    from = end + 1
  }
  return false
}
