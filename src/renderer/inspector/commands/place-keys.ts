/** Keys that mean something only where the keyboard is: lists keep their own, and they are told with the others. */
export const placeKeys: readonly {
  readonly place: string
  readonly keys: readonly (readonly [bindings: readonly string[], title: string])[]
}[] = [
  {
    place: 'In the list',
    keys: [
      [['ArrowUp', 'ArrowDown'], 'Row above, below'],
      [['Home', 'End'], 'First, last row'],
      [['PageUp', 'PageDown'], 'A page up, down'],
      [['Enter'], 'Show details'],
      [['Shift+ArrowUp', 'Shift+ArrowDown'], 'Select more rows'],
      [['$mod+a'], 'Select all rows'],
    ],
  },
  {
    place: 'In the files',
    keys: [
      [['ArrowRight', 'ArrowLeft'], 'Open, close a folder'],
      [['Enter'], 'Go to the file beside the tree'],
      [['Delete'], 'Delete the file'],
      [['/', '$mod+f'], 'Find files by name'],
    ],
  },
  {
    place: 'In the console',
    keys: [
      [['ArrowUp', 'ArrowDown'], 'Line above, below'],
      [['$mod+c'], 'Copy the line'],
      [['Enter'], 'Show the request near the line'],
    ],
  },
  {
    place: 'In the timeline',
    keys: [
      [['ArrowLeft', 'ArrowRight'], 'Event before, after'],
      [['Home', 'End'], 'First, last event'],
      [['+', '-', '0'], 'Zoom in, out, show all'],
      [['Shift+ArrowLeft', 'Shift+ArrowRight'], 'Earlier, later'],
    ],
  },
  {
    place: 'In a comparison',
    keys: [[['F7', 'Shift+F7'], 'Next, previous difference']],
  },
]
