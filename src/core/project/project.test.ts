import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { openProject } from './project.ts'

async function problemOf(path: string): Promise<string> {
  const opened = await openProject(path)
  if (opened.ok) throw new Error('The project was opened.')
  expect(opened.error.code).toBe('BAD_PROJECT')
  return opened.error.message
}

/** What is said about a `coronagraph.json`, without the path of the file, which must come first. */
async function settingsProblemOf(settings: unknown): Promise<string> {
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings)
  const folder = makeScratchFolder({ 'main.lua': '', 'remote/x/file': '', 'coronagraph.json': text })
  const where = `${join(folder, 'coronagraph.json')}, `
  const lines = (await problemOf(folder)).split('\n')
  for (const line of lines) expect(line.startsWith(where)).toBe(true)
  return lines.map((line) => line.slice(where.length)).join('\n')
}

const hosts = (route: unknown, host = 'plugins.solar2d.com') => ({ hosts: { [host]: route } })

describe('[C1] opening a folder', () => {
  it('takes a Solar2D project without settings', async () => {
    const folder = makeScratchFolder({ 'main.lua': '' })
    expect(await openProject(folder)).toEqual({
      ok: true,
      value: {
        name: basename(folder),
        path: folder,
        kind: 'solar2d',
        profile: 'reference',
        hosts: new Map(),
      },
    })
  })

  it('takes a web app, and prefers main.lua', async () => {
    const folder = makeScratchFolder({ 'index.html': '' })
    expect(await openProject(folder)).toMatchObject({ value: { kind: 'web' } })
    writeFileSync(join(folder, 'main.lua'), '')
    expect(await openProject(folder)).toMatchObject({ value: { kind: 'solar2d' } })
  })

  it('gives the real path of a link', async () => {
    const folder = makeScratchFolder({ 'main.lua': '' })
    const link = join(makeScratchFolder(), 'link')
    symlinkSync(folder, link)
    expect(await openProject(link)).toMatchObject({ value: { path: folder } })
  })

  it('says what is wrong with a folder and what to do', async () => {
    const folder = makeScratchFolder({ file: '' })
    expect(await problemOf(join(folder, 'gone'))).toContain('does not exist. Choose')
    expect(await problemOf(join(folder, 'file'))).toContain('is a file. Choose')
    expect(await problemOf('')).toContain('is no path')
    expect(await problemOf('a\0')).toContain('is no path')
    expect(await problemOf(folder)).toContain('holds neither the file main.lua')
  })

  it('says which name is nearly right', async () => {
    const folder = makeScratchFolder({ 'Main.lua': '' })
    expect(await problemOf(folder)).toContain('rename that to "main.lua"')
  })

  it('takes no folder and no outside link for the entry file', async () => {
    const folder = makeScratchFolder({ 'main.lua/x': '' })
    expect(await problemOf(folder)).toContain('holds neither')
    rmSync(join(folder, 'main.lua'), { recursive: true })
    symlinkSync(join(makeScratchFolder({ 'main.lua': '' }), 'main.lua'), join(folder, 'main.lua'))
    expect(await problemOf(folder)).toContain('is a link out of the project')
  })
})

describe('[C3] settings that are right', () => {
  it('give canonical hosts and absolute folders', async () => {
    const folder = makeScratchFolder({
      'main.lua': '',
      'remote/x/file': '',
      'coronagraph.json': JSON.stringify({
        $schema: 'https://example.com/schema.json',
        hosts: {
          'Plugins.Solar2D.com': { serve: 'remote/x', bytesPerSecond: 1, latencyMs: 600_000 },
          '127.0.0.9': { serve: './remote/x/' },
          '::1': { serve: '.' },
        },
      }),
    })
    const opened = await openProject(folder)
    expect(opened.ok && [...opened.value.hosts]).toEqual([
      ['plugins.solar2d.com', { serve: join(folder, 'remote/x'), bytesPerSecond: 1, latencyMs: 600_000 }],
      ['127.0.0.9', { serve: join(folder, 'remote/x') }],
      ['::1', { serve: folder }],
    ])
  })

  it('may be empty, and may begin with a byte order mark', async () => {
    const folder = makeScratchFolder({ 'main.lua': '', 'coronagraph.json': '\ufeff{}' })
    expect((await openProject(folder)).ok).toBe(true)
  })
})

describe('[C2] a file that is not JSON', () => {
  it('is named by line and column', async () => {
    expect(await settingsProblemOf('{\n  "hosts": {},\n}')).toBe(
      'line 3, column 1: A key in double quotes is expected here, and no comma before a closing brace.',
    )
  })

  it('is refused when it is no UTF-8, too long, or no file', async () => {
    const folder = makeScratchFolder({
      'main.lua': '',
      'coronagraph.json': Uint8Array.from([0x22, 0xff, 0x22]),
    })
    expect(await problemOf(folder)).toContain('Save it as UTF-8')
    writeFileSync(join(folder, 'coronagraph.json'), `"${'x'.repeat(1024 * 1024)}"`)
    expect(await problemOf(folder)).toContain('Make it shorter')
    rmSync(join(folder, 'coronagraph.json'))
    mkdirSync(join(folder, 'coronagraph.json'))
    expect(await problemOf(folder)).toContain('Make it a file')
  })
})

describe('[C3] a wrong setting is named by its path, its value and what to write instead', () => {
  it.each([
    [[], 'the whole file is a list. Give an object such as { "hosts": {} }.'],
    [null, 'the whole file is null. Give an object such as { "hosts": {} }.'],
    [{ hots: {} }, 'the whole file: Remove or correct "hots": there is no such setting.'],
    [{ hosts: [] }, 'hosts is a list. Give an object whose keys are host names.'],
    [{ $schema: 1 }, '$schema is 1. Give the address of a JSON schema.'],
    [
      hosts('remote/x'),
      'hosts["plugins.solar2d.com"] is "remote/x". Give an object such as { "serve": "remote/example.com" }.',
    ],
    [hosts({}), 'hosts["plugins.solar2d.com"].serve is missing. Name a folder of the project,'],
    [hosts({ serve: '' }), 'hosts["plugins.solar2d.com"].serve is "". Name a folder of the project,'],
    [hosts({ serve: 7 }), 'hosts["plugins.solar2d.com"].serve is 7. Name a folder of the project,'],
    [
      hosts({ serve: 'remote/x', latency: 1 }),
      'hosts["plugins.solar2d.com"]: Remove or correct "latency": there is no such setting.',
    ],
    [
      hosts({ serve: 'remote/x', latencyMs: 600_001 }),
      'hosts["plugins.solar2d.com"].latencyMs is 600001. Give at most 600000 milliseconds,',
    ],
    [
      hosts({ serve: 'remote/x', latencyMs: -1 }),
      'hosts["plugins.solar2d.com"].latencyMs is -1. Give 0 or more',
    ],
    [
      hosts({ serve: 'remote/x', latencyMs: '5' }),
      'hosts["plugins.solar2d.com"].latencyMs is "5". Give a number',
    ],
    [
      hosts({ serve: 'remote/x', bytesPerSecond: 0 }),
      'hosts["plugins.solar2d.com"].bytesPerSecond is 0. Give at least 1',
    ],
    [
      hosts({ serve: 'remote/x', bytesPerSecond: 1.5 }),
      'hosts["plugins.solar2d.com"].bytesPerSecond is 1.5. Give a whole number',
    ],
  ])('%j', async (settings, expected) => {
    expect(await settingsProblemOf(settings)).toContain(expected)
  })

  it('all of them at once', async () => {
    const problem = await settingsProblemOf(hosts({ serve: 1, latencyMs: -1, bytesPerSecond: 0 }))
    expect(problem.split('\n')).toHaveLength(3)
  })

  it('but at most ten and how many more', async () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_item, index) => [`h${index}`, {}]))
    const problem = await settingsProblemOf({ hosts: many })
    expect(problem.split('\n')).toHaveLength(11)
    expect(problem).toContain('5 more.')
  })
})

describe('[C4] a host', () => {
  it.each(['http://a.com', 'a.com:80', 'a.com/x', '', '*.a.com', 'a@b', 'a b'])(
    '%j is refused: no scheme, no port, no path',
    async (host) => {
      const problem = await settingsProblemOf(hosts({ serve: 'remote/x' }, host))
      expect(problem).toContain(
        `hosts[${JSON.stringify(host)}]: Write the host alone, such as "plugins.solar2d.com"`,
      )
    },
  )

  it('that no URL can have is refused', async () => {
    expect(await settingsProblemOf(hosts({ serve: 'remote/x' }, '300.1.1.1'))).toContain(
      'hosts["300.1.1.1"]: No URL can have this host',
    )
  })

  it('is there once, whatever its case', async () => {
    const route = { serve: 'remote/x' }
    expect(await settingsProblemOf({ hosts: { 'a.com': route, 'A.com': route } })).toContain(
      'The host a.com is there twice',
    )
  })

  it('does not vanish when it is called as something of the language', async () => {
    expect(await settingsProblemOf('{"hosts": {"__proto__": {"serve": "remote/x"}}}')).toBe(
      'line 1, column 12: Remove the key "__proto__".',
    )
  })
})

describe('[C5] a served folder', () => {
  it.each([
    ['/etc', 'relative to the project'],
    ['C:/x', 'relative to the project'],
    ['..', 'this leads out of it'],
    ['remote/../../x', 'this leads out of it'],
    ['remote\\x', 'not a backslash'],
    ['remote/none', 'it does not exist'],
    ['remote/x/file', 'this is a file'],
    ['remote/x/file/y', 'it does not exist'],
    ['a\0', 'NUL'],
  ])('%j is refused', async (serve, reason) => {
    const problem = await settingsProblemOf(hosts({ serve }))
    expect(problem).toContain(`hosts["plugins.solar2d.com"].serve is ${JSON.stringify(serve)}. `)
    expect(problem).toContain(reason)
  })

  it('may be a link, but only to a folder inside', async () => {
    const settings = JSON.stringify(hosts({ serve: 'link' }))
    const folder = makeScratchFolder({ 'main.lua': '', 'remote/file': '', 'coronagraph.json': settings })
    symlinkSync('remote', join(folder, 'link'))
    const opened = await openProject(folder)
    expect(opened.ok && [...opened.value.hosts.values()]).toEqual([{ serve: join(folder, 'remote') }])
    rmSync(join(folder, 'link'))
    symlinkSync(realpathSync(makeScratchFolder()), join(folder, 'link'))
    expect(await problemOf(folder)).toContain('a link leads out of it')
  })
})
