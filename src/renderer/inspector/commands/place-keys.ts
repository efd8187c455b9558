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
]
