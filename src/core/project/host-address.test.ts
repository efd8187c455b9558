import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { withHostAddresses } from './host-address.ts'
import { openProject } from './project.ts'

const open = (route: unknown) =>
  openProject(
    makeScratchFolder({
      'main.lua': '',
      'remote/file': '',
      'coronagraph.json': JSON.stringify({ hosts: { 'api.example': route } }),
    }),
  )

describe('[C24] an address in coronagraph.json', () => {
  it.each([
    ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }],
    ['localhost:1', { host: 'localhost', port: 1 }],
    ['[::1]:65535', { host: '::1', port: 65_535 }],
  ])('%s is one of this machine', async (address, parsed) => {
    const project = await open({ address })
    expect(project.ok && project.value.hosts.get('api.example')).toEqual({ address: parsed })
  })

  it.each([
    '8080',
    '127.0.0.1',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '127.0.0.999:80',
    '10.0.0.1:80',
    'a.example:80',
  ])('%s is none', async (address) => {
    const project = await open({ address })
    expect(project.ok || project.error.message).toContain(
      `hosts["api.example"].address is ${JSON.stringify(address)}. Give an address on this machine`,
    )
  })

  it('stands alone', async () => {
    const project = await open({ address: '127.0.0.1:80', serve: 'remote' })
    expect(project.ok || project.error.message).toContain('Keep "address" alone')
  })
})

describe('[R16] an address of a run', () => {
  it('wins over what the project says of its host', () => {
    const project = new Map([['api.example', { serve: '/x' }]])
    const hosts = withHostAddresses(project, { 'API.Example.': '127.0.0.1:9' })
    expect(hosts.ok && [...hosts.value]).toEqual([
      ['api.example', { address: { host: '127.0.0.1', port: 9 } }],
    ])
  })

  it.each([
    ['a b', '127.0.0.1:9', '--host a b=127.0.0.1:9: No URL can have this host.'],
    ['https://a.example', '127.0.0.1:9', 'without scheme and port'],
    ['a.example', '192.168.0.1:9', '--host a.example=192.168.0.1:9: Give an address on this machine'],
  ])('%s=%s is refused', (name, address, says) => {
    const hosts = withHostAddresses(new Map(), { [name]: address })
    expect(hosts.ok || hosts.error.message).toContain(says)
  })
})
