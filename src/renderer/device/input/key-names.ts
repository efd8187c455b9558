/** Keys that Solar2D calls otherwise than by their letter or number. Solar2D docs: event.key.keyName. */
const names: Readonly<Record<string, string>> = {
  AltLeft: 'leftAlt',
  AltRight: 'rightAlt',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  AudioVolumeDown: 'volumeDown',
  AudioVolumeMute: 'volumeMute',
  AudioVolumeUp: 'volumeUp',
  Backquote: '`',
  Backslash: '\\',
  Backspace: 'deleteBack',
  BracketLeft: '[',
  BracketRight: ']',
  BrowserBack: 'back',
  BrowserForward: 'forward',
  BrowserHome: 'homePage',
  BrowserSearch: 'search',
  CapsLock: 'capsLock',
  Comma: ',',
  ContextMenu: 'menu',
  ControlLeft: 'leftCtrl',
  ControlRight: 'rightCtrl',
  Delete: 'deleteForward',
  End: 'end',
  Enter: 'enter',
  Equal: '=',
  Escape: 'escape',
  Home: 'home',
  Insert: 'insert',
  MediaPlayPause: 'mediaPlayPause',
  MediaStop: 'mediaStop',
  MediaTrackNext: 'mediaNext',
  MediaTrackPrevious: 'mediaPrevious',
  MetaLeft: 'leftCommand',
  MetaRight: 'rightCommand',
  Minus: '-',
  NumLock: 'numLock',
  NumpadAdd: 'numPad+',
  NumpadComma: 'numPad,',
  NumpadDecimal: 'numPad.',
  NumpadDivide: 'numPad/',
  NumpadEnter: 'numPadEnter',
  NumpadEqual: 'numPad=',
  NumpadMultiply: 'numPad*',
  NumpadParenLeft: 'numPad(',
  NumpadParenRight: 'numPad)',
  NumpadSubtract: 'numPad-',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Pause: 'break',
  Period: '.',
  PrintScreen: 'printScreen',
  Quote: "'",
  ScrollLock: 'scrollLock',
  Semicolon: ';',
  ShiftLeft: 'leftShift',
  ShiftRight: 'rightShift',
  Slash: '/',
  Space: 'space',
  Tab: 'tab',
}

/**
 * Solar2D's name of a key: by its place on a US keyboard, whatever letter is printed on it. `code` is that of a
 * keyboard event.
 */
export function keyNameOf(code: string): string {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  const name = plain?.[1] ?? plain?.[2] ?? plain?.[3]
  if (name !== undefined) return name.toLowerCase()
  const numPad = /^Numpad(\d)$/.exec(code)?.[1]
  if (numPad !== undefined) return `numPad${numPad}`
  return Object.hasOwn(names, code) ? (names[code] ?? 'unknown') : 'unknown'
}
