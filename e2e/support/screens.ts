import { expect, type Page } from '@playwright/test'
import type { Simulated } from './simulator.ts'

/** A screen of the inspector. */
export type Screen = {
  readonly name: string
  /** The part that is new on it. Without one, the whole page. */
  readonly part?: string
  /** How it comes up from what was there before. */
  readonly show: (simulated: Simulated) => Promise<void>
  /** Back to the list. Escape does, when nothing is said. */
  readonly leave?: (simulated: Simulated) => Promise<void>
}

const choiceList = '.choice-list'
const detail = '.detail'
const drawer = '.drawer'
const filterBar = '.filter-bar'
const listPart = '.list'
const main = 'main'
const menuPart = '[role=menu]'
const modal = '[role=dialog], [role=alertdialog]'

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** The list has the keyboard, one row is selected, nothing is over it. */
async function select({ inspector, rowOf }: Simulated, text: string): Promise<void> {
  await rowOf(text)
    .first()
    .click({ position: { x: 60, y: 10 } })
  await expect(rowOf(text).first()).toHaveAttribute('aria-selected', 'true')
  await expect(inspector.getByRole('region', { name: 'Details' })).toBeVisible()
}

async function menuOfFirstRow({ inspector }: Pick<Simulated, 'inspector'>): Promise<void> {
  await press(inspector, 'Control+1')
  await expect(inspector.locator('#exchanges')).toBeFocused()
  await press(inspector, 'Home', 'Shift+F10')
}

const escape = ({ inspector }: Simulated): Promise<void> => press(inspector, 'Escape')

const clearFilter = async ({ inspector }: Simulated): Promise<void> => {
  await inspector.getByRole('combobox', { name: 'Filter requests' }).focus()
  await press(inspector, 'Escape', 'Escape')
  await inspector.getByRole('combobox', { name: 'Filter requests' }).fill('')
  await press(inspector, 'Escape')
}

const runCommand = async ({ inspector }: Simulated, words: string): Promise<void> => {
  await press(inspector, 'Control+k')
  await inspector.getByRole('combobox', { name: 'Command' }).fill(words)
  await press(inspector, 'Enter')
}

const tab = (title: string, of: string, until: (page: Page) => Promise<void>): Screen => ({
  name: `${title} of ${of}`,
  part: detail,
  show: async (simulated) => {
    await select(simulated, of)
    await simulated.inspector.getByRole('tab', { name: new RegExp(`^${title}`) }).click()
    await until(simulated.inspector)
  },
  leave: async () => undefined,
})

const dialog = (name: string, keys: readonly string[], title: string | RegExp): Screen => ({
  name,
  part: modal,
  show: async (simulated) => {
    await press(simulated.inspector, 'Control+1', ...keys)
    await expect(simulated.inspector.getByRole('dialog', { name: title })).toBeVisible()
  },
})

const commandDialog = (name: string, words: string, title: string | RegExp): Screen => ({
  name,
  part: modal,
  show: async (simulated) => {
    await runCommand(simulated, words)
    await expect(simulated.inspector.getByRole('dialog', { name: title })).toBeVisible()
  },
})

const menu = (name: string, open: (simulated: Simulated) => Promise<void>): Screen => ({
  name,
  part: menuPart,
  show: async (simulated) => {
    await open(simulated)
    await expect(simulated.inspector.getByRole('menu').last()).toBeVisible()
  },
  leave: async ({ inspector }) => {
    while ((await inspector.getByRole('menu').count()) > 0) {
      const before = await inspector.getByRole('menu').count()
      await press(inspector, 'Escape')
      await expect.poll(() => inspector.getByRole('menu').count()).toBeLessThan(before)
    }
    // The keyboard goes back a moment after the menu is gone.
    await expect(inspector.locator('body')).not.toBeFocused()
  },
})

const visible = (find: (page: Page) => ReturnType<Page['locator']>) => async (page: Page) =>
  expect(find(page).first()).toBeVisible()

/** The screens of the list, with a project that runs. */
const listScreens: readonly Screen[] = [
  {
    name: 'list',
    show: async ({ inspector }) => press(inspector, 'Control+1'),
    leave: async () => undefined,
  },
  {
    name: 'marks and notes',
    part: listPart,
    show: async (simulated) => {
      await select(simulated, 'missing.json')
      await press(simulated.inspector, '1')
      await simulated
        .rowOf('listing.txt')
        .first()
        .click({ modifiers: ['ControlOrMeta'] })
      await press(simulated.inspector, '4', 'm')
      await simulated.inspector.getByRole('dialog').getByRole('textbox').fill('long '.repeat(400))
      await press(simulated.inspector, 'Control+Enter')
      await expect(simulated.inspector.getByRole('dialog')).toHaveCount(0)
    },
    leave: async () => undefined,
  },
  {
    name: 'selection bar',
    part: '.selection-bar',
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown')
      await expect(inspector.getByRole('toolbar', { name: 'Selected requests' })).toBeVisible()
    },
    leave: async () => undefined,
  },
  menu('menu of the selection', async ({ inspector }) => {
    await press(inspector, 'Control+1', 'Home', 'Shift+ArrowDown')
    const bar = inspector.getByRole('toolbar', { name: 'Selected requests' })
    await bar.getByRole('button', { name: 'Copy' }).click()
  }),
  {
    name: 'groups',
    part: listPart,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', 'Home', 'g')
      await expect(inspector.getByRole('treegrid', { name: 'Requests' })).toBeVisible()
    },
    leave: async ({ inspector }) => press(inspector, 'Control+1', 'g', 'g'),
  },
  {
    name: 'compact rows',
    part: listPart,
    show: async ({ inspector }) => press(inspector, 'Control+1', 'd'),
    leave: async ({ inspector }) => press(inspector, 'd'),
  },
  {
    name: 'paused',
    part: filterBar,
    show: async ({ inspector }) => press(inspector, 'Control+1', 'p'),
    leave: async ({ inspector }) => press(inspector, 'p'),
  },
  {
    name: 'completion',
    part: filterBar,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', '/')
      await inspector.keyboard.type('st')
      await press(inspector, 'ArrowDown')
      await expect(inspector.getByRole('option', { name: /^status:/ })).toBeVisible()
    },
    leave: clearFilter,
  },
  {
    name: 'problem of a filter',
    part: filterBar,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', '/')
      await inspector.keyboard.type('status:nonsense ')
      await expect(inspector.locator('.filter-underlines u')).toBeVisible()
    },
    leave: clearFilter,
  },
  {
    name: 'nothing matches',
    part: '.empty',
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', '/')
      await inspector.keyboard.type('nowhere-to-be-found')
      await expect(inspector.getByRole('heading', { name: /No request matches/ })).toBeVisible()
    },
    leave: clearFilter,
  },
  {
    name: 'save a filter',
    part: modal,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', '/')
      await inspector.keyboard.type('status:404')
      await press(inspector, 'Control+s')
      await expect(inspector.getByRole('dialog', { name: 'Save the filter' })).toBeVisible()
    },
    leave: async (simulated) => {
      await simulated.inspector.keyboard.type('Missing')
      await press(simulated.inspector, 'Enter')
      await expect(simulated.inspector.getByRole('dialog')).toHaveCount(0)
      await clearFilter(simulated)
    },
  },
  menu('saved filters', async ({ inspector }) =>
    inspector.getByRole('button', { name: 'Saved filters' }).click(),
  ),
  commandDialog('rename filters', 'rename or delete saved', 'Saved filters'),
  commandDialog('filter help', 'what the filter', 'What the filter understands'),
  commandDialog('header column', 'any header', 'A header as a column'),
  menu('view menu', async ({ inspector }) =>
    inspector.getByRole('button', { name: 'View', exact: true }).click(),
  ),
  menu('column menu', async ({ inspector }) =>
    inspector.getByRole('columnheader', { name: 'Status', exact: true }).click({ button: 'right' }),
  ),
  menu('columns', async ({ inspector }) => {
    await inspector.getByRole('button', { name: 'View', exact: true }).click()
    await inspector.getByRole('menuitem', { name: 'Columns', exact: true }).focus()
    await press(inspector, 'ArrowRight')
    await expect(inspector.getByRole('menu')).toHaveCount(2)
  }),
  menu('row menu', menuOfFirstRow),
  menu('copy menu', async ({ inspector }) => {
    await menuOfFirstRow({ inspector })
    await inspector.getByRole('menuitem', { name: 'Copy', exact: true }).focus()
    await press(inspector, 'ArrowRight')
    await expect(inspector.getByRole('menu')).toHaveCount(2)
  }),
]

const toolbarScreens: readonly Screen[] = [
  menu('simulate menu', async ({ inspector }) => inspector.getByRole('button', { name: 'Simulate' }).click()),
  {
    name: 'profiles',
    part: choiceList,
    show: async ({ inspector }) => {
      await inspector.getByRole('combobox', { name: /profile/i }).click()
      await expect(inspector.getByRole('listbox').last()).toBeVisible()
    },
    leave: async ({ inspector }) => {
      await press(inspector, 'Escape')
      await expect(inspector.locator(choiceList)).toBeHidden()
      await expect(inspector.locator('body')).not.toBeFocused()
    },
  },
]

const detailScreens: readonly Screen[] = [
  tab(
    'Overview',
    'large.bin?1',
    visible((page) => page.getByRole('tabpanel', { name: 'Overview' })),
  ),
  tab(
    'Overview',
    'broken',
    visible((page) => page.getByRole('tabpanel', { name: 'Overview' })),
  ),
  tab(
    'Overview',
    'nebula',
    visible((page) => page.getByRole('tabpanel', { name: 'Overview' })),
  ),
  tab(
    'Overview',
    'refused',
    visible((page) => page.getByRole('tabpanel', { name: 'Overview' })),
  ),
  tab(
    'Headers',
    'login',
    visible((page) => page.getByRole('tabpanel', { name: 'Headers' })),
  ),
  tab(
    'Request',
    'login',
    visible((page) => page.getByRole('tabpanel', { name: 'Request' })),
  ),
  tab(
    'Response',
    'page=1',
    visible((page) => page.getByRole('tree', { name: 'Response body' })),
  ),
  tab(
    'Response',
    'listing.txt',
    visible((page) => page.locator('.cm-content')),
  ),
  tab(
    'Response',
    'logo.png',
    visible((page) => page.getByRole('tabpanel', { name: 'Response' }).locator('img')),
  ),
  tab(
    'Response',
    'data.bin',
    visible((page) => page.getByRole('tabpanel', { name: 'Response' })),
  ),
  tab(
    'Response',
    'large.bin?1',
    visible((page) => page.getByRole('tabpanel', { name: 'Response' })),
  ),
  tab(
    'Timeline',
    'page=1',
    visible((page) => page.getByRole('listbox', { name: 'Events' })),
  ),
  {
    name: 'event',
    part: detail,
    show: async ({ inspector }) => {
      await inspector.getByRole('listbox', { name: 'Events' }).focus()
      await press(inspector, 'End')
      await expect(inspector.getByRole('region', { name: 'Event', exact: true })).toBeVisible()
    },
    leave: async () => undefined,
  },
  {
    name: 'events as a list',
    part: detail,
    show: async ({ inspector }) => {
      await inspector.getByRole('button', { name: 'List', exact: true }).click()
      await expect(inspector.getByRole('list', { name: 'Events' })).toBeVisible()
    },
    leave: async ({ inspector }) => inspector.getByRole('button', { name: 'Chart', exact: true }).click(),
  },
  tab(
    'Timeline',
    'large.bin?1',
    visible((page) => page.getByRole('listbox', { name: 'Events' })),
  ),
]

const dialogScreens: readonly Screen[] = [
  dialog('palette', ['Control+k'], 'Commands'),
  dialog('shortcuts', ['?'], /Shortcuts/),
  {
    name: 'edit and resend',
    part: modal,
    show: async (simulated) => {
      await press(simulated.inspector, 'Control+1', 'Home', ...Array<string>(8).fill('ArrowDown'), 'e')
      await expect(simulated.inspector.getByRole('dialog', { name: 'Edit and Resend' })).toBeVisible()
    },
  },
  {
    name: 'problems of a request',
    part: modal,
    show: async (simulated) => {
      const { inspector } = simulated
      await press(inspector, 'Control+1', 'e')
      await inspector.getByRole('textbox', { name: 'URL', exact: true }).fill('no address')
      await press(inspector, 'Control+Enter')
      await expect(inspector.locator('.field-problem').first()).toBeVisible()
    },
  },
  {
    name: 'a command of curl',
    part: modal,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', 'Shift+V')
      await inspector
        .getByRole('textbox', { name: /A command of curl/ })
        .fill(`curl -k --compressed 'https://api.scene.test/a?b=1' -H 'Accept: text/plain' -d '{"x":1}'`)
      await expect(inspector.getByRole('region', { name: 'Lua' })).toContainText('network.request(')
    },
  },
  dialog('export', ['Control+e'], 'Export as HAR'),
  dialog('note', ['m'], 'Note'),
  {
    name: 'clear the sandbox',
    part: modal,
    show: async (simulated) => {
      await runCommand(simulated, 'clear sandbox')
      await expect(simulated.inspector.getByRole('alertdialog')).toBeVisible()
    },
  },
  {
    name: 'comparison',
    part: modal,
    show: async (simulated) => {
      await select(simulated, 'page=1')
      await simulated
        .rowOf('page=2')
        .first()
        .click({ modifiers: ['ControlOrMeta'] })
      await press(simulated.inspector, 'c')
      await expect(simulated.inspector.getByRole('dialog', { name: 'Compare Two Requests' })).toBeVisible()
      await expect(simulated.inspector.getByRole('row', { name: /Path/ })).toBeVisible()
    },
    leave: async () => undefined,
  },
  {
    name: 'comparison of bodies',
    part: modal,
    show: async ({ inspector }) => {
      await inspector.getByRole('button', { name: 'Response body' }).click()
      await expect(inspector.getByRole('dialog')).toContainText(/same|equal|differ/i)
    },
  },
]

const drawerScreens: readonly Screen[] = [
  {
    name: 'console',
    part: drawer,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', 'Shift+C')
      await expect(inspector.getByRole('listbox', { name: 'Console lines' })).toBeVisible()
    },
    leave: async () => undefined,
  },
  {
    name: 'findings',
    part: drawer,
    show: async ({ inspector }) => press(inspector, 'Control+1', 'Shift+F'),
    leave: async () => undefined,
  },
  {
    name: 'search without results',
    part: drawer,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+1', 'Shift+S')
      await expect(inspector.getByRole('textbox', { name: 'Search in bodies' })).toBeVisible()
    },
    leave: async () => undefined,
  },
  {
    name: 'search with results',
    part: drawer,
    show: async ({ inspector }) => {
      await inspector.getByRole('textbox', { name: 'Search in bodies' }).fill('player')
      await press(inspector, 'Enter')
      await expect(inspector.getByRole('listbox', { name: 'Found in bodies' })).toBeVisible()
    },
    leave: async ({ inspector }) => press(inspector, 'Control+1', 'Shift+C'),
  },
]

const filesScreens: readonly Screen[] = [
  {
    name: 'files',
    part: main,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+4')
      await expect(inspector.getByRole('row').filter({ hasText: 'listing.txt' }).first()).toBeVisible()
      await inspector.keyboard.type('listing')
    },
    leave: async () => undefined,
  },
  {
    name: 'changes of files',
    part: main,
    show: async (simulated) => {
      await runCommand(simulated, 'take a snapshot')
      await simulated.inspector.getByRole('button', { name: 'Changes', exact: true }).click()
    },
    leave: async ({ inspector }) => {
      await inspector.getByRole('button', { name: 'All Files', exact: true }).click()
    },
  },
  {
    name: 'delete a file',
    part: modal,
    show: async ({ inspector }) => {
      await press(inspector, 'Control+4')
      await inspector.keyboard.type('listing')
      await press(inspector, 'Delete')
      await expect(inspector.getByRole('alertdialog')).toBeVisible()
    },
    leave: async (simulated) => {
      await escape(simulated)
      await expect(simulated.inspector.getByRole('alertdialog')).toHaveCount(0)
      await simulated.inspector.getByRole('button', { name: 'Traffic', exact: true }).click()
    },
  },
]

/** In an order in which each begins where the one before it has ended. */
export const screens: readonly Screen[] = [
  ...listScreens,
  ...toolbarScreens,
  ...detailScreens,
  ...dialogScreens,
  ...drawerScreens,
  ...filesScreens,
]

/** Those that stand over the window. */
export const popups: readonly Screen[] = screens.filter(
  ({ part }) => part !== undefined && [modal, menuPart, choiceList].includes(part),
)

export async function leaveScreen(screen: Screen, simulated: Simulated): Promise<void> {
  if (screen.leave !== undefined) await screen.leave(simulated)
  else {
    await escape(simulated)
    await expect(simulated.inspector.locator(modal)).toHaveCount(0)
  }
}

export async function untilSet({ inspector, console }: Simulated): Promise<void> {
  await expect(console().getByText('the scene is set')).toBeVisible()
  await expect(inspector.getByRole('contentinfo')).toContainText('2 open')
}
