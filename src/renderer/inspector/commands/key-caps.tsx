import { keyCaps, keyWords } from './key-words.ts'

/** The keys of a binding, as they look on the keyboard. */
export function KeyCaps({ binding }: { readonly binding: string }) {
  return (
    <kbd className="key-caps">
      <span className="visually-hidden">{keyWords(binding)}</span>
      {keyCaps(binding).map((cap) => (
        <span key={cap} className="key-cap" aria-hidden="true">
          {cap}
        </span>
      ))}
    </kbd>
  )
}
