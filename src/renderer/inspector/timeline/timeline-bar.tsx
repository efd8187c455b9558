import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { useModel, useView } from '../context.ts'
import { timelineShapes } from '../state/view-storage.ts'
import { type Span, type Viewport, zoomed } from './chart/span.ts'

type TimelineBarProps = {
  readonly extent?: Span
  readonly viewport?: Viewport
  readonly onViewport?: (viewport: Viewport) => void
}

const shapeWords = { chart: 'Chart', list: 'List' } as const
const step = 1.6

/** How the lanes are shown, and how near. The keys +, − and 0 do the same in the chart. */
export function TimelineBar({ extent, viewport, onViewport }: TimelineBarProps) {
  const { view } = useModel()
  const shape = useView((state) => state.timelineAs)
  return (
    <div className="timeline-bar">
      <ToggleGroup
        className="segments"
        aria-label="Show the lanes as"
        value={[shape]}
        onValueChange={(values) => {
          const timelineAs = timelineShapes.find((it) => it === values.at(-1))
          if (timelineAs !== undefined) view.setState({ timelineAs })
        }}
      >
        {timelineShapes.map((it) => (
          <Toggle key={it} className="segment" value={it}>
            {shapeWords[it]}
          </Toggle>
        ))}
      </ToggleGroup>
      {extent !== undefined && viewport !== undefined && onViewport !== undefined && (
        <span className="timeline-zoom" role="group" aria-label="Zoom">
          <ZoomButton
            label="Zoom out"
            keys="−"
            isDisabled={viewport === 'all'}
            onClick={() => onViewport(zoomed(viewport, extent, 1 / step))}
          >
            <ZoomOut size={14} aria-hidden />
          </ZoomButton>
          <ZoomButton label="Zoom in" keys="+" onClick={() => onViewport(zoomed(viewport, extent, step))}>
            <ZoomIn size={14} aria-hidden />
          </ZoomButton>
          <ZoomButton
            label="Show all of it"
            keys="0"
            isDisabled={viewport === 'all'}
            onClick={() => onViewport('all')}
          >
            <Maximize2 size={13} aria-hidden />
          </ZoomButton>
        </span>
      )}
    </div>
  )
}

type ZoomButtonProps = {
  readonly label: string
  readonly keys: string
  readonly isDisabled?: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function ZoomButton({ label, keys, isDisabled = false, onClick, children }: ZoomButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={`${label} (${keys})`}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick()
      }}
    >
      {children}
    </button>
  )
}
