import { z } from 'zod'
import { profileNames } from '../../../shared/profile/profile.ts'

// Without this zod tries `new Function` once, which the page's policy forbids and the console would report.
z.config({ jitless: true })

export const themes = ['system', 'light', 'dark'] as const
export const drawerTabs = ['console', 'findings'] as const
export const detailTabs = ['overview', 'request', 'response', 'events'] as const

const view = z.strictObject({
  version: z.literal(2),
  theme: z.enum(themes),
  query: z.string().max(1000),
  selectedId: z.string().max(128).optional(),
  isDetailOpen: z.boolean(),
  detailTab: z.enum(detailTabs),
  isDrawerOpen: z.boolean(),
  drawerTab: z.enum(drawerTabs),
  /** Whose findings are listed: everybody's, those of the running profile, or those of one platform. */
  findingsOf: z.enum(['all', 'running', ...profileNames]),
  /** Percentages of the panels by group, as the person left them. */
  layouts: z.record(z.string().max(64), z.record(z.string().max(64), z.number().min(0).max(100))),
})

export type View = z.output<typeof view>
export type Theme = View['theme']
export type DrawerTab = View['drawerTab']
export type FindingsOf = View['findingsOf']
export type DetailTab = View['detailTab']

export const defaultView: View = {
  version: 2,
  theme: 'system',
  query: '',
  isDetailOpen: false,
  detailTab: 'overview',
  isDrawerOpen: true,
  drawerTab: 'console',
  findingsOf: 'all',
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
