import button from './button.lua?raw'
import choiceControls from './choice-controls.lua?raw'
import indicators from './indicators.lua?raw'
import pickerWheel from './picker-wheel.lua?raw'
import scrollMotion from './scroll-motion.lua?raw'
import scrollView from './scroll-view.lua?raw'
import switchControl from './switch.lua?raw'
import tableRows from './table-rows.lua?raw'
import tableView from './table-view.lua?raw'
import valueControls from './value-controls.lua?raw'
import widget from './widget.lua?raw'
import widgetBase from './widget-base.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

/** The library `widget`, which the last of them gives. Many apps have none, so it is compiled when one requires it. */
export const widgetParts: readonly LuaChunk[] = [
  { name: 'widget-base', source: widgetBase },
  { name: 'button', source: button },
  { name: 'switch', source: switchControl },
  { name: 'indicators', source: indicators },
  { name: 'scroll-motion', source: scrollMotion },
  { name: 'scroll-view', source: scrollView },
  { name: 'table-rows', source: tableRows },
  { name: 'table-view', source: tableView },
  { name: 'value-controls', source: valueControls },
  { name: 'choice-controls', source: choiceControls },
  { name: 'picker-wheel', source: pickerWheel },
  { name: 'widget', source: widget },
]
