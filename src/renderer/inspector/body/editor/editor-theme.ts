import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** All colours are the page's own, so that both themes hold. */
const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--text)',
    backgroundColor: 'var(--sunken)',
    fontSize: 'var(--size-small)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.5',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--line-strong) transparent',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-gutters': {
    backgroundColor: 'var(--canvas)',
    color: 'var(--text-faint)',
    border: 'none',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'var(--pressed)', color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'light-dark(#f6d491, #6b4d12)',
  },
  '.cm-searchMatch': { backgroundColor: 'light-dark(#fae8c6, #54400f)', outline: '1px solid var(--accent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'light-dark(#f3b548, #96520a)' },
  '.cm-specialChar': { color: 'var(--tone-failed)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--pressed)',
    border: '1px solid var(--line-strong)',
    color: 'var(--text-soft)',
  },
  '.cm-panels': {
    backgroundColor: 'var(--canvas)',
    color: 'var(--text)',
    font: 'var(--size) / 1.4 var(--font)',
  },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 30px 6px 8px' },
  '.cm-panel.cm-search label': {
    fontSize: 'var(--size-small)',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
  },
  '.cm-textfield': {
    height: '24px',
    padding: '0 6px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    fontSize: 'var(--size-small)',
  },
  '.cm-button': {
    height: '24px',
    padding: '0 8px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    fontSize: 'var(--size-small)',
  },
  '.cm-panel.cm-search [name=close]': {
    width: '24px',
    height: '24px',
    color: 'var(--text-soft)',
    fontSize: '16px',
  },
})

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--syntax-key)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--syntax-number)' },
  { tag: [tags.keyword, tags.tagName, tags.typeName], color: 'var(--syntax-keyword)' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: 'var(--text-faint)' },
  { tag: tags.invalid, color: 'var(--tone-failed)' },
])

export const editorTheme: Extension = [theme, syntaxHighlighting(highlight)]
