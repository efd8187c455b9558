/** Functions that answer as a platform does that cannot do it, by library, with the reason that the app is told. */
export const refusedApi: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  display: Object.fromEntries(
    [
      'capture',
      'captureBounds',
      'captureScreen',
      'colorSample',
      'newEmitter',
      'newMesh',
      'newSnapshot',
      'save',
      'screenshot',
    ].map((name) => [name, 'nothing is drawn for it']),
  ),
}
