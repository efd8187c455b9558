import { z } from 'zod'
import { profileNames } from '../../../shared/profile/profile.ts'

// Without this zod tries `new Function` once, which the page's policy forbids and the console would report.
z.config({ jitless: true })

export const themes = ['system', 'light', 'dark'] as const
export const mainViews = ['traffic', 'files'] as const
export const drawerTabs = ['console', 'findings', 'search'] as const
export const detailTabs = ['overview', 'headers', 'request', 'response', 'timeline'] as const
export const timelineShapes = ['chart', 'list'] as const
export const eventNotations = ['lua', 'json'] as const
export const densities = ['comfortable', 'compact'] as const
export const groupings = ['none', 'host', 'site'] as const

const columnKey = z.string().min(1).max(200)

const view = z.strictObject({
  version: z.literal(3),
  theme: z.enum(themes),
  mainView: z.enum(mainViews),
  query: z.string().max(1000),
  savedFilters: z
    .array(z.strictObject({ name: z.string().min(1).max(60), query: z.string().max(1000) }))
    .max(50),
  density: z.enum(densities),
  /** The shown ones in their order: a known key, or `request:` or `response:` and a header's name in lower case. */
  columns: z
    .array(z.strictObject({ key: columnKey, widthPx: z.number().min(24).max(2000) }))
    .min(1)
    .max(60),
  /** Without it the exchanges stand in the order of the log. */
  sort: z.strictObject({ key: columnKey, isDescending: z.boolean() }).optional(),
  groupBy: z.enum(groupings),
  /** Keys of the groups that are folded. */
  foldedGroups: z.array(z.string().max(400)).max(1000),
  /** Screen readers are not told of requests that begin and end. */
  isQuiet: z.boolean(),
  selectedId: z.string().max(128).optional(),
  isDetailOpen: z.boolean(),
  detailTab: z.enum(detailTabs),
  timelineAs: z.enum(timelineShapes).default('chart'),
  /** How the timeline writes an event's table. */
  eventAs: z.enum(eventNotations).default('lua'),
  isDrawerOpen: z.boolean(),
  drawerTab: z.enum(drawerTabs),
  /** Whose findings are listed: everybody's, those of the running profile, or those of one platform. */
  findingsOf: z.enum(['all', 'running', ...profileNames]),
  /** Ids of the commands that were last run from the palette, the newest first. */
  recentCommands: z.array(z.string().max(64)).max(12).default([]),
  /** Percentages of the panels by group, as the person left them. */
  layouts: z.record(z.string().max(64), z.record(z.string().max(64), z.number().min(0).max(100))),
})

export type View = z.output<typeof view>
export type MainView = View['mainView']
export type Density = View['density']
export type Grouping = View['groupBy']
export type SavedFilter = View['savedFilters'][number]
export type ShownColumn = View['columns'][number]
export type Sort = NonNullable<View['sort']>
export type Theme = View['theme']
export type DrawerTab = View['drawerTab']
export type FindingsOf = View['findingsOf']
export type DetailTab = View['detailTab']

export const defaultView: View = {
  version: 3,
  theme: 'system',
  mainView: 'traffic',
  query: '',
  savedFilters: [],
  density: 'comfortable',
  columns: [
    { key: 'mark', widthPx: 28 },
    { key: 'status', widthPx: 56 },
    { key: 'method', widthPx: 64 },
    { key: 'api', widthPx: 84 },
    { key: 'name', widthPx: 260 },
    { key: 'progress', widthPx: 170 },
    { key: 'size', widthPx: 76 },
    { key: 'time', widthPx: 76 },
    { key: 'waterfall', widthPx: 180 },
    { key: 'cancel', widthPx: 28 },
  ],
  groupBy: 'none',
  foldedGroups: [],
  isQuiet: false,
  isDetailOpen: false,
  detailTab: 'overview',
  timelineAs: 'chart',
  eventAs: 'lua',
  isDrawerOpen: true,
  drawerTab: 'console',
  findingsOf: 'all',
  recentCommands: [],
  layouts: {},
}

const storageKey = 'coronagraph.inspector.view'

/** What was saved, or the defaults when it is missing, of another version or not ours. */
export function loadView(storage: Pick<Storage, 'getItem'>): View {
  try {
    const parsed = view.safeParse(JSON.parse(storage.getItem(storageKey) ?? 'null'))
    return parsed.success ? parsed.data : defaultView
  } catch {
    return defaultView
  }
}

/** Saving may fail (a full or a forbidden storage): the view then lasts as long as the window. */
export function saveView(storage: Pick<Storage, 'setItem'>, value: View): void {
  try {
    storage.setItem(storageKey, JSON.stringify(value))
  } catch {
    // Nothing is lost but the size of a panel.
  }
}
