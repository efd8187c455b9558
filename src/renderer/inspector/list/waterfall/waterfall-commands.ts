import type { Command } from '../../commands/command.ts'
import type { InspectorModel } from '../../state/model.ts'
import { currentZoom, pannedBy, setZoom, wholeAxis, zoomedBy } from './zoom-store.ts'

const needs = 'Show the column Waterfall'
const step = 2

const hasWaterfall = ({ view }: InspectorModel): boolean =>
  view.getState().columns.some(({ key }) => key === 'waterfall')

/** The axis of the waterfall. */
export const waterfallCommands: readonly Command[] = [
  {
    id: 'list.waterfall-nearer',
    title: 'Waterfall: Zoom In',
    group: 'View',
    keys: ['+'],
    alsoKnownAs: 'nearer magnify time axis',
    needs,
    isAvailable: hasWaterfall,
    run: () => setZoom(zoomedBy(currentZoom(), step, 0.5)),
  },
  {
    id: 'list.waterfall-farther',
    title: 'Waterfall: Zoom Out',
    group: 'View',
    keys: ['-'],
    alsoKnownAs: 'farther time axis',
    needs,
    isAvailable: hasWaterfall,
    run: () => setZoom(zoomedBy(currentZoom(), 1 / step, 0.5)),
  },
  {
    id: 'list.waterfall-all',
    title: 'Waterfall: Show All',
    group: 'View',
    keys: ['='],
    alsoKnownAs: 'fit reset zoom time axis',
    needs,
    isAvailable: hasWaterfall,
    run: () => setZoom(wholeAxis),
  },
  {
    id: 'list.waterfall-earlier',
    title: 'Waterfall: Earlier',
    group: 'View',
    keys: [','],
    alsoKnownAs: 'pan left time axis',
    needs,
    isAvailable: hasWaterfall,
    run: () => setZoom(pannedBy(currentZoom(), -1 / 4)),
  },
  {
    id: 'list.waterfall-later',
    title: 'Waterfall: Later',
    group: 'View',
    keys: ['.'],
    alsoKnownAs: 'pan right time axis',
    needs,
    isAvailable: hasWaterfall,
    run: () => setZoom(pannedBy(currentZoom(), 1 / 4)),
  },
]
