const isMac = navigator.platform.startsWith('Mac')

const words: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
}

/** The keys of a binding as they are written on the keyboard: `Ctrl`, `K`. */
export const keyCaps = (binding: string): readonly string[] =>
  // A plus may be the key itself.
  binding
    .replace(/(^|\+)\+$/, '$1Plus')
    .split('+')
    .map((key) => (key === 'Plus' ? '+' : (words[key] ?? (key.length === 1 ? key.toUpperCase() : key))))

/** `Ctrl+K`, or `⌘K`. */
export const keyWords = (binding: string): string => keyCaps(binding).join(isMac ? '' : '+')
